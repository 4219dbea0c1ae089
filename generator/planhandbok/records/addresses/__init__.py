"""The address of every page and part, the ledger of all that were published, and redirects.

Other wings may use:

    anchors: the module itself, BOXES, anchors_of, benefit_anchor, boxes_of, indicator_anchor,
        measure_anchor, own_box_anchor, record_anchors, root_cause_anchor
    case_addresses: CaseAddresses, NumberAndBody, cases_in
    case_number: archive_number, case_number
    ledger: Ledger, ledger_text, read_ledger, yaml_address
    own_files: OUR_FILES
    owners: owners_of_editions
    permalinks: Forwarded, Gone, Permalinks, forwarded
    urls: the module itself, A3_LIST, ASSETS, BUILD_NOTE, CASES, DATA, DATA_JSON, DATA_SCHEMA,
        DATA_WORKBOOK, EDITING, FRONT, GAP_PAGE, NOT_FOUND, NO_UNIT_SLUG, OUR_FOLDERS,
        PRIORITY_PAGE, REDIRECTS, REPORT, SEARCH, SITEMAP, TREE_PAGE, UNITS, WITHOUT_UNIT,
        WRITING, a3_address, a3_at, activity_anchor, board_address, board_at, case_address,
        cycle_address, edition_address, form_pdf, goal_address, guide_address, guide_href,
        own_path, root_from, sheet_address, step_address, unit_address, unit_board_address,
        year_address
"""
