"""The figures for one kind of reader: the days of politicians, and what is not decided yet.

Other wings may use:

    agenda: Agenda, PoliticalDay, agenda
    undecided: undecided_measures
"""
