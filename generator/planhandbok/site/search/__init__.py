"""Search: the terms of words, parts of compounds, and the files of the index.

Other wings may use:

    explained: explained
    index: START, page_path, page_script, term_scripts, write_index
    term_index: TermIndex
"""
