"""What all pages share: words, labels, links, text, templates and the page itself.

Other wings may use:

    filters: Filter, filter_of, used
    labels: COLUMNS, LABELS, LACKS
    numbers: published_numbers
    page: Heading, PARENT, Page, PagePlan, SHELL, page
    parts: Badge, HelpLinks, Lead, Link, MeasureRow, PageContext, inside_sentence, owner_text
    render: fragment
    stylesheet: FAVICON, STYLESHEET, stylesheet, stylesheets
    text: the module itself, plain_line
    words: N_, Words
"""
