"""A measurement in a case: figures are added, measured anew they take the old ones' place, the rest is taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ombud.answered.entries import Withdrawal
from ombud.casefile.measured import Measured
from ombud.casefile.read import fold
from ombud.casefile.remeasured import drafts
from ombud.evidence.computed import Computed
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack
from ombud.served.computed import MeasuredReach, MeasuredShare, Measurement
from ombud.words import say

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
FIRST, SECOND = "a" * 64, "b" * 64


def measured(what: str = "Benches") -> Measured:
    return Measured(place="Exempelby", what=what, on=date(2026, 11, 26), version="1", lead=(say("Told."),), parts=())


def share(group: str, gap: float, what: str = "Benches") -> MeasuredShare:
    return MeasuredShare(what=what, group=group, gap=gap)


def said(stack: Stack, says: list[Computed], sha256: str, what: str = "Benches") -> Stack:
    """The case after a measurement was added to it."""
    added = drafts(measured(what), says, sha256, stack, "officer", "Street Works", NOON)
    entries: list[Entry] = [*stack.entries]
    for draft in added:
        entries.append(draft.placed("lamps", len(entries)))
    return fold("lamps", entries)


EMPTY = fold("lamps", ())


def test_a_measurement_and_each_figure_cite_the_kept_file() -> None:
    stack = said(EMPTY, [share("renters", -3), share("owners", 3)], FIRST)
    assert [entry.kind for entry in stack.entries] == ["served.measurement/1", "served.share/1", "served.share/1"]
    assert {cite.sha256 for entry in stack.entries for cite in entry.cites} == {FIRST}


def test_measured_anew_the_new_figures_take_the_place_of_the_old() -> None:
    stack = said(said(EMPTY, [share("renters", -3), share("owners", 3)], FIRST), [share("renters", -1)], SECOND)
    standing = [one.body for one in stack.of(MeasuredShare)]
    assert [(one.group, one.gap) for one in standing] == [("renters", -1)]
    assert len(stack.of(Measurement)) == 1
    taken_back = [entry for entry in stack.entries if isinstance(entry.body, Withdrawal)]
    assert [stack.entries[entry.body.entry].body.group for entry in taken_back] == ["owners"]  # type: ignore[union-attr]


def test_what_is_the_same_is_not_said_again() -> None:
    once = said(EMPTY, [share("renters", -3)], FIRST)
    assert len(said(once, [share("renters", -3)], FIRST)) == len(once)


def test_another_thing_measured_in_the_same_case_stays_as_it_is() -> None:
    stack = said(said(EMPTY, [share("renters", -3)], FIRST), [share("renters", 2, "Lamps")], SECOND, "Lamps")
    assert {(one.body.what, one.body.gap) for one in stack.of(MeasuredShare)} == {("Benches", -3), ("Lamps", 2)}


def test_limits_of_reach_are_told_apart() -> None:
    near, far = (MeasuredReach(what="Benches", group="all", within=within, share=50) for within in ("300 m", "1 km"))
    assert len(said(EMPTY, [near, far], FIRST).of(MeasuredReach)) == 2
