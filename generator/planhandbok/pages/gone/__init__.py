"""Pages at the addresses of pages that are gone, and redirects.

Other wings may use:

    gone: gone_pages, with_gone_anchors
    redirects: Redirect, redirects
"""
