"""Whom a service reaches, how a score treats people, who is pushed out, and groups together, as measured."""

from __future__ import annotations

import pytest

from ombud.evidence.finding import Backing, Standing
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from ombud.served.computed import Verdict
from ombud.served.displaced import displacement
from ombud.served.entries import Audit, Displacement, Intersection, NoScore, Reach, Watched
from ombud.served.reached import reach
from ombud.served.together import intersections
from ombud.served.treated import audited
from tests.served.measuring import BURDEN, crossed_groups, from_file, measured, reached, treated, watched
from tests.stacks import ask

KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT

# 4.2


def test_a_group_reached_far_less_than_another_is_named_with_where_it_lives() -> None:
    finding = measured(reach, reached("Over 80", 60), reached("Under 30", 80))
    assert (finding.standing, finding.backing) == (CROSSED, Backing.MEASURED)
    assert str(finding.because) == (
        "Of Over 80 60 per cent are within 300 metres of Kiosks, of Under 30 80 per cent: less than four fifths of it. "
        "Most of those who are not live in Burnside, Riverdale."
    )


def test_with_a_burden_the_gap_is_told_from_its_other_end() -> None:
    finding = measured(reach, reached("Over 80", 60, effect=BURDEN), reached("Under 30", 80, effect=BURDEN))
    assert str(finding.because).startswith(
        "80 per cent of Under 30 live within 300 metres of Kiosks, and 60 per cent of Ov"
    )


@pytest.mark.parametrize(("said", "standing"), [
    ([reached("Everyone", 81)], KEPT), ([reached("Everyone", 81, where=())], SILENT),
    ([reached("Everyone", 81, where=("—",))], SILENT), ([reached("Everyone", None)], SILENT),
    ([reached("Everyone", 100, where=(), unserved=0)], KEPT),
    ([reached("Everyone", 100, where=(), unserved=3)], SILENT),
    ([reached("Old", 64), reached("Young", 80)], KEPT), ([reached("Old", 63.9), reached("Young", 80)], CROSSED),
    ([reached("Old", 40), reached("Young", 95, "1 kilometre")], KEPT),
    ([reached("Old", 40), reached("Young", 95, what="Lamps")], KEPT),
    ([reached("Old", 40), reached("Old", 75), reached("Young", 80)], KEPT),
    ([reached("Old", 60), reached("Young", 80), reached("Few", None)], CROSSED),
])  # fmt: skip
def test_reach_is_compared_by_the_same_yardstick_and_the_tail_is_named(said: list, standing: Standing) -> None:
    finding = measured(reach, *said)
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)


def test_what_is_kept_tells_who_is_reached_least_and_how_far_it_is_to_all() -> None:
    finding = measured(reach, reached("Old", 70), reached("Young", 80))
    assert str(finding.because) == (
        "Within 300 metres of Kiosks are 70 per cent of Old, the smallest share of the groups measured (2). Most of "
        "those who are missed live in Burnside, Riverdale. All of them are reached within 2 384 metres."
    )


def test_a_share_that_is_stated_and_measured_otherwise_is_told() -> None:
    stated = Reach(group="Everyone", within="300 METRES", share=95, unserved="The farms")
    finding = ask(reach, stated, from_file(reached("everyone", 61)))
    assert (finding.standing, finding.backing) == (KEPT, Backing.MEASURED)
    assert "Stated: 95 per cent of everyone are reached. Measured: 61 (within 300 metres of Kiosks)." in str(
        finding.because
    )
    assert finding.mend is not None
    near = stated.model_copy(update={"share": 61.8})
    assert "Stated" not in str(ask(reach, near, from_file(reached("everyone", 61))).because)


def test_a_stated_share_without_a_distance_agrees_with_any_that_is_near() -> None:
    figures = [from_file(reached("everyone", 61)), from_file(reached("everyone", 95, "1 kilometre"))]
    assert "Stated" not in str(ask(reach, Reach(group="Everyone", share=95), *figures).because)
    assert "Measured: 61" in str(ask(reach, Reach(group="Everyone", share=70), *figures).because)


def test_of_a_statement_and_a_measurement_the_worse_counts() -> None:
    stated = Reach(group="Old", within="300 metres", share=40, unserved="The tower blocks")
    finding = ask(reach, stated, from_file(reached("Old", 90)), from_file(reached("Young", 95)))
    assert (finding.standing, finding.backing) == (CROSSED, Backing.STATED)
    assert str(finding.because).startswith("Of Old 40 per cent are reached, of Young 95 per cent")
    assert set(finding.entries) == {0, 2}


def test_a_measured_tail_stands_in_for_one_that_nobody_named() -> None:
    bare = Reach(group="Everyone", within="300 metres", share=81)
    assert ask(reach, bare).standing is SILENT
    assert ask(reach, bare, from_file(reached("everyone", 81))).standing is KEPT
    assert ask(reach, bare, from_file(reached("over 80", 81))).standing is SILENT


# 4.5


@pytest.mark.parametrize(("said", "standing"), [
    ([treated("Born abroad", 8, 3, 13)], CROSSED), ([treated("Born here", -8, -13, -3)], CROSSED),
    ([treated("Born abroad", 8, -3, 19)], KEPT), ([treated("Born abroad", None, -90, 80)], SILENT),
    ([treated("Born abroad", None, 10, 80)], SILENT), ([treated("Born abroad", 8, None, None)], SILENT),
    ([treated("Born abroad", 8, 3, 13, share=None)], SILENT),
    ([treated("A", 2, -3, 7), treated("B", None, None, None)], SILENT),
    ([treated("A", 8, 3, 13), treated("B", None, None, None)], CROSSED),
])  # fmt: skip
def test_a_gap_beyond_chance_crosses_and_too_few_people_say_nothing(said: list, standing: Standing) -> None:
    finding = measured(audited, *said)
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)


def test_the_widest_gap_is_named_first_and_in_words() -> None:
    some, most = treated("Women", 4, 1, 7), treated("Born abroad", -9, -15, -3, rate="wrongly_passed")
    told = str(measured(audited, some, most).because)
    assert told.startswith(
        "Gaps that chance does not explain, and nobody else either: Fraud score, wrongly passed over: 20 per cent of "
        "Born abroad (−9.0 points against everybody else; −15.0 to −3.0)"
    )


def audit(group: str, picked: float | None = 20, why: str = "", score: str = "Fraud score") -> Audit:
    return Audit(score=score, group=group, picked=picked, wrong=5, gap_explained=why)


def test_a_gap_is_explained_by_a_statement_about_the_same_score_and_group() -> None:
    gap = from_file(treated("Born abroad", 8, 3, 13))
    finding = ask(audited, gap, audit("born abroad", why="Post codes; they were taken out"))
    assert (finding.standing, finding.backing) == (KEPT, Backing.STATED)
    assert finding.entries == (0, 1)
    assert ask(audited, gap, audit("Women", why="Post codes")).standing is CROSSED
    assert ask(audited, gap, audit("Born abroad", why="Post codes", score="Queue")).standing is CROSSED
    assert ask(audited, gap, audit("Born abroad", why="tbd")).standing is CROSSED


def test_a_measured_range_decides_over_a_stated_gap_of_the_same_figures() -> None:
    stated = [audit("A", 20), audit("B", 12)]
    assert ask(audited, *stated).standing is CROSSED
    both = [from_file(treated("A", 8, -2, 18, share=20.4)), from_file(treated("B", -8, -18, 2, share=12))]
    assert ask(audited, *stated, *both).standing is KEPT
    assert ask(audited, *stated, both[0]).standing is CROSSED  # the other was not measured
    wrong = ask(audited, *stated, from_file(treated("A", 8, -2, 18, share=14)), both[1])
    assert wrong.standing is CROSSED
    assert "Stated of A (Fraud score, picked): 20 per cent. Measured: 14." in str(wrong.because)


def test_a_score_that_was_measured_is_there_whatever_is_stated() -> None:
    stated = NoScore(why="Lamps are switched by time and light.")
    finding = ask(audited, stated, from_file(treated("A", 2, -3, 7)))
    assert finding.standing is KEPT
    assert "It is stated that nothing here scores people; measured was: Fraud score." in str(finding.because)


def test_a_score_that_was_not_measured_is_still_asked_for() -> None:
    finding = ask(audited, audit("A", score="Queue"), from_file(treated("A", 2, -3, 7)))
    assert finding.standing is SILENT
    assert "one group only" in str(finding.because)


# 4.6


@pytest.mark.parametrize(("verdict", "worse", "standing"), [
    (Verdict.ROSE, Said.YES, CROSSED), (Verdict.ROSE, Said.NO, KEPT), (Verdict.ROSE, Said.UNSAID, SILENT),
    (Verdict.FELL, Said.NO, CROSSED), (Verdict.FELL, Said.YES, KEPT), (Verdict.FELL, Said.UNSAID, SILENT),
    (Verdict.CHANCE, Said.YES, KEPT), (Verdict.CHANCE, Said.UNSAID, KEPT), (Verdict.UNSAID, Said.YES, SILENT),
    (Verdict.TRENDS_DIFFER, Said.YES, SILENT), (Verdict.MOVED_BEFORE, Said.YES, SILENT),
    (Verdict.TOO_FEW, Said.YES, SILENT),
])  # fmt: skip
def test_the_watch_stands_by_its_verdict_and_by_which_way_is_worse(
    verdict: Verdict, worse: Said, standing: Standing
) -> None:
    finding = measured(displacement, watched(verdict, worse))
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)


def test_chance_is_no_proof_that_nobody_is_pushed_out() -> None:
    finding = measured(displacement, watched(Verdict.CHANCE))
    assert str(finding.because) == (
        "Rents near it (500 m; areas: 7) since 2021: +310 SEK a month (where nothing was built: −120 to +140) "
        "against areas like it, which cannot be told apart from chance. That is no proof that nobody is pushed out."
    )


def test_no_verdict_says_why() -> None:
    assert "already moved otherwise" in str(measured(displacement, watched(Verdict.TRENDS_DIFFER)).because)
    early = ask(displacement, from_file(watched(Verdict.TOO_FEW)), stage=Stage.TRIAL)
    assert early.standing is Standing.NOT_DUE
    assert ask(displacement, from_file(watched(Verdict.ROSE)), stage=Stage.TRIAL).standing is CROSSED


def test_a_wider_ring_does_not_wash_away_a_narrow_one() -> None:
    wide = watched(Verdict.CHANCE, near="2 kilometres around, as drawn")
    assert measured(displacement, watched(Verdict.ROSE), wide).standing is CROSSED
    assert measured(displacement, watched(Verdict.ROSE), watched(Verdict.CHANCE)).standing is KEPT


def rents(after: float | None, out: Said = Said.UNSAID, what: Watched = Watched.RENT) -> Displacement:
    return Displacement(watched=what, area="Rosengård", compared_with="Hermodsdal", before=100, after=after,
                        before_there=100, after_there=102, pushes_out=out)  # fmt: skip


def test_what_residents_were_told_is_held_against_the_watch() -> None:
    chance = from_file(watched(Verdict.CHANCE))
    assert ask(displacement, rents(112), chance).standing is CROSSED
    assert ask(displacement, rents(103, Said.YES), chance).standing is CROSSED
    assert ask(displacement, rents(None), chance).backing is Backing.MEASURED
    assert ask(displacement, rents(None, what=Watched.TURNOVER), chance).standing is SILENT
    denied = ask(displacement, rents(103, Said.NO), from_file(watched(Verdict.ROSE)))
    assert (denied.standing, denied.backing) == (CROSSED, Backing.MEASURED)
    assert str(denied.because).endswith("It is stated that nobody is pushed out of Rosengård.")


# 4.7


@pytest.mark.parametrize(("said", "standing"), [
    ([crossed_groups(40, 20.2)], KEPT), ([crossed_groups(5, 20.2)], KEPT), ([crossed_groups(4, 20.2)], CROSSED),
    ([crossed_groups(3, None)], CROSSED), ([crossed_groups(0, 20.2)], CROSSED),
    ([crossed_groups(40, 20.2, Said.YES)], CROSSED), ([crossed_groups(None, None, Said.YES)], SILENT),
    ([crossed_groups(0, None)], SILENT), ([crossed_groups(40, None)], SILENT), ([crossed_groups(None, 20.2)], SILENT),
    ([crossed_groups(40, 20.2), crossed_groups(None, None, Said.YES, groups=("Men", "over 80"))], KEPT),
    ([crossed_groups(40, 20.2), crossed_groups(0, None, groups=("Men", "over 80"))], KEPT),
    ([crossed_groups(40, 20.2), crossed_groups(2, 9, groups=("Men", "over 80"))], CROSSED),
])  # fmt: skip
def test_one_crossing_at_least_is_counted_and_small_numbers_stay_protected(said: list, standing: Standing) -> None:
    finding = measured(intersections, *said)
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)


def test_who_has_most_and_least_where_they_live_is_told() -> None:
    finding = measured(intersections, crossed_groups(40, 20.2), crossed_groups(90, 33, groups=("Men", "over 80")))
    assert str(finding.because) == (
        "Crossings of groups measured: 2, of which 0 are protected. Most where they live: Men + over 80 (33 per "
        "100,000 people, everyone 27.2; Kiosks); least: Women + over 80 (20.2 per 100,000 people, "
        "everyone 27.2; Kiosks)."
    )


def test_groups_are_the_same_in_any_order_and_a_typed_crossing_still_counts() -> None:
    bare = Intersection(groups=("over 80", "women"), what="kiosks", value=62)
    assert ask(intersections, bare, from_file(crossed_groups(40, 20.2))).standing is KEPT
    other = bare.model_copy(update={"what": "reached"})
    assert ask(intersections, other, from_file(crossed_groups(40, 20.2))).standing is SILENT
    shown = bare.model_copy(update={"people": 3})
    assert ask(intersections, shown, from_file(crossed_groups(40, 20.2))).standing is CROSSED
