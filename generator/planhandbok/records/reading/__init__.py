"""The files of a project become typed records, and mistakes get their place in the file.

Other wings may use:

    editions: is_addressable, read_editions, unaddressable
    findings: Findings, Parsed, parsed_run, place_of, placed
    guide: Guide, read_guide
    site_file: Tagged, site_file
"""
