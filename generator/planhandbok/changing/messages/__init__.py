"""Messages and mails from those who have no access to the files become changes, one by one.

Other wings may use:

    message: INVISIBLE
    receive: Incoming, LARGEST, Ready, Refused, Result, TakenBefore, incoming, judged, take_in
"""
