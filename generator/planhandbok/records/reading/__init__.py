"""The files of a project become typed records, and mistakes get their place in the file.

Other wings may use:

    a3_links: sheet_with_links_only_to, with_links_only_to
    earlier: version_of_copy, version_parts
    editions: EditionFile, corrected
    guide: Guide
    loaded: Loaded, load
    method: base_below, method_of
    places: place_of, placed
    prose_links: ProseLink
    record_file: RecordFile
"""
