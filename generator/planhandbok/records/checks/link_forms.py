"""The form of a link alone: what no site can follow, wherever the link stands.

A form that is a mistake gives the message about it, and the way to mend it.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from planhandbok.phrase import Phrase
from planhandbok.records.guide.links import FORM, PICTURE, PaperForm, Picture
from planhandbok.records.text.links import WrittenLink
from planhandbok.records.text.problems import did_you_mean, quoted

Complaint = tuple[Phrase, Phrase]
"""The message and the hint of a mistake."""

SCHEME = re.compile(r"[a-z][a-z0-9+-]*:", re.IGNORECASE)
WEB = ("http:", "https:")
FOLLOWED = (*WEB, "mailto:", "tel:")
"""The schemes that lead somewhere from every page, but for those of the site itself."""

WHOLE_ADDRESS = Phrase(
    "Skriv hele nettadressen, med «https://» først. Til en A3 skriver du «a3:» og id-en."
)
NO_PICTURES = (
    Phrase("Bilder vises ikke i postene."),
    Phrase(
        "Tall kan tegnes under «figurer:». Et annet bilde kan ligge i veiledningen eller på "
        "kommunens nettsted. Lenk til det: «[bildet](https://…)»."
    ),
)
FROM_THE_TOP = (
    Phrase("Lenken begynner med «/», og virker bare når nettstedet ligger øverst."),
    Phrase("Skriv veien fra denne siden, for eksempel «../status/»."),
)

ON_A_DISK = re.compile(r"file:|[a-z]:[\\/]|\\", re.IGNORECASE)
TOP_LEVEL = "no|com|org|net|eu|se|dk|io|info"
WITHOUT_SCHEME = re.compile(
    rf"www\.[^/]|//[^/]|(?:[\w-]+\.)+(?:{TOP_LEVEL})(?:$|[/?#:])", re.IGNORECASE
)
EMAIL = re.compile(r"[^\s@/?#:]+@[^\s@/?#:]+\.[a-z]+", re.IGNORECASE)


def written_as(target: str) -> Phrase:
    return Phrase("Skriv «[teksten]({target})».", target=target)


def not_there(address: str) -> Phrase:
    return Phrase("Lenken peker på «{address}», men det finnes ikke.", address=address)


def no_anchor(page: str, anchor: str) -> Phrase:
    """Return the message about an anchor that an A3, an address or the file of a page lacks."""
    what = Phrase("Siden «{file}»", file=page) if page.endswith(".md") else f"«{page}»"
    return Phrase("{what} har ingenting som heter «#{anchor}».", what=what, anchor=anchor)


def complaint_about_footnote(target: str) -> Complaint:
    """Return what is wrong with a footnote without a text."""
    hint = Phrase(
        "Skriv «{target}: …» på en egen linje under teksten, eller ta den ut.", target=target
    )
    return Phrase("Fotnoten «{target}» har ingen tekst.", target=target), hint


def complaint_about(target: str) -> Complaint | None:
    """Return what is wrong with the form of a target, if anything is."""
    found = (form(target.strip()) for form in FORMS)
    return next((complaint for complaint in found if complaint), None)


def scheme_of(target: str) -> str:
    """Return the scheme of a target in small letters, such as `https:`; "" for one without."""
    scheme = SCHEME.match(target.strip())
    return scheme[0].lower() if scheme else ""


def complaints_about_drawn(link: WrittenLink) -> Iterator[Complaint]:
    """Yield what is wrong with a link to what the site draws itself: a picture, or a form."""
    start = PICTURE if link.target.startswith(PICTURE) else FORM
    name = link.target.removeprefix(start)
    if start == FORM and name not in list(PaperForm):
        yield (
            Phrase("Nettstedet har ikke noe skjema som heter «{name}».", name=name),
            did_you_mean(name, PaperForm),
        )
    elif start == PICTURE and name not in list(Picture):
        message = Phrase("Nettstedet har ingen figur som heter «{name}».", name=name)
        yield message, did_you_mean(name, Picture)
    elif start == PICTURE and not link.stands_alone:
        message = Phrase(
            "«{target}» kan bare stå som et bilde i et avsnitt for seg selv.", target=link.target
        )
        hint = Phrase(
            "Skriv «![det figuren viser]({target})», med en tom linje før og etter.",
            target=link.target,
        )
        yield message, hint


def _empty(target: str) -> Complaint | None:
    if target:
        return None
    hint = Phrase("Skriv adressen i parentesen: «[teksten](https://…)».")
    return Phrase("Lenken har ingen adresse."), hint


def _on_a_disk(target: str) -> Complaint | None:
    if not ON_A_DISK.match(target):
        return None
    message = Phrase(
        "Lenken {target} går til en fil på en maskin eller et fellesområde.", target=quoted(target)
    )
    return message, Phrase("Legg filen der leserne kan åpne den, og lenk til nettadressen.")


def _incomplete(target: str) -> Complaint | None:
    if WITHOUT_SCHEME.match(target):
        meant = f"https://{target.lstrip('/')}"
    elif EMAIL.fullmatch(target):
        meant = f"mailto:{target}"
    elif scheme_of(target) in WEB and not _has_host(target):
        rest = target.partition(":")[2].lstrip("/\\")
        meant = f"https://{rest or '…'}"
    else:
        return None
    message = Phrase("Lenken {target} er ikke en hel adresse.", target=quoted(target))
    return message, Phrase("Mente du {value}?", value=quoted(meant))


def _has_host(target: str) -> bool:
    try:
        return bool(urlsplit(target).hostname)
    except ValueError:  # a bracket that is not closed, as in «http://[»
        return False


def _of_other_scheme(target: str) -> Complaint | None:
    scheme = scheme_of(target)
    if not scheme or scheme in FOLLOWED:
        return None
    message = Phrase("Lenken {target} kan ikke følges fra et nettsted.", target=quoted(target))
    return message, Phrase("Lenk til en nettadresse, med «https://» først.")


FORMS: tuple[Callable[[str], Complaint | None], ...] = (
    _empty,
    _on_a_disk,
    _incomplete,
    _of_other_scheme,
)
