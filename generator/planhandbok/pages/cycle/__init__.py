"""The pages of a cycle: the year, its steps as checklists, and what comes first.

Other wings may use:

    cycle: cycle_period, cycle_title, wheel_title
    planned_pages: cycle_pages, priority_pages
    priority: FieldView, field_view, priority_title
    rounds: meeting_link, round_sentence
    step: the module itself, ChecklistRow, checklist_row, step_header, step_title, step_work
"""
