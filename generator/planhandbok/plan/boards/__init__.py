"""The figures of the board where a group meets.

Other wings may use:

    board: ActionPlan, Board, Boards, DEFAULT_LOOKBACK, PeriodStart, boards, period_start
"""
