"""Redirects are written, and the ledger is kept.

Other wings may use:

    ledger: the module itself
    redirects: write_redirects
"""
