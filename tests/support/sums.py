"""The case that is worked out by hand: the handbook it describes, and the answers to it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from planhandbok.records.yaml.yaml_text import plain_data
from tests.support.handbooks import ROOT, Scratch

FILE = "tests/cases/regnestykke.yml"


def case() -> dict[str, Any]:
    data, problems = plain_data((ROOT / FILE).read_text(encoding="utf-8"), FILE)
    assert not problems
    return dict(data or {})


def number(text: str) -> Decimal:
    return Decimal(text.replace(" ", "").replace(",", ".").replace("−", "-"))


def answers(*path: str) -> Mapping[Any, Any]:
    found = case()["fasit"]
    for key in path:
        found = found[key]
    return found  # type: ignore[no-any-return]  # plain data has no types


def staged(written: Mapping[Any, Any]) -> dict[str, dict[int, Decimal]]:
    """Answers by stage and year."""
    return {
        stage: {int(year): number(amount) for year, amount in years.items()}
        for stage, years in written.items()
    }


def write(scratch: Scratch) -> None:
    """The case as a handbook: what a sum does not need is filled in."""
    data = case()
    cycle = scratch.folder / "a3/2027/syklus.yml"
    text = cycle.read_text(encoding="utf-8")
    before, _, after = text.partition("omstillingsbehov:")
    told = {key: data[key] for key in ("omstillingsbehov", "kapasitet")}
    needs = yaml.safe_dump(told, allow_unicode=True)
    cycle.write_text(f"{before}{needs}mål:{after.partition('mål:')[2]}", encoding="utf-8")
    settings = scratch.folder / "mkdocs.yml"
    rate = f"    kalkulasjonsrente: {data['kalkulasjonsrente']}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + rate, encoding="utf-8")
    for a3 in data["a3"]:
        for benefit in a3["gevinster"]:
            benefit["beskrivelse"] = benefit["id"]
        for cost in a3.get("kostnader", ()):
            cost["beskrivelse"] = cost["id"]
        rest = {key: value for key, value in a3.items() if key != "id"}
        scratch.a3(a3["id"], yaml.safe_dump(rest, allow_unicode=True, sort_keys=False))
