"""A phone number or an e-mail address of a person in a text is a warning."""

import pytest

from tests.support.handbooks import Scratch


def warnings(scratch: Scratch, text: str) -> list[str]:
    scratch.a3("skolemat", f"begrunnelse: {text}\n")
    return [problem.message for problem in scratch.records().warnings.items]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Spør kari.nordmann@prove.kommune.no.", "en e-postadresse"),
        ("Ring 912 34 567.", "et telefonnummer"),
        ("Ring 91 23 45 67 i dag", "et telefonnummer"),
        ("Ring +4722123456", "et telefonnummer"),
    ],
)
def test_contact_of_a_person_in_a_text_is_a_warning(text: str, kind: str, scratch: Scratch) -> None:
    assert warnings(scratch, text) == [f"Her står {kind} til en person."]


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til post@prove.kommune.no",
        "12 500 000 kroner, 974 760 673, 45 000 000 og 20 26 20 27",
        "Fra 412 34 567 890 til 900 10 000 000",
        "Se https://prove.no/91-23-45-67/912 og 0,912 34 567",
    ],
)
def test_other_texts_give_no_warning(text: str, scratch: Scratch) -> None:
    assert warnings(scratch, text) == []


def test_address_in_its_field_gives_no_warning(scratch: Scratch) -> None:
    scratch.a3("skolemat", "eier: {rolle: Rektor, e-post: kari.nordmann@prove.no}\n")
    assert scratch.records().warnings.items == ()
