"""What each PDF shows: A3s as sheets, checklists, and a cycle bound together.

Other wings may use:

    pdf: ADDRESSES, Pdf, PdfContext
    pdfs: booklet_pdfs, checklist_pdfs, sheet_pdfs
"""
