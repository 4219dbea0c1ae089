"""Pages of the guide are written in the browser.

Other wings may use:

    guide_desk: GUIDE, GuideDesk
    new_page_desk: NEW_PAGE, NewPageDesk, links_of_page
"""
