"""Where in the cycle a day is, how urgent a deadline is, and what comes first.

Other wings may use:

    calendar: ActivityFigure, CurrentCycle, CycleFigure, PLANNING_STEPS, StepFigure,
        current_cycle, cycle_figure
    council: Council, council_deciding
    priority: Candidate, Choice, CyclePriority, FieldCell, Priority, Workload, cycle_priorities,
        priority_of
    urgency: SOON, Urgency, urgency_of
    zone: MUCH, Zone, zone_of
"""
