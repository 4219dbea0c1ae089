"""The lists and counts of what needs attention across all A3s.

Other wings may use:

    deadlines: DeadlineFigure, MONTHS
    overview: MOST_URGENT, Overview, UnitFigure, overview, unit_figure
"""
