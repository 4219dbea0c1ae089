"""The guide that the engine made is made ready for the site.

Other wings may use:

    guide: finish_guide, linked_page, with_additions
    unsafe: ARTICLE, UnsafePagesError, refuse_unsafe_pages
"""
