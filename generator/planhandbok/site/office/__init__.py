"""Office files: the attachment for Word, and forms for Excel, Word and PowerPoint.

Other wings may use:

    attachment: write_attachment
    document_form: END, HEADING, HELP, HIDDEN, TITLE, write_document
    slide: write_slide
    slide_layout: FACTS, HEADING, HIDDEN, ID, TITLE
    workbook_form: HEADINGS, HEADING_ROW, HIDDEN, write_workbook
"""
