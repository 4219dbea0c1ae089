"""What git knows of the records: revisions, and what the A3s said before.

Other wings may use:

    history: History, MissingHistory, contents, read_history
    revisions: Revision
    versions: NoVersion, Past, SheetChange, a3_in
"""
