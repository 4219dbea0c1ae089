"""A case number that was wrong leads on to the right one, and the edition tells of it."""

from html import unescape

from planhandbok.changing.correct import CorrectRequest, correct
from planhandbok.pages.a3.editions import decided_sentence
from planhandbok.pages.pages import output_of
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.sheet import Audience
from tests.pages.tables import TAG
from tests.support.editions import addresses, freeze, page
from tests.support.handbooks import TODAY, Scratch

TOLD = "Saksnummeret ble 20. november 2026 rettet fra 62/26 til 63/26."


def frozen_and_corrected(scratch: Scratch, id: str = "skolemat", right: str = "63/26") -> None:
    scratch.a3(id)
    assert freeze(scratch, id).exit_code == 0
    assert correct(CorrectRequest(scratch.folder, TODAY, id, "1.0", right)) is None


def shown(scratch: Scratch, address: str) -> str:
    return " ".join(TAG.sub("", unescape(page(scratch, address))).split())


def test_page_of_the_wrong_number_says_so_and_leads_to_the_right_one(scratch: Scratch) -> None:
    frozen_and_corrected(scratch)
    assert TOLD in shown(scratch, "sak/62-26/")
    assert 'href="../../sak/63-26/"' in page(scratch, "sak/62-26/")
    assert "Skolemat" in shown(scratch, "sak/62-26/")
    (wrong,) = (
        planned
        for planned in output_of(plan_of(scratch.handbook(), TODAY)).pages
        if planned.address == "sak/62-26/"
    )
    assert not wrong.is_listed


def test_case_has_the_edition_and_tells_its_earlier_number(scratch: Scratch) -> None:
    frozen_and_corrected(scratch)
    assert TOLD in shown(scratch, "sak/63-26/")
    assert 'href="../../a3/skolemat/1.0/"' in page(scratch, "sak/63-26/")
    assert "Sak 62/26" not in shown(scratch, "sak/")


def test_edition_tells_on_top_that_its_number_was_corrected(scratch: Scratch) -> None:
    frozen_and_corrected(scratch)
    banner = page(scratch, "a3/skolemat/1.0/").partition("<!--/prose-->")[0]
    assert TOLD in banner
    assert 'href="../../../sak/63-26/"' in banner


def test_text_of_a_later_edition_keeps_the_number_that_it_had(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    path = scratch.folder / "a3/2027/skolemat.yml"
    text = path.read_text(encoding="utf-8").replace('utgave: "1.0"\neier', 'utgave: "1.1"\neier')
    path.write_text(text, encoding="utf-8")
    assert freeze(scratch, case="70/26").exit_code == 0
    assert correct(CorrectRequest(scratch.folder, TODAY, "skolemat", "1.0", "63/26")) is None
    later = page(scratch, "a3/skolemat/1.1/")
    assert 'href="../../../sak/62-26/"' in later
    assert "rettet" not in later.partition("<!--/prose-->")[0]


def test_number_of_another_case_keeps_its_page_with_a_notice(scratch: Scratch) -> None:
    scratch.a3("frukt", "saker: [{saksnummer: 62/26, organ: Kommunestyret}]\n")
    frozen_and_corrected(scratch)
    told = shown(scratch, "sak/62-26/")
    assert "Kommunestyret" in told
    assert "Skolemat, utgave" not in told
    assert TOLD in told.partition("Rettet saksnummer")[2]


def test_number_that_another_body_has_lets_the_reader_choose(scratch: Scratch) -> None:
    scratch.a3("frukt", "saker: [{saksnummer: 62/26, organ: Formannskapet}]\n")
    frozen_and_corrected(scratch)
    choice = page(scratch, "sak/62-26/")
    for body in ("formannskapet", "kommunestyret"):
        assert f'href="../../sak/62-26-{body}/"' in choice
    assert TOLD in shown(scratch, "sak/62-26-kommunestyret/")
    published = scratch.records().permalinks.current
    assert {address for address in addresses(scratch, Audience.INTERNAL) if "sak/" in address} == {
        address for address in published if address.startswith("sak/")
    }


def test_one_wrong_number_leads_to_each_right_one(scratch: Scratch) -> None:
    for id, title in (("skolemat", "Skolemat"), ("frukt", "Frukt")):
        scratch.a3(id, f"tittel: {title}\n")
        assert freeze(scratch, id).exit_code == 0
    for id, right in (("skolemat", "63/26"), ("frukt", "64/26")):
        assert correct(CorrectRequest(scratch.folder, TODAY, id, "1.0", right)) is None
    wrong = page(scratch, "sak/62-26/")
    for address in ("sak/63-26/", "sak/64-26/"):
        assert f'href="../../{address}"' in wrong


def test_the_public_is_told_of_no_internal_edition(scratch: Scratch) -> None:
    scratch.a3("skolemat", "offentlighet: intern\n")
    assert freeze(scratch).exit_code == 0
    assert correct(CorrectRequest(scratch.folder, TODAY, "skolemat", "1.0", "63/26")) is None
    assert {"sak/62-26/", "sak/63-26/"} <= addresses(scratch, Audience.INTERNAL)
    public = addresses(scratch, Audience.PUBLIC)
    assert not [address for address in public if address.startswith("sak/6")]
    in_public = scratch.records().permalinks.in_public.current
    assert not [address for address in in_public if address.startswith("sak/6")]


def test_files_of_the_edition_tell_of_the_correction(scratch: Scratch) -> None:
    frozen_and_corrected(scratch)
    plan = plan_of(scratch.handbook(), TODAY)
    context = SiteContext.of(plan).at("a3/skolemat/1.0/")
    (figure,) = plan.editions
    assert decided_sentence(figure.edition, context).endswith(f" Sak 63/26. {TOLD}")
