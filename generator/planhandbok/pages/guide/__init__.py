"""Parts that the records add to the guide: notes, pictures, and the meaning of words.

Other wings may use:

    meanings: Meaning, Meanings, filled_glossary, meanings
    notes: Notes, guide_notes, wide_table
    pictures: Pictures, guide_pictures
"""
