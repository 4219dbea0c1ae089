"""The way to mend a text that should have been a number, by what its author may have meant."""

import re
from collections.abc import Callable
from decimal import Decimal

from planhandbok.phrase import Phrase

NUMBER = r"\d[\d .]*(?:,\d+)?"
MISSING = re.compile(r"-+|\.{2,}|…|ikke målt|ikkje målt|ukjent|mangler|manglar|n/?a|i/?a|null|~")
"""Words and signs that authors put where there is no number."""
IN_BRACKETS = re.compile(rf"\( ?({NUMBER}) ?\)")
HOURS = r"(\d+(?:,\d+)?) ?(?:t|time|timer|timar)\.?"
MINUTES = r"(\d+) ?(?:min|minutt|minutter)\.?"
TIME = re.compile(rf"(?:{HOURS})? ?(?:og )?{MINUTES}")
RANGE = re.compile(rf"(?:\S+ )?{NUMBER} ?(?:-|til|eller) ?{NUMBER}.*")
ABOUT = re.compile(
    r"(?:ca\.?|cirka|om lag|omtrent|rundt|nesten|nær|over|under|minst|inntil|opptil|[~<>≈±]) ?\d.*"
)
MISPLACED_SPACES = re.compile(r"-?\d+(?: \d+)+")
COMMA_GROUPS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|-?\d{1,3}(?:,\d{3})+\.\d+")
NO_WHOLE = re.compile(r"-?[,.]\d+")
MINUS_BEHIND = re.compile(rf"({NUMBER}) ?-")
TOO_EXACT = re.compile(r"(-?\d[\d ]*)[,.](\d{10,})")
SCALE = r"(?: ?(?:tusen|mill\.?|millioner|mrd\.?|milliarder))?"
WITH_WORDS = re.compile(rf"-? ?({NUMBER}{SCALE}) ?[^\d ,._]{{2,}}(?: .*)?")

GENERAL = Phrase(
    "Skriv bare tallet, for eksempel «{example}» eller «1 250 000». Enheten har sin egen nøkkel.",
    example="85,29",
)


def two_readings(sign: str, whole: str, decimals: str) -> Phrase:
    """Ask which number is meant by a dot before three digits; show both as they are written."""
    large = spaced(Decimal(f"{sign}{whole}{decimals}"))
    small = spaced(Decimal(f"{sign}{whole}.{decimals}"))
    return Phrase("Mente du «{large}» eller «{small}»?", large=large, small=small)


def spaced(number: Decimal) -> str:
    """Return a number as authors write it: «-10 970,5»."""
    whole, _, decimals = f"{number:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", " ") + (f",{decimals}" if decimals else "")


def hint_for(text: str) -> Phrase:
    """Return the hint for a text in lower case, with single spaces and plain hyphens."""
    for form, hint in HINTS.items():
        if found := form.fullmatch(text):
            return hint(found)
    return GENERAL


def _time(found: re.Match[str]) -> Phrase:
    hours = Decimal((found[1] or "0").replace(",", "."))
    minutes = hours * 60 + int(found[2] or 0)
    in_hours = spaced((minutes / 60).quantize(Decimal("0.01")))
    return Phrase(
        "Skriv ett tall, i enheten som står under «enhet»: «{hours}» når den er timer, "
        "«{minutes}» når den er minutter.",
        hours=in_hours,
        minutes=spaced(minutes),
    )


def _joined(found: re.Match[str]) -> Phrase:
    digits = found[0].replace(" ", "").replace(",", "")
    return Phrase(
        "Mente du {number}? Her er det plass til ett tall, med mellomrom foran hvert tredje "
        "siffer.",
        number=spaced(Decimal(digits)),
    )


def _rounded(found: re.Match[str]) -> Phrase:
    whole = found[1].replace(" ", "")
    number = Decimal(f"{whole}.{found[2]}").quantize(Decimal("0.000001"))
    return Phrase("Skriv høyst ni desimaler, for eksempel «{number}».", number=spaced(number))


HINTS: dict[re.Pattern[str], Callable[[re.Match[str]], Phrase]] = {
    MISSING: lambda found: Phrase(
        "Er tallet ikke kjent ennå, så fjern linjen. I rader i en figur kan det stå "
        "«–» eller «ikke målt»."
    ),
    IN_BRACKETS: lambda found: Phrase(
        "Parenteser leses ikke som minus. Skriv «-{number}».", number=found[1].strip()
    ),
    TIME: _time,
    RANGE: lambda found: Phrase(
        "Skriv ett tall. Et beløp kan ha «lav», «forventet» og «høy», hver på sin linje under året."
    ),
    ABOUT: lambda found: Phrase(
        "Skriv bare tallet. At det er omtrentlig, kan stå under «kommentar» eller «usikkerhet»."
    ),
    MISPLACED_SPACES: _joined,
    COMMA_GROUPS: _joined,
    NO_WHOLE: lambda found: Phrase(
        "Skriv null foran: «{number}».", number=re.sub("[,.]", "0,", found[0])
    ),
    MINUS_BEHIND: lambda found: Phrase(
        "Skriv minus foran tallet: «-{number}».", number=found[1].strip()
    ),
    TOO_EXACT: _rounded,
    WITH_WORDS: lambda found: Phrase(
        "Skriv bare «{number}». Enheten skal stå under «enhet», eller i navnet på kolonnen.",
        number=found[0][: found.end(1)].strip(),
    ),
}
"""The forms that are no numbers, each with its hint; the first that fits is used."""
