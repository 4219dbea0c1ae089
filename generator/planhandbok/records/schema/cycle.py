"""The cycle: one budget year's round through the method, with dates, owners and state.

Activities and deliverables come from the method and are only filled in here.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from planhandbok.frozen import frozen
from planhandbok.records.schema.record import OwnersField, Record, id_key, key, owners_key
from planhandbok.records.values.dates import FRIST, Date, Deadline
from planhandbok.records.values.fields import Id, Line, Text, WebAddress, WordReference, YesNo
from planhandbok.records.values.numbers import Kroner, Rate, Year
from planhandbok.records.values.status import Status


@frozen(kw_only=True, slots=True)
class PlanPeriod(Record):
    first: Annotated[Year, key("fra", "Det første året i økonomiplanen.")]
    last: Annotated[Year, key("til", "Det siste året i økonomiplanen.")]


@frozen(kw_only=True, slots=True)
class StepDates(Record):
    step: Annotated[
        Id, key("steg", "Steget datoene gjelder.", in_file="Skriv id-en i helhetsmodellen.yml.")
    ]
    first: Annotated[Date, key("fra", "Første dag i steget.")]
    last: Annotated[Date, key("til", "Siste dag i steget.")]


@frozen(kw_only=True, slots=True)
class ActivityState(Record):
    """The owner, deadline and status of one of the method's activities in this cycle."""

    activity: Annotated[Id, key("id", "Id-en til aktiviteten i helhetsmodellen.yml.")]
    owners: Annotated[OwnersField, owners_key("ansvar", "Rollen som gjør det i år.")] = ()
    deadline: Annotated[Deadline | None, key("frist", FRIST)] = None
    status: Annotated[Status, key("status", "Hvor langt aktiviteten er kommet.")] = (
        Status.NOT_STARTED
    )
    link: Annotated[WebAddress | None, key("lenke", "Et dokument eller en side.")] = None
    comment: Annotated[Text | None, key("kommentar", "Det leseren trenger å vite.")] = None


@frozen(kw_only=True, slots=True)
class DeliverableState(Record):
    deliverable: Annotated[Id, key("id", "Id-en til leveransen i helhetsmodellen.yml.")]
    status: Annotated[Status, key("status", "Hvor langt leveransen er kommet.")] = (
        Status.NOT_STARTED
    )
    link: Annotated[WebAddress | None, key("lenke", "Adressen til leveransen.")] = None


@frozen(kw_only=True, slots=True)
class Meeting(Record):
    on: Annotated[Date, key("dato", "Dagen for møtet.")]
    title: Annotated[Line, key("tittel", "Hva møtet er.")]
    lane: Annotated[WordReference, id_key("bane", "Banen møtet hører til.")]
    link: Annotated[WebAddress | None, key("lenke", "Innkalling eller referat.")] = None


@frozen(kw_only=True, slots=True)
class Goal(Record):
    id: Annotated[Id, key("id", "Ordet A3-ene bruker i «mål» og «bidrar_til».")]
    text: Annotated[Line, key("mål", "Målet, slik det er vedtatt.")]


@frozen(kw_only=True, slots=True)
class Cycle(Record):
    year: Annotated[
        Year, key("budsjettår", "Året budsjettet gjelder.", in_file="Likt navnet på mappen.")
    ]
    last_year: Annotated[
        Year | None,
        key("siste_budsjettår", "Bare når runden er for flere budsjettår: det siste av dem."),
    ] = None
    period: Annotated[PlanPeriod, key("periode", "De fire årene i økonomiplanen.")]
    dates: Annotated[tuple[StepDates, ...], key("datoer", "Når hvert steg begynner og slutter.")]
    activities: Annotated[
        tuple[ActivityState, ...], key("aktiviteter", "Det som er bestemt om aktivitetene.")
    ] = ()
    deliverables: Annotated[
        tuple[DeliverableState, ...], key("leveranser", "Hvor langt leveransene er kommet.")
    ] = ()
    meetings: Annotated[tuple[Meeting, ...], key("møter", "Møtene i banene.")] = ()
    gap: Annotated[
        Mapping[Year, Kroner], key("omstillingsbehov", "Det som må dekkes inn hvert år, i kroner.")
    ] = field(default_factory=dict)
    capacity: Annotated[
        Rate | None,
        key("kapasitet", "Hvor mye dere har krefter til, som summen av «ressurser» for tiltakene."),
    ] = None
    goals: Annotated[tuple[Goal, ...], key("mål", "Målene A3-ene skal bidra til.")] = ()
    is_example: Annotated[YesNo, key("eksempel", "Ja når runden er laget for å vise metoden.")] = (
        False
    )
    source: Annotated[Text | None, key("kilde", "Hvor innholdet kommer fra.")] = None

    @property
    def final_year(self) -> int:
        """The last of its budget years, which most often is the only one."""
        return self.last_year or self.year

    @property
    def years(self) -> str:
        """«2027», or «2027–2028» for a round of two budget years."""
        return f"{self.year}–{self.final_year}" if self.final_year > self.year else str(self.year)
