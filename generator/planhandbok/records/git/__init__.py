"""The history of the records in git: revisions, and earlier versions of the A3s.

Other wings may use:

    command: git_output, run_git
    contents: contents, each_content
    history: History, MissingHistory, NO_PROGRAM, is_checked_out, read_history
    known_contents: KnownContents
    overnight: Stood
    revisions: FileChange, Revision, record_name
    taken_back: Place, TakenBack, changed_places, known_places, may_differ, notice, place_named,
        value_at
    versions: NoVersion, Past, SheetChange, a3_in
"""
