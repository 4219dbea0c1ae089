"""The kinds of pages, and the widths and schemes they are looked at in."""

from typing import Literal

PAGES = [
    *("", "status/", "a3/", "tiltak/", "syklus/2027/", "syklus/2027/4-kvartal/", "endringer/"),
    *("syklus/2024/gevinster/", "syklus/2027/gevinsttre/", "gevinster/"),
    *("syklus/2027/prioritering/", "mal/", "mal/bo-hjemme-lenger/"),
    *("medvirkning/", "folkevalgt/"),
    *("a3/velferdsteknologi/", "a3/korte-fravaer/2.0/", "sak/94-23/", "alt/", "tilgjengelighet/"),
    *("tavle/", "tavle/korte-fravaer/", "tavle/enhet/helse-og-mestring/"),
    *("enhet/", "enhet/helse-og-mestring/", "enhet/uten-enhet/"),
    *("veiledning/1-kvartal/", "veiledning/modellen/", "veiledning/ord/"),
]
"""One of each kind; two where they differ in what they hold."""
LAYOUTS = [
    *("", "tiltak/", "syklus/2027/4-kvartal/", "a3/velferdsteknologi/"),
    *("tavle/korte-fravaer/", "veiledning/1-kvartal/"),
]
"""A page of each layout that a narrow screen changes."""
WIDTHS = [360, 1280]
HEIGHT = 900
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
