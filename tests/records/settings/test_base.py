"""A municipality's files lie on top of the base handbook."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.guide.guide_page import Layer
from planhandbok.records.settings import base
from planhandbok.records.text.problems import Severity
from planhandbok.site.publish import Published
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import ROOT, TODAY, Scratch, own_handbook
from tests.support.sites import read

PAGE = "content/veiledning/fallgruver.md"
SMALL_BASE = {
    "content/veiledning/index.md": "# Veiledning\n\nLes [om roller](roller.md#hvem).\n",
    "content/veiledning/roller.md": "---\nendringer:\n  0.3.0: Ny rolle.\n---\n# Roller\n\n"
    "## Hvem {#hvem}\n",
    "content/veiledning/ord.md": "# Ord\n\n## Rolle {#rolle}\n\nDen som gjør noe.\n",
    "a3/helhetsmodellen.yml": (ROOT / "a3/helhetsmodellen.yml").read_text(encoding="utf-8"),
    "mkdocs.yml": (ROOT / "mkdocs.yml").read_text(encoding="utf-8"),
}


@pytest.fixture
def own(tmp_path: Path) -> Scratch:
    return own_handbook(tmp_path / "own")


@pytest.fixture
def small_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scratch]:
    """A base of three pages, whose method leads to none of them."""
    scratch = Scratch(tmp_path / "base")
    for file, text in SMALL_BASE.items():
        scratch.write(file, text)
    method = SMALL_BASE["a3/helhetsmodellen.yml"].splitlines()
    kept = [line for line in method if ".md" not in line]
    scratch.write("a3/helhetsmodellen.yml", "\n".join(kept).replace("hjelp:", "hjelp: {}"))
    with monkeypatch.context() as patch:
        patch.setattr(base, "base_folder", lambda: scratch.folder)
        base.read_base.cache_clear()
        yield scratch
    base.read_base.cache_clear()  # once the true base is back, or another thread keeps this one


def test_settings_alone_are_a_handbook(own: Scratch) -> None:
    assert own.told() == []
    handbook = own.handbook()
    guide = [
        path.relative_to(ROOT / "content") for path in (ROOT / "content").glob("veiledning/*.md")
    ]
    assert [page.path for page in handbook.guide] == sorted(path.as_posix() for path in guide)
    assert handbook.method.name == "Helhetsmodellen"
    assert handbook.glossary.terms


def test_without_the_base_the_method_is_missing(own: Scratch) -> None:
    text = own.text("mkdocs.yml")
    own.write("mkdocs.yml", f"{text}    grunnhåndbok: nei\n")
    assert own.told() == [
        "a3/helhetsmodellen.yml: Filen mangler. | Lag filen, eller se om den har fått et annet "
        "navn."
    ]


def test_a_page_at_the_same_path_replaces_that_of_the_base(own: Scratch) -> None:
    own.write(PAGE, "# Våre fallgruver\n\nEn.\n")
    (page,) = (page for page in own.handbook().guide if page.path in PAGE)
    assert page.text.startswith("# Våre fallgruver")
    assert not page.is_base


def test_an_own_page_of_one_sentence_is_published_and_in_the_menu(own: Scratch) -> None:
    own.write("content/rutiner.md", "# Rutiner\n\nLes [fallgruvene](veiledning/fallgruver.md).\n")
    own.write(PAGE, "---\ngrunnside: 0.1.0\n---\n# Våre fallgruver\n\nEn.\n")
    out = own.folder / "site"
    request = BuildRequest(
        own.folder, out, TODAY, start_engine=start_fake_engine, with_search=False, with_pdf=False
    )
    published = build(request)
    assert isinstance(published, Published)
    assert [published.layers[path] for path in (PAGE[8:], "rutiner.md", "veiledning/ord.md")] == [
        Layer.REPLACES_BASE,
        Layer.OWN,
        Layer.BASE,
    ]
    assert "fallgruvene</a>" in read(out, "rutiner/")
    assert "Våre fallgruver" in read(out, "veiledning/fallgruver/")
    assert "1. kvartal" in read(out, "veiledning/1-kvartal/")


def test_a_page_below_another_name_may_not_have_its_address(own: Scratch) -> None:
    own.write("content/veiledning/fallgruver/index.md", "# Våre\n")
    assert own.told() == [
        "content/veiledning/fallgruver/index.md: Grunnhåndboken har siden "
        "«veiledning/fallgruver.md», som får samme adresse. | Gi filen navnet "
        "«veiledning/fallgruver.md», så erstatter den siden. Ellers gi den et annet navn."
    ]


def test_a_folder_cannot_replace_a_page(own: Scratch) -> None:
    (own.folder / PAGE).mkdir(parents=True)
    assert own.told() == [
        f"{PAGE}: Dette er en mappe, men heter som en fil. | Gi mappen et navn uten endelsen, "
        "eller flytt den."
    ]


def test_what_the_base_leads_to_is_missed(small_base: Scratch, own: Scratch) -> None:
    own.write("content/veiledning/roller.md", "---\ngrunnside: 0.3.0\n---\n# Roller hos oss\n")
    assert own.told() == [
        "content/veiledning/roller.md: Grunnhåndboken lenker til «#hvem» på denne siden, som ikke "
        "har det. | Skriv «{#hvem}» bak overskriften det gjelder. Ellers kommer leserne til toppen "
        "av siden."
    ]


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("0.2.9", "Siden den erstatter i grunnhåndboken, er endret. 0.3.0: «Ny rolle.»"),
        ("0.3.0", ""),
        ("0.10.0", ""),
        ("[0.3.0]", "Siden den erstatter i grunnhåndboken, er endret. 0.3.0: «Ny rolle.»"),
        ("noe", "Siden den erstatter i grunnhåndboken, er endret. 0.3.0: «Ny rolle.»"),
    ],
)
def test_a_change_in_a_replaced_page_is_told(
    small_base: Scratch, own: Scratch, version: str, message: str
) -> None:
    text = f"---\ngrunnside: {version}\n---\n# Roller\n\n## Hvem {{#hvem}}\n"
    own.write("content/veiledning/roller.md", text)
    assert [problem.message for problem in own.records().warnings.items] == (
        [message] if message else []
    )


def test_a_page_that_does_not_name_its_version_gets_a_notice(own: Scratch) -> None:
    own.write("content/veiledning/sporsmal.md", "# Spørsmål\n")
    (problem,) = own.records().warnings.items
    assert problem.severity is Severity.NOTICE
    assert "«grunnside: " in problem.hint


METHOD = "a3/helhetsmodellen.yml"


def test_a_key_of_an_own_method_replaces_that_of_the_base(own: Scratch) -> None:
    own.write(METHOD, "navn: Vår modell\ngevinsttyper:\n  - {id: klima, navn: Klima}\n")
    assert own.told() == []
    method = own.handbook().method
    assert method.name == "Vår modell"
    assert method.kinds == ("klima",)
    assert len(method.steps) == 5
    assert len(method.lanes) == 3


def test_what_the_base_has_and_an_own_method_leaves_out_is_told(own: Scratch) -> None:
    own.write(METHOD, "baner:\n  - {id: politisk, navn: Politikk}\n")
    told = own.told()
    assert len(told) > 1
    assert all("er ikke en bane som finnes" in problem for problem in told)


def test_only_links_of_an_own_method_are_its_mistakes(own: Scratch) -> None:
    own.write(METHOD, "ruter:\n  - {id: klima, navn: Klima, veiledning: veiledning/klima.md}\n")
    own.write(PAGE, "---\ngrunnside: 99.0\n---\n# Fallgruver\n")
    (told,) = [problem for problem in own.told() if problem.startswith(METHOD)]
    assert "«veiledning/klima.md» er ikke en side i veiledningen" in told


def test_an_own_method_that_cannot_be_read_is_told_alone(own: Scratch) -> None:
    own.write(METHOD, "gevinsttyper: [\n")
    assert [problem.partition(":")[0] for problem in own.told()] == [METHOD]
