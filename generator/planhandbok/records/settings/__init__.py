"""The settings in `mkdocs.yml` are read, over those of the base handbook.

Other wings may use:

    base: Base, CONTENT, base_method, base_page, read_base
    engine_yaml: Tagged
    refused: keys_under, list_under
    site_file: accessibility_advice, read_site, written_language
"""
