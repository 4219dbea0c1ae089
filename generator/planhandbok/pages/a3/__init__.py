"""The page of one A3, its frozen editions, its cases, and how it is cited.

Other wings may use:

    a3: A3View, BenefitView, Fact, IndicatorView, MeasureView, RootCauseView, a3_view, facts
    cases: CaseView, case_list_view, case_page_view, case_title, case_view
    citation: edition_citation, sheet_citation
    editions: decided_sentence, decided_title, edition_title, edition_view, numbered_title
"""
