"""The glossary: a page of the guide where each second-level heading is a word.

The paragraph below the heading is its meaning, short enough for a small box. After it may stand
a link alone, to where the guide tells more, and a line of other forms of the word:

    ## Nullpunkt {#nullpunkt}

    Verdien før tiltaket starter.

    [Mål om det virker](maling.md#nullpunkt)

    Også: baseline
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from planhandbok.records.guide.markdown import Block, GuideText
from planhandbok.records.text.problems import Problem

OTHER_FORMS = "Også:"


@dataclass(frozen=True)
class Term:
    """A word and its meaning, as plain text.

    `forms` are what it may look like in a sentence, in lower case and without inflection; `more`
    is the page and anchor that tell more, as in `veiledning/maling.md#nullpunkt`.
    """

    id: str
    word: str
    meaning: str
    forms: tuple[str, ...]
    more: str


@dataclass(frozen=True)
class Glossary:
    """The words in the order of their page, and the page they stand on, empty without one."""

    page: str = ""
    terms: tuple[Term, ...] = ()


def glossary_in(text: GuideText, path: str, file: str) -> Iterator[Term | Problem]:
    """The words of the glossary at `path`, and what is wrong with them."""
    seen: dict[str, str] = {}
    for heading, below in _entries(text):
        place = (file, heading.line, 1)
        if not heading.anchor:
            hint = "Skriv et kort navn etter ordet, for eksempel «{#nullpunkt}»."
            yield Problem(*place, f"Ordet «{heading.text}» mangler anker.", hint)
        elif not below or not _is_meaning(below[0]):
            hint = "Skriv hva ordet betyr, i ett avsnitt under overskriften."
            yield Problem(*place, f"Ordet «{heading.text}» mangler forklaring.", hint)
        else:
            term = _term(heading, below, path)
            for name in (f"#{term.id}", *term.forms):
                if name in seen:
                    message = f"«{name}» står også under ordet «{seen[name]}»."
                    yield Problem(*place, message, "La hvert ord og hvert anker stå ett sted.")
                seen.setdefault(name, term.word)
            yield term


def _entries(text: GuideText) -> Iterator[tuple[Block, list[Block]]]:
    """Each second-level heading, and what stands below it."""
    entry: tuple[Block, list[Block]] | None = None
    for block in text.blocks():
        if block.level == "H2":
            if entry:
                yield entry
            entry = block, []
        elif entry:
            entry[1].append(block)
    if entry:
        yield entry


def _is_meaning(block: Block) -> bool:
    is_more = block.target or block.text.startswith(OTHER_FORMS)
    return block.kind == "Paragraph" and not is_more


def _term(heading: Block, below: list[Block], path: str) -> Term:
    others = [one.text for one in below if one.text.startswith(OTHER_FORMS)]
    named = ",".join(one.removeprefix(OTHER_FORMS) for one in others).split(",")
    forms = (heading.text, *(form.strip(" .") for form in named))
    target = next((one.target for one in below if one.target), f"#{heading.anchor}")
    page, _, anchor = target.partition("#")
    full = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
    return Term(
        id=heading.anchor,
        word=heading.text,
        meaning=below[0].text,
        forms=tuple(dict.fromkeys(form.lower() for form in forms if form)),
        more=f"{full}#{anchor}" if anchor else full,
    )
