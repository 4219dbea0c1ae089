"""Pages at the addresses of pages that are gone, and redirects.

Other wings may use:

    gone: with_gone
    redirects: Redirect, redirects
"""
