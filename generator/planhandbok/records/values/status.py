"""The one set of words for how far work has come: measures, activities and deliverables."""

from planhandbok.phrase import Phrase
from planhandbok.records.values.words import WordSet, folded


class Status(WordSet):
    """The words for how far something has come.

    Four words are of KL's text («Gevinstrealiseringsplanen»), and «planlagt» and «gjennomført» of
    its picture. «utredes», «ikke startet» and «stanset» are ours.
    """

    INVESTIGATED = "utredes", "under utredning", "under utgreiing", "foreslått", "foreslege"
    DECIDED = "besluttet", "vedtatt", "vedteke", "vedteken", "beslutta", "planlagt", "planlagd"
    NOT_STARTED = "ikke startet", "ikkje starta", "ikke påbegynt", "ikkje påbyrja"
    STARTED = (
        "igangsatt",
        "sett i gang",
        "i gang",
        "pågår",
        "startet",
        "starta",
        "påbegynt",
        "under arbeid",
    )
    FINISHED = "avsluttet", "avslutta", "ferdig", "fullført", "gjennomført", "utført"
    EVALUATED = "evaluert"
    STOPPED = "stanset", "stansa", "stoppet", "stoppa"

    @classmethod
    def hint(cls, text: str) -> Phrase:
        """Explain «utsatt», which says neither whether work goes on nor whether it will."""
        if folded(text) in ("utsatt", "utsett"):
            return Phrase(
                "Skriv den nye dagen i «frist», og hvor langt det er kommet nå: «besluttet» om "
                "det skal gjøres senere, «igangsatt» om det er begynt, «stanset» om det er "
                "lagt bort."
            )
        return super().hint(text)


DONE = {Status.FINISHED, Status.EVALUATED}
CLOSED = {*DONE, Status.STOPPED}
"""Statuses after which a deadline no longer matters."""
