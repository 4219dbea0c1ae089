"""Acts: what can be done with a whole record, told in words before it is done.

Other wings may use:

    act: Act, Done
    act_desk: ACT, ActDesk, acts_of
    ending: end_address
"""
