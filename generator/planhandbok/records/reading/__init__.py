"""The files of a project become typed records, and mistakes get their place in the file.

Other wings may use:

    a3_links: with_links_only_to
    base: CONTENT, base_method, base_page, read_base
    earlier: version_of_copy
    editions: EditionFile
    engine_yaml: Tagged
    loaded: Loaded, load
    method: method_of
    places: place_of, placed
    prose_links: ProseLink
    site_file: read_site
"""
