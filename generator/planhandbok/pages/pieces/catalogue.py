"""The translations of the site's own words, straight from the text file of a language."""

import gettext
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from planhandbok.records.schema.settings import Language


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """Return the translations to a language; those to bokmål are the texts themselves."""
    if language is Language.BOKMAL:
        return gettext.NullTranslations()
    path = files("planhandbok") / "locale" / language / "LC_MESSAGES" / "planhandbok.po"
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
