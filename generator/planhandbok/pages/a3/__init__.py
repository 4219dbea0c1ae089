"""The page of one A3, its frozen editions, its cases, and how it is cited.

Other wings may use:

    a3: A3View, BenefitView, Fact, IndicatorView, MeasureView, RootCauseView, a3_view, facts
    cases: CaseView, case_pages, case_view
    editions: decided_sentence, decided_title, edition_view, numbered_title
    page_plans: a3_pages, edition_pages
"""
