"""The pieces that all pages share: words, labels, links, text, templates and the page itself.

Other wings may use:

    catalogue: catalogue
    context: PageContext, SiteContext
    filters: CLOSED, Filter, NO_UNIT, OPEN, SEVERAL, labelled, options_of, query, unit_keys,
        unit_options, with_choice
    headings: Heading, headings_of
    html_tree: Element, SPACE, html_tree
    labels: LABELS, LACKING
    links: LinkResolver, outside_address
    numbers: filled_in
    page: A3_SHELL, A3_SHELLS, EDITION_SHELL, GOAL_SHELL, GRANDPARENT, PARENT, Page,
        PlannedPage, SHARED_SHELLS, SHELL, UNIT_SHELL, WITH_OWN_CONTENTS, view_page
    parts: Badge, Lead, Link, MeasureRow, inside_sentence, owner_text, role_text
    render: TranslatedTemplates, fragment
    stylesheet: FAVICON, STYLESHEET, stylesheet, stylesheets
    text: the module itself, INLINE_TAGS, line, plain_line, plain_text
    words: N_, Words
"""
