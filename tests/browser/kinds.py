"""The kinds of pages, and the widths and schemes they are looked at in."""

from typing import Literal

PAGES = [
    *("", "status/", "a3/", "tiltak/", "syklus/2027/", "syklus/2027/4-kvartal/"),
    *("a3/velferdsteknologi-hjemme/", "a3/avtalelojalitet/", "veiledning/1-kvartal/"),
    *("tilgjengelighet/", "personvern/", "a3/korttidsfravaer/2.0/", "sak/", "sak/94-23/"),
    "endringer/",
    *("veiledning/", "veiledning/modellen/", "veiledning/a3-rutene/", "veiledning/ord/"),
]
WIDTHS = [360, 1280]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
