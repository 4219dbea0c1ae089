"""Where in the cycle a day is, how urgent a deadline is, and what comes first.

Other wings may use:

    calendar: ActivityFigure, CycleFigure, Now, PLANNING_STEPS, StepFigure, cycle_figure, now
    council: Council, council_deciding
    priority: Candidate, Choice, CyclePriority, FieldCell, Load, Priority, cycle_priorities,
        priority_of
    urgency: Urgency, urgency_of
    zone: MUCH, Zone, zone_of
"""
