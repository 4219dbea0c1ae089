"""The records and their sums as tables, for spreadsheets and programs.

Other wings may use:

    as_cells: Cell, FORMULA_SIGNS, cell_context, cells, csv_texts
    as_json: document, schema
    case_table: CASES
    names: OWN_BOXES, TABLES
    sheet_table: SHEETS
    table_form: AddressCell, Dataset
    tables: Tables, csv_file, tables
"""
