"""The glossary: a page of the guide where each second-level heading is a word.

The paragraph below the heading is its meaning, short enough for a small box. A paragraph that is
one link, to the place where the guide says more, and a line of other forms may follow:

    ## Nullpunkt {#nullpunkt}

    Verdien før tiltaket starter.

    [Mål om det virker](maling.md#nullpunkt)

    Også: baseline
"""

from collections.abc import Iterator

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.guide.links import path_from
from planhandbok.records.guide.markdown import Block, GuideText
from planhandbok.records.text.problems import Problem

OTHER_FORMS = "Også:"


@frozen
class Term:
    """A word and its meaning, as plain text.

    `forms` are the word and its synonyms in lower case, without inflection; `more` is the page and
    the anchor that say more, like `veiledning/maling.md#nullpunkt`.
    """

    id: str
    word: str
    meaning: str
    forms: tuple[str, ...]
    more: str


@frozen
class Glossary:
    """The words in the order of their page, and the path of that page; "" if there is none."""

    page: str = ""
    terms: tuple[Term, ...] = ()


def glossary_in(text: GuideText, path: str, file: str) -> Iterator[Term | Problem]:
    """Yield the words of the glossary at `path`, and the problems in it."""
    seen: dict[str, str] = {}
    for heading, below in _entries(text):
        place = (file, heading.line, 1)
        if not heading.anchor:
            hint = Phrase("Skriv et kort navn etter ordet, for eksempel «{{#nullpunkt}}».")
            yield Problem(*place, Phrase("Ordet «{text}» mangler anker.", text=heading.text), hint)
        elif not below or not _is_meaning(below[0]):
            hint = Phrase("Skriv hva ordet betyr, i ett avsnitt under overskriften.")
            yield Problem(
                *place, Phrase("Ordet «{text}» mangler forklaring.", text=heading.text), hint
            )
        else:
            term = _term(heading, below, path)
            for name in term.forms:
                if name in seen:
                    message = Phrase(
                        "«{name}» står også under ordet «{seen}».", name=name, seen=seen[name]
                    )
                    yield Problem(*place, message, Phrase("La hvert ord stå ett sted."))
                seen.setdefault(name, term.word)
            yield term


def _entries(text: GuideText) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each second-level heading with the blocks below it."""
    entries: list[tuple[Block, list[Block]]] = []
    for block in text.blocks():
        if block.level == "H2":
            entries.append((block, []))
        elif entries:
            entries[-1][1].append(block)
    yield from entries


def _is_meaning(block: Block) -> bool:
    is_more = block.target or block.text.startswith(OTHER_FORMS)
    return block.kind == "Paragraph" and not is_more


def _term(heading: Block, below: list[Block], path: str) -> Term:
    lists = [block.text for block in below if block.text.startswith(OTHER_FORMS)]
    other_forms = ",".join(text.removeprefix(OTHER_FORMS) for text in lists).split(",")
    forms = (heading.text, *(form.strip(" .") for form in other_forms))
    target = next((block.target for block in below if block.target), f"#{heading.anchor}")
    page, _, anchor = target.partition("#")
    full = path_from(path, page)
    return Term(
        id=heading.anchor,
        word=heading.text,
        meaning=below[0].text,
        forms=tuple(dict.fromkeys(form.lower() for form in forms if form)),
        more=f"{full}#{anchor}" if anchor else full,
    )
