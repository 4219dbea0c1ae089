"""The pages of a cycle: the year, its steps as checklists, and what comes first.

Other wings may use:

    cycle: ChecklistRow, DeliverableRow, MeetingRow, StepCard, StepView, checklist,
        checklist_row, cycle_period, cycle_title, cycle_view, step_cards, step_title, step_view
    priority: FieldView, field_view, priority_lead, priority_title, priority_view
"""
