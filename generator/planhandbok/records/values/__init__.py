"""The kinds of value a record can hold, each made from the text that stands in the file.

Other wings may use:

    benefit_kinds: BenefitKind, KindId, KindReference, USUAL_KINDS, other_words
    colours: BandColour, LinkColour
    dates: Date, Deadline, FRIST, Recurrence, When, day_of, due_day, first_day_of
    days: FIRST_YEAR, LAST_YEAR, MONTHS, shown_day, written_day
    fields: BenefitReference, Contact, EmailAddress, Id, Line, PROSE, PhaseId, Text, WebAddress,
        Word, WordReference, YesNo, read_line
    misread: MisreadError, StandIn, TEXT_IN_EDITOR
    number_hints: spaced
    numbers: Cell, Count, Kroner, KronerRate, Level, NO_NUMBER, Number, PercentRate, Rate, Year,
        read_number
    periods: Period
    status: CLOSED, DONE, Status
    units: Marked, conflict_with, doubt_about, scaled
    words: WordSet, folded, in_any_case
"""
