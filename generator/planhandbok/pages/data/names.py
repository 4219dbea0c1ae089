"""The names of the tables, and help for programmers on tables and columns."""

from collections.abc import Mapping
from typing import NamedTuple

from planhandbok.pages.pieces.words import N_


class TableName(NamedTuple):
    """The title of a table, and help for programmers."""

    title: str
    help: str


TABLES: Mapping[str, TableName] = {
    "a3": TableName(N_("A3-er"), N_("En rad for hver A3, med det som haster mest som status.")),
    "tiltak": TableName(N_("Tiltak"), N_("En rad for hvert tiltak.")),
    "gevinster": TableName(
        N_("Gevinster"),
        N_("En rad for hvert år av hvert steg. En gevinst uten beløp har én rad."),
    ),
    "måleparametere": TableName(N_("Måleparametere"), N_("En rad for hver måleparameter.")),
    "målinger": TableName(
        N_("Målinger"), N_("En rad for hver måling, med samme adresse som måleparameteren.")
    ),
    "ruter": TableName(
        N_("Egne ruter"), N_("En rad for hver tekst i en rute som kommunen har lagt til.")
    ),
    "saker": TableName(N_("Politiske saker"), N_("En rad for hver A3 som en sak har behandlet.")),
    "summer": TableName(
        N_("Summer"),
        N_(
            "Summene på sidene om gevinster. Skal ikke legges sammen: noen er summer av andre. For "
            "hvert år gjelder den nyeste økonomiplanen som har året."
        ),
    ),
}
"""The tables by the keys that programs use."""

COLUMN_HELP: Mapping[str, str] = {
    "adresse": N_("Siden og stedet på siden. Rader med samme adresse gjelder det samme."),
    "budsjettår": N_("Budsjettåret som A3-en hører til."),
    "ansvarlig_enhet": N_("Enheten som arbeidet telles hos. «enhet» er den som A3-en hører til."),
    "frist": N_("Den siste dagen innen fristen, eller hvor ofte."),
    "frist_skrevet": N_("Fristen slik den er skrevet, som «juni 2027», når den ikke er én dag."),
    "nullpunkt_periode": N_("Perioden slik den er skrevet, når det ikke er en dag."),
    "mål_periode": N_("Perioden slik den er skrevet, når det ikke er en dag."),
    "periode": N_("Perioden slik den er skrevet, når det ikke er en dag."),
    "forventet": N_("Beløpet det regnes med. I «summer» er det kroner, timer eller årsverk."),
    "lav": N_("Beløpet om det går dårligere enn ventet."),
    "høy": N_("Beløpet om det går bedre enn ventet."),
    "møtesaksår": N_("Året i saksnummeret, som eInnsyns moetesaksaar."),
    "møtesakssekvensnummer": N_("Tallet foran året, som eInnsyns moetesakssekvensnummer."),
    "saksår": N_("Året i arkivsaken, som eInnsyns saksaar."),
    "sakssekvensnummer": N_("Nummeret i arkivsaken, som eInnsyns sakssekvensnummer."),
    "sum_av": N_("«timer» og «årsverk» er frigjort tid. Resten er kroner."),
}
"""Help for programmers on columns whose names do not say all."""

OWN_BOXES = "ruter"
"""The table that only a site with boxes of its own has."""
