"""Forms that people fill in with Office: which parts of an A3 they show, and where these stand.

Other wings may use:

    document_form: DocumentForm, FormText, LISTS, document_form, empty_document_form,
        is_new_place, is_text_place
    hidden: HiddenCell, HiddenDocument, HiddenSlide, HiddenText, hidden_base64, hidden_in,
        hidden_texts
    slide_form: CAUSES, COLUMNS, SlideForm, SlideTable, slide_form
    workbook_form: FormCell, FormSheet, WorkbookForm, is_form_place, workbook_form
"""
