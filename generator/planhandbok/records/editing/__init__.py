"""The text of a record says something else, and each byte that has no part in that stays.

Other wings may use:

    changes: ADD, Change, ChangeError, READINGS, UNSAID, changed_data
    forms: NotWritableError
    record_text: RecordText, record_text
"""
