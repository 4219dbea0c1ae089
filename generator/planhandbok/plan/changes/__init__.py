"""The differences between two versions of an A3, and the diary of when they came.

Other wings may use:

    differences: Act, Change, TableCell, changes, part_of
    entries: Entry, Event, entries, since_day
    successors: ends, successors
"""
