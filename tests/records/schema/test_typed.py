"""Plain data becomes a record, or findings that help."""

from planhandbok.pages.pieces.words import Words
from planhandbok.phrase import Phrase
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.typed import typed


def test_hint_for_a_missing_key_is_told_in_nynorsk_to_its_last_word() -> None:
    found = typed(A3, {}, "x.yml")
    assert isinstance(found, list)
    hints = {str(finding.hint): finding.hint for finding in found}
    written = next(hint for text, hint in hints.items() if text.startswith("Skriv «eier:»"))
    assert isinstance(written, Phrase)
    assert written.translated(Words(Language.NYNORSK).text) == (
        "Skriv «eier:» og det som høyrer til. Rolla eller eininga som eig A3-en. "
        "Er det fleire, svarer den første for det. Fleire blir skrivne som ei liste."
    )
