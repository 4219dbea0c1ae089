"""The pages of a cycle: the year, its steps as checklists, and what comes first.

Other wings may use:

    cycle: ChecklistRow, DeliverableRow, MeetingRow, StepCard, StepView, checklist,
        checklist_row, cycle_period, cycle_title, step_cards, step_view
    page_plans: cycle_pages, priority_pages
    priority: FieldView, field_view
"""
