"""Units have names of their own, and each role that answers for something belongs to one."""

from collections.abc import Collection, Iterator, Sequence

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import NO_UNIT_SLUG
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.units import Unit, UnitTree, named_units, unit_tree
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.problems import (
    MOST_SHOWN,
    UNREADABLE,
    Finding,
    KeyPath,
    Severity,
    did_you_mean,
)

UNITS: KeyPath = (*OUR_SETTINGS, "enheter")
ROLES: KeyPath = (*OUR_SETTINGS, "roller")


def role_mistakes(loaded: Loaded) -> Iterator[Finding]:
    if loaded.site is None:
        return
    settings = loaded.site.settings
    yield from _repeated(settings.units, UNITS, {})
    yield from _named_as_none(loaded, settings)
    known = {unit for unit, _ in named_units(settings.units)}
    for role, unit in settings.roles.items():
        if known and unit not in known:
            message = Phrase("«{unit}» er ikke en av enhetene.", unit=unit)
            yield Finding(MKDOCS_FILE, (*ROLES, role), message, did_you_mean(unit, known))
    if settings.units or settings.roles:
        named = dict.fromkeys(filter(None, loaded.memo.each(_unit, loaded.sheets)))
        tree = loaded.memo(unit_tree, settings.units, settings.roles, tuple(named))
        owners = tuple(loaded.memo.each(_owners, loaded.sheets))
        yield from _roles_without_unit(loaded.memo(_together, owners), tree)


def _repeated(units: Sequence[Unit], path: KeyPath, seen: dict[str, str]) -> Iterator[Finding]:
    """Find units whose boards would have one address, and by it those of one name."""
    for index, unit in enumerate(units):
        mark = slug(unit.name) or unit.name
        first = seen.get(mark)
        seen.setdefault(mark, unit.name)
        if first == unit.name:
            message = Phrase("Enheten «{name}» står to ganger.", name=unit.name)
            hint = Phrase("Slett den ene, eller gi dem hvert sitt navn.")
            yield Finding(MKDOCS_FILE, (*path, index), message, hint)
        elif first:
            message = Phrase(
                "Enhetene «{first}» og «{name}» får samme adresse.", first=first, name=unit.name
            )
            hint = Phrase(
                "Gi den ene et navn som skiller seg fra den andre i bokstaver eller tall."
            )
            yield Finding(MKDOCS_FILE, (*path, index), message, hint)
        yield from _repeated(unit.units, (*path, index, "enheter"), seen)


def _named_as_none(loaded: Loaded, settings: Settings) -> Iterator[Finding]:
    """Find units whose pages would have the address of the work that no unit has."""
    named = [(MKDOCS_FILE, path, unit) for path, unit in _listed(settings.units, UNITS)]
    if not settings.units:
        named += [(MKDOCS_FILE, (*ROLES, role), unit) for role, unit in settings.roles.items()]
        named += [(sheet.file, ("enhet",), sheet.a3.unit or "") for sheet in loaded.sheets]
    for file, path, unit in named:
        if slug(unit) == NO_UNIT_SLUG:
            message = Phrase(
                "Enheten «{unit}» får adressen til arbeidet som ingen enhet har.", unit=unit
            )
            hint = Phrase(
                "Gi enheten et annet navn. Mener du at det ikke er noen, sletter du linjen."
            )
            yield Finding(file, path, message, hint)


def _listed(units: Sequence[Unit], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for index, unit in enumerate(units):
        yield (*path, index), unit.name
        yield from _listed(unit.units, (*path, index, "enheter"))


def _unit(sheet: Sheet) -> str | None:
    return sheet.a3.unit


def _owners(sheet: Sheet) -> frozenset[str]:
    """Return the roles that answer for measures or indicators of an A3."""
    answers = (
        *(measure.owners for measure in sheet.a3.measures),
        *(indicator.owners for indicator in sheet.a3.indicators),
    )
    return frozenset(owner.role for owners in answers for owner in owners) - {UNREADABLE}


def _together(owners: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*owners)


def _roles_without_unit(owners: Collection[str], tree: UnitTree) -> Iterator[Finding]:
    """Tell once which roles answer for measures or indicators, and belong to no unit."""
    roles = {role for role in owners if tree.unit_of(role) is None}
    if roles:
        shown = ", ".join(f"«{role}»" for role in sorted(roles)[:MOST_SHOWN])
        more = " …" if len(roles) > MOST_SHOWN else ""
        yield Finding(
            MKDOCS_FILE,
            OUR_SETTINGS,
            Phrase(
                "Disse har ansvar for tiltak eller måleparametere, men hører ikke til noen "
                "enhet: {names}. Arbeidet telles der A3-en hører til.",
                names=shown + more,
            ),
            Phrase(
                "Skriv rollen og enheten under «roller:», for eksempel «Rektor: Oppvekst». En "
                "rolle som ikke hører til noen enhet, kan stå som den er."
            ),
            on_key=True,
            severity=Severity.NOTICE,
        )
