"""Text and files, read safely; knows nothing of planning.

Other wings may use:

    address_text: around, free_id, is_address, page_of, slug
    alphabet: alphabetical, nameless_last
    contrast: the module itself, BLACK, Colour, READABLE, colour_of, contrast, hardest, shade
    file_text: LARGEST_FILE, bytes_of, line_end_of, merge_problems, person_number_at, position,
        text_in, text_of, with_unix_line_ends
    files: the module itself, CYCLE, EDITIONS, FORWARDING, LEDGER, METHOD, MKDOCS_FILE,
        OUR_SETTINGS, RECORDS, SEARCH_WORDS, YEAR, YearFolder, budget_year, cycle_file,
        edition_file, is_cycle_file, is_of_cycle, sheet_file, sheet_id, sheet_year, year_folders
    folder_files: FolderFiles, folder_files, misleading_link
    grouping: grouped
    known_files: FileRead, KnownFiles, NOT_READ, NO_FILES
    links: LinkKind, ParserEvent, RECORD_LINK, WrittenLink, events_in, html_target, links_in
    own_words: OF_A_COUNTY, OF_A_COUNTY_IN_NYNORSK, own_word_problems, with_own_words
    problems: Finding, KeyPath, MOST_QUOTED, MOST_SHOWN, Mistake, Problem, Problems, Severity,
        ToldError, UNREADABLE, WrongAnswerError, WrongUseError, as_text, did_you_mean,
        file_problem, in_quotation_marks, nearest, quoted, wrong_answer
    shell_marker: SHELL_MARKER
    svg: drawing_problems
"""
