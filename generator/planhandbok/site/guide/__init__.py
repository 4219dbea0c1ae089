"""The guide that the engine made is made ready for the site.

Other wings may use:

    guide: finish_guide
    unsafe: UnsafePagesError, refuse_unsafe_pages
"""
