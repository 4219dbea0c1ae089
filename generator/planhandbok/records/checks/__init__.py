"""What one record says of another: references that lead nowhere, and figures that disagree.

Other wings may use:

    a3: findings_in
    benefits: counted_twice
    cases: cases_told_twice, clashing_cases, known_as
    coat_of_arms: coat_of_arms_mistakes
    cycle: findings_in_cycle, findings_in_method
    edition_mismatch: edition_mismatches
    parent_cycles: parent_cycles
    references: Known, other_a3
"""
