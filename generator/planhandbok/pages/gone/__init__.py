"""What stands at an address whose page is no more, and the redirects.

Other wings may use:

    gone: gone_pages, with_gone_anchors
    redirects: Redirect, redirects
"""
