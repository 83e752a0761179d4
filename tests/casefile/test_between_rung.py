"""The records of a case as the levels of its phases, and what they say of the level promised (2.1)."""

from __future__ import annotations

from datetime import date

import pytest

from ombud.answered.entries import Decided
from ombud.casefile.between import CHECKS
from ombud.casefile.between_rung import by_phase, records
from ombud.casefile.rungstrip import NOTE, rung_strip
from ombud.evidence.finding import Standing
from ombud.heard.entries import Activity, Contribution, Decider, Open, Outcome, Reply, Rung
from ombud.heard.entries_power import KINDS, Offer, Overruled, PhaseTold, Seats, Vote
from ombud.heard.scaffold import Against, Aim, Level, Phase, Side
from ombud.held.entries import Contract
from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage
from tests.stacks import TODAY, ask, stack

CHECK = next(check for check in CHECKS if check.number == "2.1")
KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT
WALK = Activity(name="Night walk", on=date(2026, 2, 1), came=20, open=Open.QUESTION, decider=Decider.CITY,
                changed="Two lamps more.", promised=Rung.CONSULTED)  # fmt: skip
DECIDED = Decided(what="Buy lamps", on=date(2026, 4, 1))
ASKED = Offer(activity="Night walk", phase=Phase.PROBLEM, aim=Aim.QUESTION, published=Said.YES)
BOARD = Seats(name="Lamp board", phase=Phase.DESIGN, residents=5, city=2, decides=Said.YES, promised=Level.DELEGATED)


def level(phase: Phase, *said: Body) -> Level:
    return next(one.level for one in by_phase(stack(*said), TODAY) if one.phase is phase)


def test_an_activity_is_placed_by_what_was_open_where_nobody_names_its_phase() -> None:
    assert level(Phase.PROBLEM, WALK, DECIDED) is Level.CONSULTATION
    assert level(Phase.OPTIONS, WALK, DECIDED) is Level.NONE


def test_the_phase_that_is_named_counts_and_not_what_was_open() -> None:
    assert level(Phase.REVIEW, WALK, ASKED.model_copy(update={"phase": Phase.REVIEW}), DECIDED) is Level.NONE
    decided = PhaseTold(phase=Phase.REVIEW, decided_on=date(2026, 5, 1))
    assert level(Phase.REVIEW, WALK, ASKED.model_copy(update={"phase": Phase.REVIEW}), decided) is Level.CONSULTATION


def test_a_signature_ends_the_phases_before_it_and_not_those_after() -> None:
    signed = Contract(title="Lamps", signed=Said.YES, dated=date(2026, 1, 1))
    assert level(Phase.PROBLEM, WALK, ASKED, DECIDED, signed) is Level.MANIPULATION
    design = ASKED.model_copy(update={"phase": Phase.DESIGN})
    assert level(Phase.DESIGN, WALK, design, DECIDED, signed) is Level.CONSULTATION


def test_each_contribution_needs_its_answer() -> None:
    offer = ASKED.model_copy(update={"aim": Aim.PROPOSALS, "contributions": ("1", "2")})
    came = [Contribution(ref=ref, on=date(2026, 2, 1), gist="A lamp") for ref in ("1", "2")]
    told = [Reply(to=ref, outcome=Outcome.ADOPTED, why="It is dark there.") for ref in ("1", "2")]
    assert level(Phase.PROBLEM, WALK, DECIDED, offer, *came, *told) is Level.PLACATION
    assert level(Phase.PROBLEM, WALK, DECIDED, offer, *came, told[0]) is Level.CONSULTATION


def test_a_promise_kept_tells_every_phase() -> None:
    finding = ask(CHECK, WALK, ASKED, DECIDED, BOARD)
    assert finding.standing is KEPT
    assert "the problem consultation, the design delegated power" in str(finding.because)


def test_seats_alone_can_keep_a_promise() -> None:
    assert ask(CHECK, BOARD).standing is KEPT


def test_what_was_done_against_a_body_crosses_the_promise_and_is_named() -> None:
    finding = ask(CHECK, BOARD, Overruled(of="lamp BOARD", what=Against.OVERRIDDEN, record="Minutes 14"))
    assert finding.standing is CROSSED
    assert "delegated power was promised and placation was reached" in str(finding.because)
    assert "Minutes 14" in str(finding.because)


def test_what_is_still_to_come_has_overruled_nobody() -> None:
    later = Overruled(of="Lamp board", what=Against.OVERRIDDEN, on=date(2027, 1, 1))
    assert ask(CHECK, BOARD, later).standing is KEPT


def test_a_promise_that_is_only_not_shown_is_silent() -> None:
    unsaid = BOARD.model_copy(update={"decides": Said.UNSAID})
    finding = ask(CHECK, unsaid)
    assert finding.standing is SILENT
    assert finding.mend
    assert ask(CHECK, unsaid, stage=Stage.REVIEW).standing is Standing.NOT_DUE


def test_a_claim_with_nothing_behind_it_crosses() -> None:
    claim = PhaseTold(phase=Phase.OPTIONS, promised=Level.PARTNERSHIP, promised_in="Press release")
    finding = ask(CHECK, claim)
    assert finding.standing is CROSSED
    assert "taking part is claimed, and nothing is recorded (Press release)" in str(finding.because)


def test_a_board_does_not_mend_an_activity_that_broke_its_promise() -> None:
    late = WALK.model_copy(update={"on": date(2026, 5, 1)})
    assert ask(CHECK, late, DECIDED, BOARD).standing is CROSSED


def test_nothing_is_said_of_power_where_nobody_wrote_any_down() -> None:
    assert ask(CHECK, WALK, DECIDED).standing is KEPT
    assert "By phase" not in str(ask(CHECK, WALK, DECIDED).because)


def test_an_activity_is_held_to_its_own_promise_and_does_not_pull_its_phase_down() -> None:
    """“Involved” is reached by what changed; as a phase the same evening is a consultation."""
    involved = WALK.model_copy(update={"promised": Rung.INVOLVED})
    assert ask(CHECK, involved, DECIDED).standing is KEPT
    assert ask(CHECK, involved, DECIDED, BOARD).standing is KEPT


def test_levels_without_a_promise_are_told_and_silent() -> None:
    finding = ask(CHECK, Vote(name="Green budget", phase=Phase.OPTIONS, binding=Said.YES, followed=Said.YES))
    assert finding.standing is SILENT
    assert "the options delegated power" in str(finding.because)


def test_money_and_agenda_reach_the_engine() -> None:
    trust = Seats(name="Trust", phase=Phase.RUN, residents=5, city=0, decides=Said.YES, money=Side.RESIDENTS,
                  city_veto=Said.NO)  # fmt: skip
    assert level(Phase.RUN, trust) is Level.CONTROL
    assert records(stack(trust), TODAY).bodies[0].money is Side.RESIDENTS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_kind_says_what_it_is_for(kind: type[Body]) -> None:
    assert kind.help()
    assert all(field.title and field.description for field in kind.model_fields.values())


def test_the_strip_shows_every_phase_with_its_record_and_the_promise() -> None:
    over = Overruled(of="Lamp board", what=Against.OVERRIDDEN, record="Minutes 14")
    shown = rung_strip(stack(WALK, ASKED, DECIDED, BOARD, over), TODAY)
    assert len(shown) == len(Phase)
    design = shown[3]
    assert (str(design.level), str(design.group), str(design.promised)) == ("placation", "tokenism", "delegated power")
    assert [str(one) for one in design.fell] == [
        "From delegated power to placation: the outcome was overridden (Minutes 14)."
    ]
    assert design.short_of_promise
    assert str(shown[6].because) == "Nothing is recorded of this phase."
    assert shown[6].lifts
    assert "ours" in str(NOTE)
