"""The settings of the handbook: `extra.planhandbok` in `mkdocs.yml`, and the words of search."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Annotated

from pydantic import WrapValidator

from planhandbok.frozen import frozen
from planhandbok.records.schema.record import Record, key
from planhandbok.records.schema.units import UnitField
from planhandbok.records.text.own_words import OF_A_COUNTY, OF_A_COUNTY_IN_NYNORSK
from planhandbok.records.values.colours import BandColour, LinkColour
from planhandbok.records.values.dates import Date
from planhandbok.records.values.fields import Contact, EmailAddress, Line, WebAddress, YesNo
from planhandbok.records.values.numbers import Count, KronerRate, PercentRate
from planhandbok.records.values.words import WordSet


class Language(WordSet):
    BOKMAL = "nb", "bokmål"
    NYNORSK = "nn", "nynorsk"


@frozen(kw_only=True, slots=True)
class Colours(Record):
    """The two colours of a municipality. The band above and below every page may have any: the text
    on it becomes white or black.
    """

    band: Annotated[BandColour, key("bånd", "Båndet øverst og nederst på sidene, som #14415f.")]
    link: Annotated[LinkColour, key("lenker", "Lenkene på sidene, som #0a5290.")]


def _both(value: object, parsed: Callable[[object], Colours]) -> Colours:
    """Read a missing colour as "", so that the message about quotation marks is given: without
    them, YAML takes `#14415f` for a comment.
    """
    return parsed({"bånd": "", "lenker": "", **value} if isinstance(value, dict) else value)


ColoursField = Annotated[Colours, WrapValidator(_both)]


@frozen(kw_only=True, slots=True)
class Meetings(Record):
    """The meetings at the boards: the first one, and the number of weeks between two."""

    first: Annotated[Date, key("første", "Dagen for det første møtet.")]
    weeks: Annotated[Count, key("uker", "Hvor mange uker det er mellom møtene.")]


@frozen(kw_only=True, slots=True)
class Settings(Record):
    """The choices of a municipality; each has a default."""

    language: Annotated[
        Language,
        key(
            "språk",
            "Målformen på nettstedet, bokmål om ingen er valgt.",
            in_file="Skriv «nb» eller «nn».",
        ),
    ] = Language.BOKMAL
    municipality: Annotated[
        Line | None, key("kommune", "Navnet på kommunen, slik det skal stå på sidene.")
    ] = None
    units: Annotated[
        tuple[UnitField, ...],
        key(
            "enheter",
            "Enhetene en A3 kan høre til. Er listen tom, godtas alle navn.",
            in_file="En enhet med enheter under seg har «navn» og «enheter».",
        ),
    ] = ()
    roles: Annotated[
        Mapping[Line, Line],
        key("roller", "Hvilken enhet hver rolle hører til. Der telles det rollen har ansvar for."),
    ] = field(default_factory=dict)
    is_example_handbook: Annotated[
        YesNo,
        key(
            "eksempelhåndbok",
            "«ja» når hele håndboken er et eksempel. Da telles eksempler, og hver side sier det.",
        ),
    ] = False
    has_base: Annotated[
        YesNo,
        key(
            "grunnhåndbok",
            "«nei» når hele veiledningen og metoden er deres egne, så ingenting følger med.",
        ),
    ] = True
    glossary: Annotated[
        Line | None,
        key("ordliste", "Siden i veiledningen som forklarer ord, for eksempel veiledning/ord.md."),
    ] = None
    accessibility_statement: Annotated[
        WebAddress | None,
        key("tilgjengelighetserklæring", "Adressen til kommunens erklæring på uustatus.no."),
    ] = None
    contact: Annotated[
        Contact | None,
        key("kontakt", "E-postadressen eller nettadressen for å si fra om tilgjengelighet."),
    ] = None
    reports_to: Annotated[
        EmailAddress | None,
        key(
            "innmelding", "E-postadressen som «Meld» sender til. Med den står «Meld» ved hver rad."
        ),
    ] = None
    reports_repository: Annotated[
        WebAddress | None,
        key(
            "innmelding_kodelager",
            "Kodelageret der «Meld» lager en fil, med grenen når den ikke heter «main»: "
            "https://github.com/kommunen/handbok/tree/grenen.",
        ),
    ] = None
    forms_url: Annotated[
        WebAddress | None,
        key(
            "skriveadresse",
            "Adressen der ansatte kan skrive i nettleseren. Da fører «Meld», «Rediger» og «Nytt "
            "tiltak» på det interne nettstedet rett til skjemaene der.",
        ),
    ] = None
    editors: Annotated[
        tuple[EmailAddress, ...],
        key(
            "redaktører",
            "E-postadressene til dem som kan fryse utgaver, ta bort A3-er, gjøre interne A3-er "
            "offentlige, levere e-poster fra andre og endre innstillingene der mange skriver.",
        ),
    ] = ()
    coat_of_arms: Annotated[
        Line | None, key("kommunevåpen", "Bildet av kommunevåpenet i mappen for veiledningen.")
    ] = None
    colours: Annotated[
        ColoursField | None,
        key("farger", 'Kommunens to farger, med anførselstegn, for eksempel "#14415f".'),
    ] = None
    meetings: Annotated[
        Meetings | None,
        key("tavlemøte", "Når dere møtes ved tavlene. Da viser de hva som har skjedd siden sist."),
    ] = None
    hourly_rate: Annotated[
        KronerRate | None,
        key("timekostnad", "Kroner for en frigjort time, når timer skal vises i kroner også."),
    ] = None
    full_time_year_rate: Annotated[
        KronerRate | None,
        key("årsverkskostnad", "Kroner for et frigjort årsverk, når årsverk skal vises i kroner."),
    ] = None
    discount_rate: Annotated[
        PercentRate | None,
        key("kalkulasjonsrente", "Prosent i året, for nåverdi. Staten bruker 4 (R-109/2021)."),
    ] = None

    @property
    def own_words(self) -> Mapping[str, str]:
        """Return the words that the base handbook has others for: those of a fylkeskommune, if the
        name is that of one.
        """
        if "fylkeskommune" not in (self.municipality or "").casefold():
            return {}
        is_nynorsk = self.language is Language.NYNORSK
        return OF_A_COUNTY_IN_NYNORSK if is_nynorsk else OF_A_COUNTY


@frozen(kw_only=True, slots=True)
class SiteName(Record):
    """The name of the site, which the settings of the engine have."""

    name: Annotated[Line, key("site_name", "Navnet øverst på hver side.", "Navn på nettstedet")]


@frozen(kw_only=True, slots=True)
class SearchWords(Record):
    """The words of search, `a3/søkeord.yml`: which mean the same, and which are parts of others.
    What a municipality writes is added to ours.
    """

    same: Annotated[
        tuple[tuple[Line, ...], ...],
        key("samme", "Ord som betyr det samme: «[gevinst, innsparing, nytte]»."),
    ] = ()
    pages: Annotated[
        Mapping[Line, tuple[Line, ...]],
        key("sider", "Ord som skal lede til en side, ved adressen: «personvern/: [GDPR]»."),
    ] = field(default_factory=dict)
    nynorsk: Annotated[
        Mapping[Line, Line],
        key("nynorsk", "Nynorske ord eller ordledd, og det samme på bokmål: «leiar: leder»."),
    ] = field(default_factory=dict)
    parts: Annotated[
        tuple[Line, ...], key("deler", "Ord som andre ord er satt sammen av, som «vakt».")
    ] = ()
    not_parts: Annotated[
        tuple[Line, ...], key("ikke_deler", "Endelser og forstavelser som ikke er egne ord.")
    ] = ()
    ignored: Annotated[
        tuple[Line, ...], key("overse", "Småord som ingen leter etter, som «og».")
    ] = ()
    last: Annotated[
        tuple[Line, ...], key("sist", "Sider som sjelden er svaret, ved adressene.")
    ] = ()

    def joined(self, own: "SearchWords") -> "SearchWords":
        """Return these words with a municipality's own."""
        return SearchWords(
            same=(*self.same, *own.same),
            pages={
                page: (*self.pages.get(page, ()), *own.pages.get(page, ()))
                for page in sorted({*self.pages, *own.pages})
            },
            nynorsk={**self.nynorsk, **own.nynorsk},
            parts=(*self.parts, *own.parts),
            not_parts=(*self.not_parts, *own.not_parts),
            ignored=(*self.ignored, *own.ignored),
            last=(*self.last, *own.last),
        )
