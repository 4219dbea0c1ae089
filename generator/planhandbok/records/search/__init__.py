"""A municipality's own words for search: whether each has an effect.

Other wings may use:

    search_words: search_word_mistakes
"""
