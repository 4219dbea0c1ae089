"""The Markdown pages of the guide: their links, anchors, numbers and glossary.

Other wings may use:

    anchors: with_anchors
    glossary: Glossary, Term, glossary_in
    guide_page: GuidePage, Layer, guide_page, is_built, is_built_from
    links: EXAMPLE, FORM, Form, PICTURE, Picture, path_from
    markdown: Block, FRONT_MATTER, GuideText, HIDDEN_SIGN, front_matter
    numbers: RuleNumber, with_numbers
    requests: running_elements, style_asks, unsafe_in
"""
