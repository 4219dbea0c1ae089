"""Pages that replace one of the base handbook: whether they hold what the rest of it leads to, and
what has changed in the page that they replaced.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.metadata import version

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import guide_address
from planhandbok.records.checks.method import links_of
from planhandbok.records.guide.front_matter import front_matter
from planhandbok.records.guide.guide_page import GuidePage
from planhandbok.records.guide.links import path_from
from planhandbok.records.reading.earlier import version_of_copy, version_parts
from planhandbok.records.reading.guide import Guide
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.method import Method
from planhandbok.records.text.problems import Problem, Severity, file_problem, quoted

REPLACES = "grunnside"
"""The key of the version of Planhandbok whose page an own page replaced, at the top of the page."""
CHANGES = "endringer"
"""The key of what has changed in a page of the base, by version."""
MOST_NAMED = 5


def base_mistakes(loaded: Loaded) -> Iterator[Problem]:
    if loaded.site is None:  # nobody knows whether the base is to be used
        return
    yield from loaded.memo(_in_pages, loaded.guide, loaded.method, loaded.own_method_keys)


def _in_pages(
    guide: Guide, method: Method | None, own_method_keys: Collection[str]
) -> list[Problem]:
    anchors = _anchors_led_to(guide.pages, method, own_method_keys)
    base = guide.base
    paths = {guide_address(path): path for path in base}
    found: list[Problem] = []
    for page in guide.own_pages:
        if page.path in base and page.text != base[page.path].text:
            found += _without_anchors(page, anchors[page.path])
            found += _changed_since(page, base[page.path].text)
        elif (path := paths.get(guide_address(page.path), page.path)) != page.path:
            message = Phrase("Grunnhåndboken har siden «{path}», som får samme adresse.", path=path)
            hint = Phrase(
                "Gi filen navnet «{path}», så erstatter den siden. Ellers gi den et annet navn.",
                path=path,
            )
            found.append(file_problem(page.file, message, hint))
    return found


def _anchors_led_to(
    pages: Sequence[GuidePage], method: Method | None, own_method_keys: Collection[str]
) -> Mapping[str, set[str]]:
    """Return the anchors that the base leads to, by the path of their page."""
    found: dict[str, set[str]] = defaultdict(set)
    links = [
        (path_from(page.path, path), anchor)
        for page in pages
        if page.is_base
        for path, _, anchor in (placed.link.target.partition("#") for placed in page.links)
    ]
    if method:
        parts = (
            link.partition("#") for path, link in links_of(method) if path[0] not in own_method_keys
        )
        links += [(path, anchor) for path, _, anchor in parts]
    for path, anchor in links:
        if anchor:
            found[path].add(anchor)
    return found


def _without_anchors(page: GuidePage, led_to: set[str]) -> Iterator[Problem]:
    missing = [f"«#{anchor}»" for anchor in sorted(led_to - set(page.anchors.all))]
    if missing:
        more = len(missing) - MOST_NAMED
        shown = ", ".join(missing[:MOST_NAMED])
        if more > 0:
            shown = Phrase("{names} og {count} til", names=shown, count=more)
        message = Phrase(
            "Grunnhåndboken lenker til {shown} på denne siden, som ikke har det.", shown=shown
        )
        hint = Phrase(
            "Skriv «{{{anchor}}}» bak overskriften det gjelder. Ellers kommer leserne til toppen "
            "av siden.",
            anchor=missing[0].strip("«»"),
        )
        yield file_problem(page.file, message, hint, Severity.WARNING)


def _changed_since(page: GuidePage, base_text: str) -> Iterator[Problem]:
    """Tell what has changed in the page of the base since the version that an own page names."""
    here = version("planhandbok")
    if copied := version_of_copy(page.path, page.text):
        message = Phrase(
            "Siden er en uendret kopi fra Planhåndbok {copied}, og skjuler den nye.", copied=copied
        )
        hint = Phrase("Kjør «planhandbok upgrade», eller slett filen.")
        yield file_problem(page.file, message, hint, Severity.WARNING)
        return
    written = front_matter(page.text).get(REPLACES)
    if written is None:
        message = Phrase(
            "Siden erstatter en side i grunnhåndboken, og sier ikke fra hvilken utgave."
        )
        hint = Phrase(
            "Skriv «{replaces}: {here}» mellom to linjer med «---» øverst i filen.",
            replaces=REPLACES,
            here=here,
        )
        yield file_problem(page.file, message, hint, Severity.NOTICE)
        return
    changes = front_matter(base_text).get(CHANGES, {})
    newer = [
        f"{number}: {quoted(str(change))}"
        for number, change in changes.items()
        if version_parts(number) > version_parts(str(written))
    ]
    if newer:
        message = Phrase(
            "Siden den erstatter i grunnhåndboken, er endret. {changes}", changes="; ".join(newer)
        )
        hint = Phrase(
            "Ta inn det dere vil, og skriv «{replaces}: {here}» øverst.",
            replaces=REPLACES,
            here=here,
        )
        yield file_problem(page.file, message, hint, Severity.WARNING)
