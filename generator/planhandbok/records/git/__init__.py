"""The history of the records in git: revisions, and earlier versions of the A3s.

Other wings may use:

    history: History, MissingHistory, NO_PROGRAM, contents, read_history
    revisions: Revision
    versions: NoVersion, Past, SheetChange, a3_in
"""
