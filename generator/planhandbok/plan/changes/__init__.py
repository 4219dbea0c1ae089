"""The differences between two versions of an A3, and the diary of changes by commit.

Other wings may use:

    differences: Change, ChangeKind, TableCell, changes, part_of
    entries: Diary, Entry, Event, diary, since_day
    successors: ends, successors
"""
