"""Prose of records becomes Markdown that shows what its author wrote.

Other wings may use:

    own_signs: NO_LINK, SERVER, TIMES, signed_numbers, with_own_signs
    prose: ENDS, PIECE, PROSE, ROW, as_commonmark, one_line, with_plain_breaks
    wide_rows: wide_rows
"""
