"""The boards, one screen each, and the page that leads to them.

Other wings may use:

    boards: board_pages
"""
