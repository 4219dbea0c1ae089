"""The figures of one A3: measures, indicators, what it lacks, cases and editions.

Other wings may use:

    cases: CaseFigure, Treatment, as_case, case_figures, is_same_case, shared_numbers,
        treatments_of
    corrections: WrongCaseFigure, wrong_cases
    editions: EditionFigure, edition_figures
    in_units: Work, WorkByUnit, in_units, of_any
    indicators: Course, DAYS_BETWEEN, IndicatorFigure, PATIENCE, TOLERANCE, is_reading_late,
        next_reading_day
    measures: MeasureFigure
    missing: Lack
    sheets: Rules, SheetFigure, sheet_figures
    standing: SheetStatus, Standing
"""
