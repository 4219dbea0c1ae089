"""The pages of benefits: the gap, the amounts, and the benefits tree.

Other wings may use:

    costs: BusinessCaseTable, business_case_table
    gap: gap_link, gap_sentence, need_sentence, plan_years, year_sentence
    money: cost_line, main_amount, money_lines
    planned_pages: benefits_pages, tree_pages
    tables: the module itself, amount_table, amount_text, rest_in_tables
    tree: CycleGoals, TreeView, sheet_tree_view, tree_title
"""
