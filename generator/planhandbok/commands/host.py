"""The command `host`: the same as `serve --edit`, for all who log in to a server in front."""

import gc
from dataclasses import replace
from datetime import date
from ipaddress import ip_network
from itertools import permutations
from pathlib import Path
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

import typer

from planhandbok.changing.commits.repository import repository_of
from planhandbok.command.answers import leave_with, print_aside, refuse
from planhandbok.command.build_options import NoPdfOption, NoSearchOption
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.command.report import Format
from planhandbok.phrase import Phrase
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from planhandbok.scratch import scratch_folder
from planhandbok.serve import serve
from planhandbok.serving.gate import HOST, Gate, ListeningPlace, browser_address
from planhandbok.serving.live_site import LiveRequest, LiveSite
from planhandbok.serving.publishing import Publishing
from planhandbok.serving.users import Login, Network
from planhandbok.serving.whole_build import whole_build_command

TrustedOption = Annotated[
    list[str],
    typer.Option(
        "--trusted",
        metavar="ADRESSE",
        help="IP-adressen som tjeneren foran spør fra. Kan gjentas, og være et nett.",
    ),
]
NameOption = Annotated[
    str, typer.Option("--name-header", help="Feltet der tjeneren foran sier hvem det er.")
]
EmailOption = Annotated[str, typer.Option("--email-header", help="Feltet med e-postadressen.")]
PublishOption = Annotated[
    Path, typer.Option("--publish", metavar="MAPPE", help="Mappen for det interne nettstedet.")
]
PublishPublicOption = Annotated[
    Path | None,
    typer.Option("--publish-public", metavar="MAPPE", help="Mappen for det offentlige nettstedet."),
]
ListenOption = Annotated[
    str, typer.Option("--listen", metavar="ADRESSE", help="IP-adressen som det lyttes på.")
]
PortOption = Annotated[
    int, typer.Option("--port", min=1, max=65535, help="Porten som det lyttes på.")
]
app = CommandLine()


@app.command()
def host_command(
    context: typer.Context,
    trusted: TrustedOption,
    publish: PublishOption,
    publish_public: PublishPublicOption = None,
    project: ProjectOption = Path(),
    name_header: NameOption = "X-Forwarded-Preferred-Username",
    email_header: EmailOption = "X-Forwarded-Email",
    listen: ListenOption = HOST,
    port: PortOption = 8000,
    no_search: NoSearchOption = False,
    no_pdf: NoPdfOption = False,
) -> None:
    gc.enable()  # it goes on for months
    login = Login(tuple(map(_network, trusted)), name_header, email_header)
    place = ListeningPlace(listen, port, Gate((_address(project, context.obj()),), login))
    if not place.is_free:
        _refuse_place(listen, port)
    if repository_of(project) is None:
        refuse(
            Phrase(
                "{folder} er ikke et kodelager. Lag et med «git init», og lagre alt der.",
                folder=project.absolute(),
            )
        )
    request = LiveRequest(project, with_search=not no_search, with_pdf=not no_pdf, with_forms=True)
    requests = {publish: request}
    if publish_public:
        requests[publish_public] = replace(request, audience=Audience.PUBLIC)
    _refuse_nested(project, *requests)
    commands = [
        [*whole_build_command(request), "--out", str(out)] for out, request in requests.items()
    ]
    print_aside(f"{place.gate.addresses[0]}/")
    with scratch_folder() as folder:
        serve(LiveSite(request, folder), Publishing(commands, publish), context.obj, place)


def _refuse_place(listen: str, port: int) -> NoReturn:
    refuse(
        Phrase(
            "Det går ikke an å lytte på {address}, port {port}. Velg andre med --listen og --port.",
            address=listen,
            port=port,
        )
    )


def _refuse_nested(*folders: Path) -> None:
    """Refuse folders within each other: a site replaces all of its own folder."""
    for inner, outer in permutations(folders, 2):
        if inner.resolve().is_relative_to(outer.resolve()):
            refuse(
                Phrase(
                    "{inner} ligger i {outer}. Velg mapper utenfor hverandre og håndboken.",
                    inner=inner,
                    outer=outer,
                )
            )


def _network(written: str) -> Network:
    """Return addresses that are trusted: one, or those of a network."""
    try:
        network = ip_network(written)
    except ValueError:
        refuse(
            Phrase(
                "«{address}» er ikke en IP-adresse. Skriv den som 10.0.0.2, eller et nett som "
                "10.0.0.0/24.",
                address=written,
            )
        )
    if not network.prefixlen:
        refuse(
            Phrase(
                "«{address}» er alle adresser. Skriv den som tjeneren foran spør fra.",
                address=written,
            )
        )
    return network


def _address(project: Path, today: date) -> str:
    """Return the address that people write in their browsers, without a path."""
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        leave_with(records, Format.TEXT)
    parts = urlsplit(records.site.settings.forms_url or "")
    if not parts.netloc:
        refuse(Phrase("Sett «skriveadresse» i mkdocs.yml til adressen der håndboken skal skrives."))
    if parts.path.strip("/"):
        refuse(
            Phrase("«skriveadresse» i mkdocs.yml må være et eget navn, uten noe etter skråstreken.")
        )
    return browser_address(parts.scheme, parts.netloc)
