"""The figures of the board where a group meets.

Other wings may use:

    board: ActionPlan, Board, BoardFacts, Boards, DEFAULT_LOOKBACK, PeriodStart, period_start,
        sheet_board, units_with_board
"""
