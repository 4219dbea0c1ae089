"""The text of a record says something else, and each byte that has no part in that stays.

Other wings may use:

    changes: Change, Difference, UNSAID, changed_data, difference
    forms: NotWritableError
    paths: ADD, ChangeError, READINGS, form_path
    record_text: RecordText, record_text
    workbook_form: FormCell, FormSheet, WorkbookForm, workbook_form
"""
