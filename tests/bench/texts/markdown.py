"""Write a record as a page of Markdown: every text and figure, with tables for the lists."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tests.bench.records import Data

HEADER = (
    ("Type", "type"),
    ("Dato", "dato"),
    ("Utgave", "utgave"),
    ("Eier", "eier"),
    ("Enhet", "enhet"),
    ("Fase", "fase"),
    ("Offentlighet", "offentlighet"),
)


def markdown_body(data: Data) -> str:
    """The page without its title. Links to A3s go to the page beside it."""
    parts = [*_header(data), *_boxes(data), *_measures(data), *_indicators(data), *_benefits(data)]
    return "\n\n".join(parts).replace("](a3:", "](../") + "\n"


def _header(data: Data) -> Iterator[str]:
    lines = [f"- **{label}:** {data[key]}" for label, key in HEADER]
    lines.append(f"- **Deltakere:** {', '.join(data['deltakere'])}")
    lines.append(f"- **Mål:** {', '.join(data['mål'])}")
    if "overordnet" in data:
        lines.append(f"- **Springer ut av:** [{data['overordnet']}](a3:{data['overordnet']})")
    yield "\n".join(lines)


def _boxes(data: Data) -> Iterator[str]:
    yield f"## 1. Begrunnelse\n\n{data['begrunnelse'].strip()}"
    yield f"## 2. Nåsituasjon\n\n{data['nåsituasjon'].strip()}"
    yield "## Rotårsaker"
    yield "\n".join(line for cause in data["rotårsaker"] for line in _cause(cause))
    yield f"## 3. Ønsket situasjon\n\n{data['ønsket_situasjon'].strip()}"


def _cause(cause: Data) -> Iterator[str]:
    yield f"1. **{cause['årsak']}** ({cause['kategori']})"
    yield from (f"    - {why}" for why in cause["hvorfor"])


def _measures(data: Data) -> Iterator[str]:
    numbers = {cause["id"]: str(n) for n, cause in enumerate(data["rotårsaker"], start=1)}
    yield "## 4. Endringstiltak"
    yield _table(
        ("Tiltak", "Løser rotårsak", "Ansvar", "Frist", "Status", "Kommentar"),
        (
            (
                measure["tiltak"],
                ", ".join(numbers[id] for id in measure["løser"]),
                measure["ansvar"],
                measure["frist"],
                measure["status"],
                measure.get("kommentar", ""),
            )
            for measure in data["endringstiltak"]
        ),
    )


def _indicators(data: Data) -> Iterator[str]:
    yield "## 5. Måling"
    yield _table(
        ("Måleparameter", "Type", "Frekvens", "Nullpunkt", "Målinger", "Mål", "Ansvar"),
        (
            (
                indicator["parameter"],
                indicator["type"],
                indicator["frekvens"],
                _reading(indicator["nullpunkt"], indicator),
                ", ".join(_reading(reading, indicator) for reading in indicator["målinger"]),
                _reading(indicator["mål"], indicator),
                indicator["ansvar"],
            )
            for indicator in data["måling"]
        ),
    )


def _reading(reading: Data, indicator: Data) -> str:
    return f"{reading['verdi']} {indicator['enhet']} ({reading['dato']})"


def _benefits(data: Data) -> Iterator[str]:
    yield "## Gevinster"
    yield _table(
        ("Gevinst", "Type", "Budsjettvirkning", "Beløp", "Forutsetninger", "Ansvar"),
        (
            (
                benefit["beskrivelse"],
                benefit["type"],
                benefit["budsjettvirkning"],
                _amounts(benefit),
                " ".join(benefit["forutsetninger"]),
                benefit["ansvar"],
            )
            for benefit in data["gevinster"]
        ),
    )


def _amounts(benefit: Data) -> str:
    stages: dict[str, dict[str, Any]] = benefit["beløp"]
    return "; ".join(
        f"{stage} {year}: {amount} {benefit['enhet']}"
        for stage, amounts in stages.items()
        for year, amount in amounts.items()
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
