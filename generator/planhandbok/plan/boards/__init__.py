"""What a group needs at its board.

Other wings may use:

    board: ActionPlan, Board, Boards, DEFAULT_LOOKBACK, PeriodStart, boards
"""
