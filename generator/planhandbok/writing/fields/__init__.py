"""The fields of forms: places in records become forms, and what is sent from them changes.

Other wings may use:

    answers: Answer, Answers, answers, changes_of, conflicts, move, removal, sentence_of,
        texts_over
    forms: Form, filled_form, form_of_place, inner_value
    kinds: label_of
    mistakes: lacking
    places: HEADER, NEW, NEW_A3, Place, WrittenRecord, capitalised, place_at, whole_record,
        written_record
    references: Around, title_of
"""
