"""The pages of benefits: the gap, the amounts, and the benefits tree.

Other wings may use:

    amount_lines: BusinessCaseTable, business_case_table
    amounts: AmountTable, amount_table, amount_text
    gap: gap_sentence
    planned_pages: benefits_pages, tree_pages
    tree: CycleGoals, TreeView, sheet_tree_view
"""
