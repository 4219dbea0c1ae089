"""The pages of benefits: the gap, the amounts, and the benefits tree.

Other wings may use:

    amount_lines: BusinessCaseTable, business_case_table
    amounts: AmountTable, amount_table, amount_text
    gap: all_benefits_view, gap_link, gap_sentence, gap_title, gap_view
    tree: CycleGoals, TreeView, cycle_tree_view, sheet_tree_view, tree_title
"""
