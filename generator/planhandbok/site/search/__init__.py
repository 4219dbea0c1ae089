"""Search: the terms of words, parts of compounds, and the files of the index.

Other wings may use:

    explained: explained
    index: FOLDER, index_files, write_index
"""
