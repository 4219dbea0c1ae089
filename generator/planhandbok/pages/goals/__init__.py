"""The pages of goals: all of them with their state, and each with what contributes to it.

Other wings may use:

    planned_pages: goal_pages
"""
