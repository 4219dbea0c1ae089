"""The settings that forms ask for, a few in each.

Those that decide whom the server trusts, or that belong to files, stand in the file alone.
"""

from collections.abc import Mapping

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.records.schema.settings import Settings, SiteName
from planhandbok.records.text.files import OUR_SETTINGS

RENAMES = N_("Gi en enhet nytt navn")


@frozen
class SettingsBox:
    """The keys of one form, which stand at `top` of the file, and its heading."""

    heading: str
    keys: tuple[str, ...]
    kind: type = Settings
    top: tuple[str, ...] = OUR_SETTINGS


BOXES: Mapping[str, SettingsBox] = {
    "kommunen": SettingsBox(N_("Kommunen"), ("kommune", "språk", "farger")),
    "enheter": SettingsBox(N_("Enheter og roller"), ("enheter", "roller")),
    "satser": SettingsBox(N_("Satser"), ("timekostnad", "årsverkskostnad", "kalkulasjonsrente")),
    "moter": SettingsBox(N_("Møtene ved tavlene"), ("tavlemøte",)),
    "kontakt": SettingsBox(N_("Kontakt"), ("innmelding", "kontakt", "tilgjengelighetserklæring")),
    "nettstedet": SettingsBox(N_("Nettstedet"), ("site_name",), SiteName, ()),
}
"""The boxes by their names in an address."""
