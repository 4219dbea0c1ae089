"""Records are checked alone and against each other: references, amounts, dates and editions.

Other wings may use:

    a3: a3_mistakes, parent_cycles
    base: CHANGES, REPLACES, base_mistakes
    benefits: counted_twice
    cases: case_mistakes
    coat_of_arms: coat_of_arms_mistakes
    cycle: cycle_mistakes, measures_decided_too_early
    editions: case_number_mistakes, edition_mistakes, freezing_mistakes, frozen_before
    guide: RESERVED_IN_WINDOWS, guide_mistakes, name_mistakes
    links: link_mistakes
    method: method_mistakes
    numbers: numbers_to_come
    roles: role_mistakes
"""
