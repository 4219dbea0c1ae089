"""The place of a day in the cycle, the urgency of deadlines, and the priority of measures.

Other wings may use:

    calendar: ActivityFigure, CurrentCycle, CycleActivity, CycleFigure, StepFigure, StepMeeting,
        activities_of, current_cycle, cycle_figure, running_cycles, urgent_activities,
        waiting_activities
    council: Council, council_deciding
    priority: Candidate, Choice, CyclePriority, FieldCell, Priority, Workload, choice_of,
        choosing_step, cycle_priorities, priority_of
    urgency: SOON, Urgency, urgency_of
    zone: MUCH, Zone, zone_of
"""
