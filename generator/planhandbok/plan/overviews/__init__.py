"""What needs attention across all A3s.

Other wings may use:

    deadlines: DeadlineFigure
    overview: Overview, UnitFigure, overview
"""
