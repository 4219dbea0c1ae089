"""Forms that were filled in, and mails, are handed in: read with limits, told, and written.

Other wings may use:

    hand_in_desk: HandInDesk
    uploads: NOT_OURS, Uploads
"""
