"""The page of one A3, its frozen editions, its cases, and how it is cited.

Other wings may use:

    a3: ReferencedNames, became, titles
    case_pages: case_pages
    cases: CaseView, MeetingView, case_page_view, case_view, treatment_title
    editions: decided_sentence, decided_title, names_then, numbered_title
    form: BenefitView, FormView, IndicatorView, MeasureView, RootCauseView, UNWRITTEN, form_view
    header: Fact, HeaderView, facts, header_view
    own_boxes: OwnBoxes, shown_boxes
    planned_pages: a3_pages, edition_pages
    sheet_input: SheetInput, sheet_inputs
"""
