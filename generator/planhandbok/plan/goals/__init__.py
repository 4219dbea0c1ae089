"""The figures of goals: in each cycle, what contributes to a goal and what does not.

Other wings may use:

    goals: GoalFigure, GoalFigures, GoalYear, goal_figures, newest_goals
"""
