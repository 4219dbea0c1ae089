"""The material of search: what it knows of the pages, its words, and its groups."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import PlannedPage
from planhandbok.pages.pieces.words import Words
from planhandbok.pages.search.entries import search_entries
from planhandbok.pages.search.entry import Group, SearchEntry
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.schema.settings import SearchWords


@frozen
class PlannedSearch:
    """The material of an index, which can be made at any time. `groups` are names to show, and
    `labels` what the box of search says.
    """

    entries: Callable[[Memo], Iterator[SearchEntry]]
    words: SearchWords
    glossary: Glossary
    groups: Mapping[Group, str]
    labels: Mapping[str, object]


def planned_search(
    plan: Plan, site: SiteContext, glossary: Glossary, pages: Iterable[PlannedPage]
) -> PlannedSearch:
    descriptions = {page.address: page.description for page in pages if page.description}
    return PlannedSearch(
        entries=partial(search_entries, plan, site, descriptions),
        words=plan.handbook.search_words,
        glossary=glossary,
        groups=_groups(site.words),
        labels=_labels(site.words, glossary),
    )


def _groups(words: Words) -> dict[Group, str]:
    _ = words.text
    return {
        Group.GUIDE: _("Veiledning"),
        Group.A3S: _("A3-er og tiltak"),
        Group.CHECKLISTS: _("Sjekklister"),
        Group.CASES: _("Politiske saker"),
        Group.OVERVIEWS: _("Oversikter"),
    }


def _labels(words: Words, glossary: Glossary) -> dict[str, object]:
    _ = words.text
    return {
        "label": _("Søk i håndboken"),
        "close": _("Lukk"),
        "more": _("Vis {n} til"),
        "rest": _("Viser {n} av {all}. Skriv flere ord for å finne resten."),
        "one": _("1 treff."),
        "several": _("{n} treff."),
        "none": _("Ingen treff for «{word}»."),
        "not_all": _("Ingen side har alle ordene."),
        "guessed": _("Viser treff for «{word}»."),
        "both": _("{names} og {last}"),
        "did_you_mean": _("Mente du"),
        "read_more": _("Les mer"),
        "failed": _("Søket kunne ikke hentes. Prøv igjen."),
        "narrow": _("Avgrens"),
        "all": _("Alle"),
        "year": _("År"),
        "kind": _("Slags side"),
        "unit": _("Enhet"),
        "status": _("Status"),
        "tips_lead": _("Prøv dette:"),
        "tips": [
            _("Søk på ett ord om gangen."),
            _("Skriv bare begynnelsen av ordet."),
            _("Bruk et annet ord for det samme, eller nummeret på saken."),
        ],
        "ways": [
            [_("Alle tiltak"), urls.MEASURES],
            *([[_("Ordliste"), urls.guide_address(glossary.page)]] if glossary.page else []),
        ],
    }
