"""Benefits refer to parts of their A3, to goals and to other A3s, and amounts must add up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from planhandbok.phrase import Phrase, joined, known
from planhandbok.records.checks.numbers import TIMES
from planhandbok.records.checks.references import (
    Targets,
    dangling,
    missing_goals,
    no_such,
    no_such_a3,
)
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.benefit import Benefit, BenefitUnit, Stage
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.files import METHOD
from planhandbok.records.text.problems import Finding, KeyPath, Severity, did_you_mean, quoted


def findings_in_benefits(sheet: Sheet, targets: Targets) -> Iterator[Finding]:
    """Find what in the benefits of one A3 leads nowhere, or cannot be counted."""
    a3 = sheet.a3
    file = sheet.file
    measures = {measure.id for measure in a3.measures}
    creators = measures | {change.id for change in a3.business_changes}
    indicators = {indicator.id for indicator in a3.indicators}
    yield from _changes(a3, file, measures)
    for index, benefit in enumerate(a3.benefits):
        path = ("gevinster", index)
        yield from _kind(benefit, file, path, targets)
        what = Phrase("et tiltak")
        if a3.business_changes:
            what = Phrase("et tiltak eller en endring")
        yield from dangling(file, (*path, "skapes_av"), benefit.created_by, creators, what)
        yield from dangling(
            file, (*path, "måles_av"), benefit.measured_by, indicators, Phrase("en måleparameter")
        )
        yield from missing_goals(sheet, (*path, "bidrar_til"), benefit.contributes_to, targets)
        yield from _uncounted(benefit, file, path)
        yield from _out_of_bounds(benefit, file, path)
        yield from _negative(benefit, file, path)
        yield from _of_other_size(benefit, file, path)
    for index, reference in enumerate(a3.benefits_elsewhere):
        yield from _elsewhere(a3, file, index, reference, targets)


def _kind(benefit: Benefit, file: str, path: KeyPath, targets: Targets) -> Iterator[Finding]:
    if targets.kinds is not None and benefit.kind not in targets.kinds:
        message = Phrase("«{kind}» er ikke en gevinsttype som finnes.", kind=benefit.kind)
        nearest = did_you_mean(benefit.kind, targets.kinds)
        how = Phrase("En ny type legges til under «gevinsttyper» i {file}.", file=METHOD)
        yield Finding(file, (*path, "type"), message, joined(" ", (nearest, how)))


def _changes(a3: A3, file: str, measures: set[str]) -> Iterator[Finding]:
    for index, change in enumerate(a3.business_changes):
        path = ("endringer", index)
        yield from dangling(
            file, (*path, "skapes_av"), change.created_by, measures, Phrase("et tiltak")
        )
        if change.id in measures:
            message = Phrase("Id-en «{id}» er også id-en til et tiltak.", id=change.id)
            hint = Phrase("Gi endringen en annen id, så det er klart hva en gevinst skapes av.")
            yield Finding(file, (*path, "id"), message, hint)


def _uncounted(benefit: Benefit, file: str, path: KeyPath) -> Iterator[Finding]:
    """Find amounts that no sum can include, or that land in another sum than the author meant."""
    if not any(True for _ in benefit.amounts.by_stage()):
        return
    if benefit.unit is None:
        message = Phrase("Beløpene har ingen enhet, og blir ikke regnet med.")
        hint = Phrase("Oppgi enheten: kr, timer eller årsverk.")
        yield Finding(file, (*path, "beløp"), message, hint, on_key=True, severity=Severity.WARNING)
    elif (
        benefit.budget_effect
        and benefit.budget_effect.is_direct
        and benefit.unit.counted is not BenefitUnit.KRONER
    ):
        yield Finding(
            file,
            (*path, "budsjettvirkning"),
            Phrase(
                "Gevinsten er direkte, men oppgitt i {unit}, og tetter ikke noe av gapet.",
                unit=benefit.unit,
            ),
            Phrase(
                "Oppgi i kr hvor mye lavere budsjettet blir. Er tiden frigjort uten "
                "at budsjettet blir lavere, er virkningen indirekte."
            ),
            severity=Severity.WARNING,
        )


def _out_of_bounds(benefit: Benefit, file: str, path: KeyPath) -> Iterator[Finding]:
    for stage, amounts in benefit.amounts.by_stage():
        for year, amount in amounts.items():
            bounds = (amount.low, amount.expected, amount.high)
            given = [number for number in bounds if number is not None]
            if given != sorted(given):
                message = Phrase("Det forventede beløpet ligger ikke mellom «lav» og «høy».")
                hint = Phrase(
                    "«lav» er det minste beløpet og «høy» det største. Bytt dem om, eller rett."
                )
                yield Finding(file, (*path, "beløp", stage.value, str(year)), message, hint)


def _negative(benefit: Benefit, file: str, path: KeyPath) -> Iterator[Finding]:
    """Warn of losses: budgets write what is saved with a minus, and the form without one."""
    for stage, amounts in benefit.amounts.by_stage():
        below_zero = [year for year, amount in amounts.items() if amount.expected < 0]
        if below_zero:
            yield Finding(
                file,
                (*path, "beløp", stage.value, str(below_zero[0])),
                Phrase("Beløpet er mindre enn null, og regnes som et tap."),
                Phrase("Det som blir spart, skrives uten minus."),
                severity=Severity.WARNING,
            )


def _of_other_size(benefit: Benefit, file: str, path: KeyPath) -> Iterator[Finding]:
    """Warn of an amount that is far larger or smaller than all of the stages before: most often
    somebody wrote kroner where the others are in thousands.
    """
    before: list[Decimal] = []
    all_of_it = (*path, "beløp")
    hint = Phrase("Skriv hele tallet, i samme enhet som de andre. Er det rett, så la det stå.")
    for stage, amounts in benefit.amounts.by_stage():
        sizes = {year: abs(amount.expected) for year, amount in amounts.items() if amount.expected}
        for year, size in sizes.items():
            if message := _other_size(size, before):
                yield Finding(
                    file,
                    (*all_of_it, stage.value, str(year)),
                    message,
                    hint,
                    severity=Severity.WARNING,
                    rests_on=all_of_it,
                )
        before += sizes.values()


def _other_size(size: Decimal, others: Sequence[Decimal]) -> Phrase | None:
    if others and size >= TIMES * max(others):
        return Phrase("Beløpet er minst {times} ganger større enn de andre.", times=TIMES)
    if others and size * TIMES <= min(others):
        return Phrase("Beløpet er minst {times} ganger mindre enn de andre.", times=TIMES)
    return None


def _elsewhere(
    a3: A3, file: str, index: int, reference: str, targets: Targets
) -> Iterator[Finding]:
    path = ("gevinster_andre_steder", index)
    home, benefit = reference.split("/")
    if home == a3.id:
        message = Phrase("Gevinsten bor i denne A3-en.")
        hint = Phrase("Fjern linjen. Her står bare gevinster som har sitt hjem i en annen A3.")
        yield Finding(file, path, message, hint)
    elif home not in targets.a3s:
        yield no_such_a3(file, path, home, targets)
    elif home in targets.benefits and benefit not in targets.benefits[home]:
        yield _no_such_benefit(file, path, home, benefit, targets)
    elif reference in a3.benefits_elsewhere[:index]:
        yield Finding(
            file,
            path,
            Phrase("«{reference}» står to ganger.", reference=reference),
            Phrase("Slett den ene linjen."),
        )


def _no_such_benefit(
    file: str, path: KeyPath, home: str, benefit: str, targets: Targets
) -> Finding:
    """Return the finding that `home` has no such benefit. If `home` refers to one of that name in
    a third A3, the hint names that one.
    """
    elsewhere = targets.benefits_elsewhere.get(home, ())
    onward = [reference for reference in elsewhere if reference.endswith(f"/{benefit}")]
    if not onward:
        return no_such(
            file, path, benefit, targets.benefits[home], Phrase("en gevinst i «{a3}»", a3=home)
        )
    message = Phrase(
        "«{benefit}» bor ikke i «{home}», som bare viser til den.", benefit=benefit, home=home
    )
    hint = Phrase("Vis til A3-en der gevinsten bor: «{onward}».", onward=onward[0])
    return Finding(file, path, message, hint)


def counted_twice(loaded: Loaded) -> Iterator[Finding]:
    """Warn of two benefits that change the same post of the budget by the same amount in the same
    year. There is one warning for the two, at the second of them in the order of their files.
    """
    posts = loaded.memo.each(_posts_in, loaded.sheets)
    counts = Counter(chain.from_iterable(posts))
    twice = frozenset(post for post, count in counts.items() if count > 1)
    seen: dict[tuple[str, Stage, int, Decimal], str] = {}
    told: set[tuple[str, str]] = set()
    for sheet, own in zip(loaded.sheets, posts, strict=True):
        for index, benefit in () if twice.isdisjoint(own) else _in_the_budget(sheet):
            name = f"{sheet.a3.id}/{benefit.id}"
            for key in _posts(benefit):
                first = seen.setdefault(key, name)
                if first != name and (first, name) not in told:
                    told.add((first, name))
                    yield _twice(sheet.file, index, benefit, first, key)


def _posts_in(sheet: Sheet) -> tuple[str, ...]:
    """Return each post that an A3 changes, as a text: the hash of a text is computed once."""
    return tuple(
        f"{stage.value} {year} {amount.normalize()} {post}"
        for _, benefit in _in_the_budget(sheet)
        for post, stage, year, amount in _posts(benefit)
    )


def _in_the_budget(sheet: Sheet) -> list[tuple[int, Benefit]]:
    """Return the benefits that change a post of the budget, with their places in the A3."""
    return [
        (index, benefit)
        for index, benefit in enumerate(sheet.a3.benefits)
        if benefit.budget_line is not None
        and benefit.unit
        and benefit.unit.counted is BenefitUnit.KRONER
    ]


def _posts(benefit: Benefit) -> Iterator[tuple[str, Stage, int, Decimal]]:
    post = " ".join((benefit.budget_line or "").casefold().split())
    for stage, amounts in benefit.amounts.by_stage():
        for year, amount in amounts.items():
            if amount.expected:
                yield post, stage, year, amount.expected


def _twice(
    file: str, index: int, benefit: Benefit, first: str, key: tuple[str, Stage, int, Decimal]
) -> Finding:
    _, stage, year, _ = key
    return Finding(
        file,
        ("gevinster", index, "budsjettpost"),
        Phrase(
            "Posten {post} er {stage} med det samme beløpet for {year} i gevinsten «{first}» også.",
            post=quoted(benefit.budget_line or ""),
            stage=known(stage.value),
            year=year,
            first=first,
        ),
        Phrase(
            "Er det samme gevinst, lar du den stå ett sted, og viser til den under "
            "«gevinster_andre_steder»."
        ),
        severity=Severity.WARNING,
    )
