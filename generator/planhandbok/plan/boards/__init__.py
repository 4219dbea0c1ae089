"""What a group needs at its board.

Other wings may use:

    board: Board, Boards, DEFAULT_LOOKBACK, boards
"""
