"""Files of Word, Excel and PowerPoint become lines, cells and shapes: what they say, as text.

Other wings may use:

    cells: CellPlace, WorkbookPage, WorkbookPages, at, cell_place, doubts, name_of, pages_in,
        text_of
    office_file: COMPOUND, OfficeFile, Program, UNREADABLE, office_file, read_office_file
    slide_shapes: Shapes, notes_in, shapes_of, trees_in
    word_lines: WordLine, margin_texts, word_lines
"""
