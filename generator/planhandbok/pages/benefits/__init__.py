"""The pages of benefits: the gap, the amounts, and the benefits tree.

Other wings may use:

    gap: gap_sentence
    planned_pages: benefits_pages, tree_pages
    tables: the module itself, AmountTable, amount_table, amount_text
    tree: CycleGoals, TreeView, sheet_tree_view
"""
