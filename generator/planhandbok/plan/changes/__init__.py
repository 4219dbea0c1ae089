"""What differs between two versions of an A3, and when that happened.

Other wings may use:

    differences: Act, Cell, Change, changes
    entries: Entry, Event, by_sheet, entries, since_day
    successors: ends, successors
"""
