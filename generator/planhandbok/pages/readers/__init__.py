"""The pages for one kind of reader: politicians, and those who represent the employees.

Other wings may use:

    planned_pages: reader_pages
"""
