"""The page of each unit, with what waits for it, and the list of all units.

Other wings may use:

    planned_pages: unit_pages
    unit: unit_title
    waiting: WaitingRow, waiting_row
"""
