"""The records and their sums as tables, for spreadsheets and programs.

Other wings may use:

    as_cells: Cell, FORMULA_SIGNS, cell_context, cell_of, csv_field, csv_row
    as_json: the module itself
    case_table: CASES
    names: OWN_BOXES, TABLES
    sheet_table: SHEETS
    table_form: AddressCell, Dataset, TableColumn, Value
    tables: Tables, csv_file, table_files, tables
"""
