"""The Markdown pages of the guide: their links, anchors, numbers and glossary.

Other wings may use:

    anchors: with_anchors
    front_matter: FRONT_MATTER, HIDDEN_SIGN, front_matter
    glossary: Glossary, Term, glossary_in
    guide_page: GuidePage, Layer, UNBUILT_FOLDER, guide_page, is_built, is_built_from
    links: EXAMPLE, FORM, PICTURE, PaperForm, Picture, path_from
    markdown: Block, GuideText
    numbers: RuleNumber, with_numbers
    requests: running_elements, style_asks, unsafe_in
"""
