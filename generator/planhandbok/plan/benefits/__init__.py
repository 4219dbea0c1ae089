"""The figures of benefits: sums, business case, gap and the tree from measure to goal.

Other wings may use:

    business_case: BusinessCase
    direct_sums: DirectEffect, DirectSums
    gap: Benefits, CycleBenefits, GapYear, all_benefits
    listed_sums: GapPart, listed_sums
    other_effects: OtherEffect, OtherEffectLine
    sheet_benefits: BenefitFigure, BenefitLack, SheetBenefits, sheet_benefits
    sums: EXACT, Range, SumHeading, ZERO, by_stage, sums_of, total
    tree: BenefitsTree, CycleTree, LooseEnd, Node, NodeKind, ReferencedBenefit, cycle_trees,
        sheet_tree
"""
