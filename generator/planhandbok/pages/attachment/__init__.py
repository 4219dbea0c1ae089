"""The attachment to a political case: one A3 as a document.

Other wings may use:

    attachment: AttachmentView, Properties, edition_attachment_view, sheet_attachment_view
    document: Paragraph, Runs, Table
    prose: DEEPEST
"""
