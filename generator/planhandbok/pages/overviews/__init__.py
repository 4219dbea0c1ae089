"""The pages across all A3s: front page, lists, status, reports; and those about the site itself.

Other wings may use:

    about: about_pages, build_note
    counts: attention
    everything: everything_page, everything_view
    frame: Frame, MenuItem, frame
    front: front_page
    measure_list: measure_pages
    report: ReportFile, report_files, report_pages
    sheet_list: sheet_pages
    status: IndicatorRow, indicator_rows, status_page
"""
