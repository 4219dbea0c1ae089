"""Plans of PDFs: A3s as sheets, checklists, and a cycle bound together.

Other wings may use:

    pdf: ADDRESSES, Pdf, PdfContext
    pdf_plans: PdfPlans, pdf_plans
"""
