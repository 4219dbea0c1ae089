"""Words that a municipality and a county have different ones for, as authors write them:
`[ord:kommunestyret]`.

The base handbook is written for both, and `[Ord:…]` begins a sentence. The name is the word of a
municipality, so that the text can be read as it stands.
"""

import re
from collections.abc import Iterator, Mapping

from planhandbok.phrase import Phrase
from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem, did_you_mean

OF_A_COUNTY = {
    "kommune": "fylkeskommune",
    "kommunen": "fylkeskommunen",
    "kommunens": "fylkeskommunens",
    "kommunestyre": "fylkesting",
    "kommunestyret": "fylkestinget",
    "kommunestyrets": "fylkestingets",
    "formannskap": "fylkesutvalg",
    "formannskapet": "fylkesutvalget",
    "formannskapets": "fylkesutvalgets",
}
OF_A_COUNTY_IN_NYNORSK = OF_A_COUNTY | {
    "formannskap": "fylkesutval",
    "formannskapet": "fylkesutvalet",
    "formannskapets": "fylkesutvalet sitt",
}
WORD = re.compile(r"\[(?P<first>[Oo])rd:(?P<name>[^\[\]\n]*)\]")


def with_own_words(text: str, words: Mapping[str, str]) -> str:
    """Fill in the words of a text: those that `words` replaces, the others by their names. An
    unknown name stays as it is written.
    """

    def word_of(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in OF_A_COUNTY:
            return found[0]
        word = words.get(name, name)
        return word.capitalize() if found["first"] == "O" else word

    return WORD.sub(word_of, text) if "rd:" in text else text


def own_word_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each unknown word of a text whose words are filled in."""
    for found in WORD.finditer(text):
        if found["name"] in OF_A_COUNTY:
            continue
        message = Phrase("Det er ikke noe ord som heter «{name}».", name=found["name"])
        hint = did_you_mean(found["name"], OF_A_COUNTY)
        yield Problem(file, *position(text, found.start()), message, hint)
