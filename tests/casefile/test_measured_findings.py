"""What must always hold for the findings that rest on what was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ombud.casefile.checks import CHECKS
from ombud.casefile.kinds import KINDS
from ombud.counted.computed import MeasuredAssociation
from ombud.evidence.check import Check
from ombud.evidence.computed import Computed
from ombud.evidence.finding import Backing, Finding, Standing
from ombud.evidence.said import key
from ombud.heard.budget.computed import ComputedBudget
from ombud.heard.computed import HeardResult
from ombud.heard.diary.computed import DiaryCompared
from ombud.heard.dots.computed import DotsCompared
from ombud.heard.lottery.computed import LotteryResult
from ombud.heard.opinions.computed import MeasuredOpinions
from ombud.heard.themes.computed import ThemeCounted, ThemesFound
from ombud.heard.whocame.computed import RoomGroup, RoomWhole
from ombud.held.computed import HeldResult
from ombud.held.contacts.computed import ContactsCounted, ContactsOfCase
from ombud.held.contract.computed import LineRead
from ombud.held.data.computed import InventoryCounted, ItemProposed
from ombud.held.ocds.computed import Amended, Bidding, Concentrated, VendorGone
from ombud.held.stores.computed import Certified, Observed
from ombud.ledger.entry import Body, Draft
from ombud.ledger.stage import Stage
from ombud.served.computed import (
    Effect,
    MeasuredDivide,
    MeasuredGrowth,
    MeasuredNeed,
    MeasuredReach,
    MeasuredShare,
    MeasuredTogether,
    MeasuredTreatment,
    MeasuredWatch,
    Measurement,
)
from tests.bodies import bodies
from tests.casefile import towns
from tests.served.cities import PLACES, needs_places
from tests.stacks import TODAY, put, stack

# What makes two measurements one thing measured twice, of which the latest counts.
THINGS: dict[type[Computed], tuple[str, ...]] = {
    Measurement: ("what",), MeasuredShare: ("what", "group"), MeasuredNeed: ("what", "need", "ranked_by"),
    MeasuredReach: ("what", "within", "group"), MeasuredGrowth: ("what", "over"), MeasuredDivide: ("what", "needs"),
    MeasuredTreatment: ("score", "group", "rate"), MeasuredWatch: ("watched", "near", "start"),
    MeasuredTogether: ("what", "groups"), MeasuredAssociation: ("what", "group"),
    HeardResult: ("what", "sort"), MeasuredOpinions: ("what",), ComputedBudget: ("what",), LotteryResult: ("what",),
    RoomGroup: ("what", "step", "reference", "trait", "group"), RoomWhole: ("what", "step", "reference", "trait"),
    DotsCompared: ("what", "place_kind"), DiaryCompared: ("what", "activity", "group", "unit"),
    ThemesFound: ("what",), ThemeCounted: ("what", "key"),
    HeldResult: ("what", "sort"), LineRead: ("contract", "line"), InventoryCounted: ("what",),
    ItemProposed: ("what", "item"), Observed: ("item",), Certified: ("item",),
    Concentrated: ("what", "buyer", "category", "currency"), Bidding: ("what", "buyer"), Amended: ("what", "buyer"),
    VendorGone: ("what", "vendor"), ContactsCounted: ("what",), ContactsOfCase: ("what", "thing"),
}  # fmt: skip
MEASURED = [check for check in CHECKS if check.number in {number for kind in THINGS for number in kind.demands}]
every = pytest.mark.parametrize("check", MEASURED, ids=lambda check: check.number)
some = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def computed(check: Check) -> list[type[Computed]]:
    return [kind for kind in check.reads if issubclass(kind, Computed)]


def typed(check: Check) -> list[type[Body]]:
    return [kind for kind in check.reads if not issubclass(kind, Computed)]


def thing(body: Body) -> tuple[Any, ...]:
    """What a figure is of, as checks tell it from others."""
    values = (getattr(body, name) for name in THINGS[type(body)])  # type: ignore[index]
    return (type(body), *(tuple(sorted({key(part) for part in value})) if isinstance(value, tuple)
                          else key(str(value).replace("_", " ")) for value in values))  # fmt: skip


def told(finding: Finding, drafts: list[Draft]) -> tuple[Any, ...]:
    """A finding without the numbers of entries, which are the order in which they came."""
    resting = {id(drafts[seq]) for seq in finding.entries}
    return finding.standing, finding.backing, str(finding.because), str(finding.mend), resting


def figures(check: Check, most: int = 5) -> st.SearchStrategy[list[Draft]]:
    drawn = st.builds(put, bodies(*computed(check)), cited=st.booleans())
    return st.lists(drawn, min_size=1, max_size=most, unique_by=lambda draft: thing(draft.body))


def test_every_computed_kind_is_known_here_and_read_by_the_check_that_it_names() -> None:
    there = {kind for kind in KINDS.values() if issubclass(kind, Computed)}
    assert set(THINGS) == there
    heard, served = ["2.4", "2.5", "2.6", "2.7", "2.8", "2.14"], ["4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7"]
    held = ["5.1", "5.2", "5.3", "5.4", "5.6", "5.7", "5.8", "5.9", "5.10", "5.11"]
    assert [check.number for check in MEASURED] == [*heard, "3.4", *served, *held]
    assert all(set(computed(check)) == {kind for kind in there if check.number in kind.demands} for check in MEASURED)


@every
def test_no_order_of_measurements_changes_a_finding(check: Check) -> None:
    @some
    @given(figures(check), st.lists(bodies(*typed(check)), max_size=3).map(lambda said: [*map(put, said)]), st.data())
    def holds(found: list[Draft], said: list[Draft], data: st.DataObject) -> None:
        first = [*said, *found]
        kinds = data.draw(st.permutations([True] * len(found) + [False] * len(said)))
        shuffled, in_order = iter(data.draw(st.permutations(found))), iter(said)
        again = [next(shuffled) if measured else next(in_order) for measured in kinds]
        assert told(check(stack(*first, stage=Stage.UNSAID), TODAY), first) == told(
            check(stack(*again, stage=Stage.UNSAID), TODAY), again
        )

    holds()


@every
def test_a_silent_measurement_never_turns_crossed_into_kept(check: Check) -> None:
    @some
    @given(st.lists(bodies(*check.reads), min_size=1, max_size=5), bodies(*computed(check)))
    def holds(said: list[Body], more: Body) -> None:
        before = check(stack(*said, stage=Stage.UNSAID), TODAY)
        assume(check(stack(more, stage=Stage.UNSAID), TODAY).standing is Standing.SILENT)
        after = check(stack(*said, more, stage=Stage.UNSAID), TODAY)
        if before.standing is Standing.CROSSED:
            assert after.standing is not Standing.KEPT
        if before.standing is Standing.SILENT and thing(more) not in {
            thing(one) for one in said if type(one) in THINGS
        }:
            assert after.standing in (Standing.SILENT, Standing.CROSSED)

    holds()


@every
def test_a_figure_without_a_file_is_never_measured(check: Check) -> None:
    @some
    @given(st.lists(bodies(*check.reads), min_size=1, max_size=5), st.lists(st.booleans(), min_size=5, max_size=5))
    def holds(said: list[Body], cited: list[bool]) -> None:
        bare = check(stack(*said, stage=Stage.UNSAID), TODAY)
        assert bare.backing in (Backing.NONE, Backing.STATED)
        drafts = [put(body, cited=one) for body, one in zip(said, cited, strict=False)]
        finding = check(stack(*drafts, stage=Stage.UNSAID), TODAY)
        if finding.backing is Backing.MEASURED:
            assert all(drafts[seq].cites and isinstance(drafts[seq].body, Computed) for seq in finding.entries)
        assert finding.standing is bare.standing  # what is cited changes the backing and nothing else

    holds()


@every
def test_what_was_superseded_or_withdrawn_is_not_measured_any_more(check: Check) -> None:
    @some
    @given(bodies(*computed(check)), bodies(*computed(check)))
    def holds(old: Body, new: Body) -> None:
        replaced = check(stack(old, put(new, replaces=0), stage=Stage.UNSAID), TODAY)
        alone = check(stack(new, stage=Stage.UNSAID), TODAY)
        assert (replaced.standing, str(replaced.because)) == (alone.standing, str(alone.because))
        assert 0 not in replaced.entries
        withdrawn = check(stack(old, stage=Stage.UNSAID, withdrawn=[0]), TODAY)
        assert withdrawn == check(stack(stage=Stage.UNSAID), TODAY)

    holds()


def test_what_a_small_town_measured_decides_its_findings(tmp_path: Path) -> None:
    """From files to findings: renters live in the west and the benches stand in the east."""
    said = [put(figure, cited=True) for figure in towns.found(towns.built(tmp_path)).says]
    found = {check.number: check(stack(*said), TODAY) for check in MEASURED}
    assert (found["4.1"].standing, found["4.1"].backing) == (Standing.CROSSED, Backing.MEASURED)
    assert "Short of their share of Benches by more than chance" in str(found["4.1"].because)
    assert "renters (18 per cent of it and 50 per cent of the people: −32.0 points" in str(found["4.1"].because)
    assert found["4.3"].backing is Backing.MEASURED
    assert found["3.4"].backing is Backing.MEASURED
    assert found["4.5"].backing is Backing.NONE


@needs_places
def test_new_york_as_published_stands_in_its_finding() -> None:
    folder, examples = PLACES / "new-york", Path(__file__).resolve().parents[2] / "examples"
    measured = towns.found(folder, examples / "new-york.toml")
    gain = [one.model_copy(update={"effect": Effect.GAIN}) if isinstance(one, MeasuredShare) else one
            for one in measured.says]  # fmt: skip
    found = {check.number: check(stack(*(put(one, cited=True) for one in gain)), TODAY) for check in MEASURED}
    assert (found["4.1"].standing, found["4.1"].backing) == (Standing.CROSSED, Backing.MEASURED)
    assert "Black (18.5 per cent of it and 25.1 per cent of the people: −6.6 points" in str(found["4.1"].because)
    assert "Hispanic" not in str(found["4.1"].because)
    assert "Inequality over boroughs (Theil): 0.986 in 2016, 0.307 in 2025." in str(found["4.3"].because)
