"""The text of a record says something else, and each byte that has no part in that stays.

Other wings may use:

    changes: Change, Difference, UNSAID, changed_data, difference, writable
    commit_message: Author, CommitMessage
    forms: NotWritableError, in_flow
    paths: ADD, ChangeError, PLACE, READINGS, form_path, key_path, nested, value_at,
        with_item_of_method
    record_text: NO_TEXTS, RecordText, Texts, WholeText, not_writable, overtaken, record_text,
        written_text
    rewriting: trimmed, with_moved_comments
    steps: with_changed
    subjects: LONGEST, Subject, shorter, subject_of
    words: ITEMS, cell_told, new_item_told, place_told, record_told, value_told
"""
