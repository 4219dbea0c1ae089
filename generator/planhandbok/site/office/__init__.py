"""Office files: the attachment for Word, and the form for Excel.

Other wings may use:

    attachment: write_attachment
    document_form: HEADING, HELP, HIDDEN, write_document
    workbook_form: HEADINGS, HEADING_ROW, HIDDEN, write_workbook
"""
