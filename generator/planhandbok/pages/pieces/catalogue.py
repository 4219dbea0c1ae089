"""The translations of the site's own words, straight from the text file of a language."""

import gettext
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from planhandbok.records.schema.settings import Language


class _Catalogue(gettext.NullTranslations):
    """The translations of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        path = files("planhandbok") / "locale" / language / "LC_MESSAGES" / "planhandbok.po"
        with path.open("rb") as file:
            self._messages = {
                message.id if isinstance(message.id, str) else message.id[0]: message.string
                for message in read_po(file, locale=language)
            }

    def gettext(self, message: str) -> str:
        found = self._messages.get(message)
        return found if isinstance(found, str) and found else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        found = self._messages.get(msgid1)
        if isinstance(found, (tuple, list)) and all(found):
            return str(found[0 if n == 1 else 1])
        return msgid1 if n == 1 else msgid2


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.NullTranslations() if language is Language.BOKMAL else _Catalogue(language)
