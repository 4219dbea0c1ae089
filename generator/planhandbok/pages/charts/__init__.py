"""Charts as views, which the SVG templates of `theme/templates/charts` draw.

Other wings may use:

    bars: BarChart, bar_chart
    causes: CauseDiagram, cause_diagram
    deadlines: MonthColumns, Timeline, month_columns, timeline
    field: ZoneChart, cell_anchor, zone_chart
    line: LineChart, line_chart
    model: model_chart
    small: ProgressBar, Sparkline, StackedBar, measures_bar, progress_bar, sparkline
    stairs: Stairs, stairs
    wheel: Wheel, council_wheel, year_wheel
"""
