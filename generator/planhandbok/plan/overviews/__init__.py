"""The lists and counts of what needs attention across all A3s.

Other wings may use:

    deadlines: DeadlineFigure, MONTHS
    long_list: ListPart, Listed, LongList, MOST_ROWS, PartName, Placed, measure_list,
        page_count, sheet_list
    overview: MOST_URGENT, Overview, UnitFigure, overview, unit_figure
"""
