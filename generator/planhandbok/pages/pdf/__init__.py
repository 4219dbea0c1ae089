"""Plans of PDFs: A3s as sheets, checklists, and a cycle bound together.

Other wings may use:

    pdf: ADDRESSES, Pdf, PdfContext
    planned_pdfs: PlannedPdfs, planned_pdfs
"""
