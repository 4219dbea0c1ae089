"""PDFs are set by Typst, bound, and taken over where nothing has changed.

Other wings may use:

    pdfs: PublishedPdfs, publish_pdfs
    typesetting: typeset_pdf
"""
