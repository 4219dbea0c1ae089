"""The pages across all A3s: front page, lists, status; and those about the site itself.

Other wings may use:

    about: accessibility_view, build_note, privacy_view
    front: front_view
    overviews: measure_list_view, sheet_list_view, status_view
"""
