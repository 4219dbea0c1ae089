"""The files of a project become typed records, and mistakes get their place in the file.

Other wings may use:

    editions: EditionFile
    loaded: Loaded, load
    places: place_of, placed
    prose_links: ProseLink
    site_file: Tagged
"""
