"""Changes are assessed again and decided on: demands 7.3 and 7.4."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ombud.answered.entries import Assessed, Assessment, Decided, Extent, LegalBasis, Sharing, Withdrawal
from ombud.asked.entries import Purpose
from ombud.casefile.between_answered import assessed, creep
from ombud.casefile.changes import changes
from ombud.casefile.read import fold
from ombud.evidence.finding import Standing
from ombud.held.entries import Item, Personal
from ombud.ledger.entry import Body, Draft, Said
from ombud.ledger.stage import Stage
from tests.stacks import ask, put, stack

KEPT, CROSSED, SILENT, NOT_DUE = Standing.KEPT, Standing.CROSSED, Standing.SILENT, Standing.NOT_DUE
BEFORE, CHANGED = date(2026, 1, 10), date(2026, 5, 10)
PURPOSE = Purpose(text="To see which lamp is broken.")
WIDER = Purpose(text="To see which lamp is broken and who stands beneath it.")


def then(body: Body, replaces: int | None = None) -> Draft:
    """What is said on the later day."""
    return put(body, on=CHANGED, replaces=replaces)


def first(body: Body) -> Draft:
    return put(body, on=BEFORE)


# 7.4


def test_a_change_of_purpose_without_a_decision_crosses_and_quotes_both() -> None:
    finding = ask(creep, first(PURPOSE), then(WIDER, replaces=0))
    assert finding.standing is CROSSED
    assert finding.quotes == (PURPOSE.text, WIDER.text)
    assert "purpose on 2026-05-10" in str(finding.because)


@pytest.mark.parametrize(("on", "standing"), [
    (date(2026, 5, 9), CROSSED), (date(2026, 5, 10), KEPT), (date(2026, 6, 1), KEPT), (date(2027, 1, 1), CROSSED),
])  # fmt: skip
def test_a_decision_counts_from_the_day_of_the_change_on(on: date, standing: Standing) -> None:
    decision = Decided(what="To look beneath the lamps", on=on)
    assert ask(creep, first(PURPOSE), then(WIDER, replaces=0), decision).standing is standing


CREEPING: list[tuple[Body, Body]] = [
    (LegalBasis(text="Public task, 6(1)(e)"), LegalBasis(text="Consent, 6(1)(a)")),
    (Sharing(recipient="The repair crew"), Sharing(recipient="The police")),
    (Sharing(recipient="The crew", purpose="Repair"), Sharing(recipient="The crew", purpose="Repair and patrols")),
    (Extent(what="Vehicles with a camera", number=11), Extent(what="Vehicles with a camera", number=350)),
    (Extent(what="Vehicles with a camera", number=11), Extent(what="Vehicles with a camera")),
    (Extent(what="Vehicles with a camera", number=11), Extent(what="Drones with a camera", number=2)),
    (PURPOSE, WIDER),
]
STILL: list[tuple[Body, Body]] = [
    (PURPOSE, Purpose(text="to see which lamp is BROKEN")),
    (Extent(what="Vehicles with a camera", number=350), Extent(what="Vehicles with a camera", number=11)),
    (Extent(what="Vehicles", number=350, as_of="2025"), Extent(what="vehicles.", number=350, as_of="2026")),
    (Sharing(recipient="The repair crew"), Sharing(recipient="the repair crew", since="2020")),
]


@pytest.mark.parametrize(("old", "new"), CREEPING)
def test_what_creeps_is_seen(old: Body, new: Body) -> None:
    assert ask(creep, first(PURPOSE), first(old), then(new, replaces=1)).standing is CROSSED


@pytest.mark.parametrize(("old", "new"), STILL)
def test_wording_alone_and_less_of_the_same_are_no_creep(old: Body, new: Body) -> None:
    assert ask(creep, first(PURPOSE), first(old), then(new, replaces=1)).standing is KEPT


@pytest.mark.parametrize(("old", "new"), [pair for pair in CREEPING if not isinstance(pair[0], Extent)])
def test_what_is_added_on_a_later_day_creeps_too(old: Body, new: Body) -> None:
    assert ask(creep, first(PURPOSE), first(old), then(new)).standing is CROSSED
    assert ask(creep, first(PURPOSE), first(old), first(new)).standing is SILENT  # all of it was said on the first day


def test_a_second_count_creeps_where_it_is_higher() -> None:
    few, many = Extent(what="Vehicles", number=11), Extent(what="Vehicles", number=350)
    assert ask(creep, first(PURPOSE), first(few), then(many)).standing is CROSSED
    assert ask(creep, first(PURPOSE), first(many), then(few)).standing is KEPT
    assert ask(creep, first(PURPOSE), first(few), then(Extent(what="Stations", number=9))).standing is KEPT


def test_changes_before_procurement_are_drafting() -> None:
    said = [first(PURPOSE), then(WIDER, replaces=0)]
    assert ask(creep, *said, stage=Stage.REVIEW).standing is KEPT
    assert "while it was drafted" in str(ask(creep, *said, stage=Stage.REVIEW).because)
    assert ask(creep, *said, stage=Stage.PROCUREMENT).standing is CROSSED


def test_without_a_purpose_no_change_could_show() -> None:
    assert ask(creep, LegalBasis(text="Public task")).standing is SILENT


def test_a_change_that_was_taken_back_as_an_error_never_was() -> None:
    said = [first(PURPOSE), first(Extent(what="Vehicles", number=11)), then(Extent(what="Vehicles", number=350))]
    back = then(Withdrawal(entry=2, reason="Typed on the wrong case"))
    entries = list(stack(*said, back))
    assert changes(fold("case", entries)) == ()
    assert creep(fold("case", entries), date(2026, 9, 1)).standing is KEPT


def test_every_step_of_a_chain_of_changes_is_seen() -> None:
    third = Purpose(text="To see everyone, always.")
    said = stack(first(PURPOSE), then(WIDER, replaces=0), put(third, on=date(2026, 6, 1), replaces=1))
    assert [(change.before, change.on) for change in changes(said)] == [
        (PURPOSE.text, CHANGED),
        (WIDER.text, date(2026, 6, 1)),
    ]


# 7.3

FACES = Item(name="Faces", personal=Personal.IDENTIFIABLE)
COUNTS = Item(name="Counts", personal=Personal.NONE)


def assessment(**more: Any) -> Assessment:
    said = {"sort": Assessed.DPIA, "done": Said.YES, "on": date(2026, 2, 1), "signed_by": "Data protection officer"}
    return Assessment.model_validate({**said, "published": "https://example.org/dpia", **more})


@pytest.mark.parametrize(("said", "standing"), [
    ([FACES, assessment()], KEPT), ([assessment()], KEPT), ([FACES], SILENT),
    ([FACES, assessment(published="")], SILENT),
    ([FACES, assessment(done=Said.UNSAID)], SILENT), ([FACES, assessment(done=Said.NO)], CROSSED),
    ([assessment(done=Said.NO)], SILENT), ([FACES, assessment(signed_by="", on=None)], SILENT),
    ([FACES, assessment(on=date(2027, 1, 1))], SILENT), ([FACES, assessment(sort=Assessed.AIA)], SILENT),
    ([COUNTS], Standing.DOES_NOT_APPLY), ([COUNTS, Item(name="Plates")], SILENT), ([COUNTS, FACES], SILENT),
    ([FACES, assessment(done=Said.NO), assessment(on=date(2026, 3, 1))], KEPT),
])  # fmt: skip
def test_an_assessment_is_done_signed_and_published(said: list[Body], standing: Standing) -> None:
    assert ask(assessed, *said).standing is standing


def test_a_change_reopens_the_assessment() -> None:
    said = [first(PURPOSE), assessment(), FACES, then(WIDER, replaces=0)]
    finding = ask(assessed, *said, stage=Stage.RUNNING)
    assert finding.standing is CROSSED
    told = "The assessment is of 2026-02-01; changed since, and not assessed: purpose on 2026-05-10."
    assert str(finding.because) == told
    assert ask(assessed, *said).standing is CROSSED  # an unsaid stage is due
    assert ask(assessed, *said, stage=Stage.PROCUREMENT).standing is SILENT
    assert ask(assessed, *said, assessment(on=date(2026, 5, 20))).standing is KEPT


def test_an_assessment_is_not_due_before_procurement() -> None:
    assert ask(assessed, FACES, stage=Stage.REVIEW).standing is NOT_DUE
    assert ask(assessed, FACES, assessment(done=Said.NO), stage=Stage.REVIEW).standing is NOT_DUE
    assert ask(assessed, FACES, stage=Stage.PROCUREMENT).standing is SILENT


def test_ethics_and_the_voice_of_those_concerned_are_asked_for() -> None:
    assert "ethics review" in str(ask(assessed, FACES, assessment()).mend)
    ethics = Assessment(sort=Assessed.ETHICS, done=Said.YES)
    assert "opinion" in str(ask(assessed, FACES, assessment(), ethics).mend)
    assert ask(assessed, FACES, assessment(people_asked=Said.YES), ethics).mend is None
