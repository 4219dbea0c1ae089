"""Office files: the attachment for Word, and the form for Excel.

Other wings may use:

    attachment: write_attachment
    workbook_form: HIDDEN, write_workbook
"""
