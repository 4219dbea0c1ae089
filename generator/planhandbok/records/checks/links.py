"""Links from prose to A3s that lead nowhere, or are written so that the site cannot follow them."""

from collections.abc import Iterator

from planhandbok.records.addresses.anchors import anchors_of
from planhandbok.records.checks.references import moved_a3s, other_a3
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.text.problems import Problem, did_you_mean


def link_mistakes(loaded: Loaded) -> Iterator[Problem]:
    moved = moved_a3s(loaded.forwarding)
    anchors = {
        sheet.a3.id: set(anchors_of(sheet.a3))
        for sheet in loaded.sheets
        if sheet.file not in loaded.mistakes.misread
    }
    for file, link in loaded.links:
        place = (file, link.line, link.column)
        if not link.is_plain:
            message = f"«a3:{link.id}» kan bare stå i en lenke."
            yield Problem(*place, message, f"Skriv «[teksten](a3:{link.id})».")
        elif link.id not in loaded.a3_ids:
            message = f"Lenken «a3:{link.id}» peker på en A3 som ikke finnes."
            yield Problem(*place, message, other_a3(link.id, loaded.a3_ids, moved))
        elif link.anchor and link.id in anchors and link.anchor not in anchors[link.id]:
            message = f"«{link.id}» har ingenting som heter «#{link.anchor}»."
            yield Problem(*place, message, did_you_mean(link.anchor, anchors[link.id]))
