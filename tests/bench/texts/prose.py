"""Sentences that read like a municipality's own, from word lists and a seeded generator.

Every sentence has figures or words drawn anew, so that no two pages hold the same text and no
compressor or cache gets more help than real records would give it.
"""

from random import Random

SERVICES = (
    "hjemmetjenesten",
    "barnehagene",
    "tjenestekontoret",
    "byggesaksavdelingen",
    "skolene i nord",
    "vaktmesterlaget",
    "legevakten",
    "kulturskolen",
    "barnevernet",
    "innkjøpskontoret",
    "servicetorget",
    "renholdsavdelingen",
    "PP-tjenesten",
    "vann- og avløpsetaten",
    "NAV-kontoret",
    "helsestasjonen",
    "biblioteket",
    "voksenopplæringen",
    "sykehjemmet ved elva",
    "feiervesenet",
)
GROUPS = (
    "brukerne",
    "de ansatte",
    "foresatte",
    "elevene på mellomtrinnet",
    "pårørende",
    "vikarene",
    "avdelingslederne",
    "søkerne",
    "leietakerne",
    "de nye innbyggerne",
    "lag og foreninger",
    "fastlegene",
    "lærlingene",
    "de eldste over 85 år",
    "barna med vedtak",
    "huseierne",
)
THINGS = (
    "kjøring mellom oppdrag",
    "manuell registrering",
    "innleie fra byrå",
    "korttidsfravær",
    "ventetid på vedtak",
    "energibruk i byggene",
    "purringer på faktura",
    "tomgang i haller",
    "overtid i helgene",
    "reinnlegging på sykehus",
    "matsvinn på kjøkkenet",
    "skyss til skolen",
    "dobbeltarbeid i arkivet",
    "vedlikehold etter skade",
    "spesialundervisning utenfor klassen",
    "avtaler uten rabatt",
    "møter uten beslutning",
    "lekkasje i ledningsnettet",
    "henvendelser på telefon",
    "klager på saksbehandlingen",
)
PLACES = (
    "i sone nord",
    "i sentrum",
    "på østsiden",
    "ved rådhuset",
    "i de tre minste bygdene",
    "på øya",
    "langs fjorden",
    "i oppvekstområde sør",
    "på Moen",
    "i Storgata",
    "ved Nybrua",
    "på Haugen",
)
PERIODS = (
    "i første tertial",
    "i løpet av våren",
    "hver uke",
    "fra august til november",
    "om natten",
    "i ferien",
    "det siste året",
    "i et vanlig kvartal",
    "på en hverdag",
    "ved månedsskiftet",
)
VERBS = (
    "kartlegge",
    "redusere",
    "samle",
    "flytte",
    "digitalisere",
    "avtale",
    "prøve ut",
    "avvikle",
    "standardisere",
    "forenkle",
    "måle",
    "fordele",
    "teste",
    "planlegge",
    "følge opp",
    "begrense",
)
TOOLS = (
    "en felles mal",
    "et enkelt skjema",
    "ny turnus",
    "en fast tavle",
    "samme journalsystem",
    "én rammeavtale",
    "sensorer",
    "et ukentlig møte",
    "en sjekkliste",
    "opplæring i par",
    "selvbetjening",
    "en vaktordning på tvers",
    "tydelige fullmakter",
    "et felles lager",
)
ADJECTIVES = (
    "gamle",
    "uklare",
    "spredte",
    "ujevne",
    "sårbare",
    "dyre",
    "tidkrevende",
    "lite kjente",
    "overlappende",
    "manuelle",
    "utdaterte",
    "personavhengige",
)
NOUNS = (
    "rutiner",
    "fullmakter",
    "systemer",
    "lister",
    "avtaler",
    "roller",
    "arbeidsplaner",
    "maler",
    "kontaktpunkter",
    "tallgrunnlag",
    "vedtak",
    "prioriteringer",
)
ROLES = (
    "Enhetsleder",
    "Avdelingsleder",
    "Fagkoordinator",
    "Controller",
    "Rådgiver",
    "Virksomhetsleder",
    "Prosjektleder",
    "Teamleder",
)

SENTENCES = (
    "I {service} går {n} timer med til {thing} {period}.",
    "{share} prosent av {group} merker {thing} {place}.",
    "Uten endring koster {thing} {m} millioner kroner mer om {few} år.",
    "Vi har {adjective} {noun}, og {group} må spørre {few} steder {place}.",
    "Tallene fra {service} viser {n} tilfeller av {thing} {period}.",
    "{tool} kan gi {group} {n} færre avbrudd {period}, regnet {place}.",
    "Bare {few} av {n} avdelinger har tatt i bruk {tool} {place}.",
    "I dag vil {service} {verb} {thing}, men {adjective} {noun} står i veien.",
    "Når {group} melder fra {period}, tar det {n} dager før {service} svarer.",
    "Målet er å {verb} {thing} slik at {share} prosent av {group} slipper å vente.",
    "{place} har {service} fått ned {thing} med {share} prosent siden {year}.",
    "Verneombudet peker på {adjective} {noun} {place} og på {thing} {period}.",
    "Med {tool} kunne {service} ha spart {n} timer {period}.",
    "Kommunen ligger {share} prosent over snittet i gruppen for {thing}.",
    "{group} sier at {noun} er {adjective}, særlig {place} {period}.",
    "Å {verb} {thing} krever {tool} og {few} dager opplæring for {group}.",
)
MEASURES = (
    "{verb} {thing} med {tool} {place}",
    "Innføre {tool} i {service} for å {verb} {thing}",
    "La {group} prøve {tool} {period}",
    "{verb} {noun} sammen med {service} {place}",
)
TITLES = (
    "Mindre {thing} {place}",
    "{tool} i {service}",
    "Bedre {noun} for {group}",
    "{service}: {verb} {thing}",
)
PARAMETERS = (
    "Timer brukt på {thing} {place}",
    "Andel av {group} som er fornøyd med {service}",
    "Tilfeller av {thing} {period}",
    "Dager fra søknad til svar i {service}",
)


def filled(random: Random, patterns: tuple[str, ...]) -> str:
    """One of the patterns with words and figures in its gaps, and a capital first."""
    text = random.choice(patterns).format(
        service=random.choice(SERVICES),
        group=random.choice(GROUPS),
        thing=random.choice(THINGS),
        place=random.choice(PLACES),
        period=random.choice(PERIODS),
        verb=random.choice(VERBS),
        tool=random.choice(TOOLS),
        adjective=random.choice(ADJECTIVES),
        noun=random.choice(NOUNS),
        n=random.randint(12, 980),
        share=random.randint(4, 87),
        few=random.randint(2, 9),
        m=f"{random.randint(1, 9)},{random.randint(1, 9)}",
        year=random.randint(2016, 2024),
    )
    return text[0].upper() + text[1:]


def paragraph(random: Random, sentences: int) -> str:
    return " ".join(filled(random, SENTENCES) for _ in range(sentences))


def bullets(random: Random, count: int) -> str:
    """A Markdown list; every other item begins in bold."""
    lines = []
    for index in range(count):
        start = f"**{random.choice(NOUNS).capitalize()}:** " if index % 2 == 0 else ""
        lines.append(f"- {start}{filled(random, SENTENCES)}")
    return "\n".join(lines)


def role(random: Random) -> str:
    return f"{random.choice(ROLES)} i {random.choice(SERVICES)}"
