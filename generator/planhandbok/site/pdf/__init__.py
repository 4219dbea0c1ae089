"""PDFs are set by Typst, bound, and taken over where nothing has changed.

Other wings may use:

    pdfs: publish_pdfs
    typesetting: typeset_pdf
"""
