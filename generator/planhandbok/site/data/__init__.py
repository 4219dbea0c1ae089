"""The tables are written as CSV, workbook and JSON.

Other wings may use:

    tables: write_tables
"""
