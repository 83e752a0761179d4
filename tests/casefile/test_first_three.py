"""What must hold of every check of asked, heard and counted, whatever a case says."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.casefile.checks import CHECKS
from ombud.casefile.kinds import KINDS
from ombud.evidence.check import Check
from ombud.evidence.computed import Computed
from ombud.evidence.finding import Backing, Finding, Standing
from ombud.ledger.entry import Body
from ombud.ledger.stage import Stage
from ombud.words import Sentence
from tests.bodies import bodies
from tests.stacks import SAID_ON, TODAY, put, stack

FIRST_THREE = [check for check in CHECKS if check.number.partition(".")[0] in "123"]
each = pytest.mark.parametrize("check", FIRST_THREE, ids=lambda check: check.number)
some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_every_demand_of_the_first_three_questions_has_one_check() -> None:
    demands = [f"{question}.{n + 1}" for question, last in ((1, 9), (2, 15), (3, 13)) for n in range(last)]
    assert [check.number for check in FIRST_THREE] == demands


@each
def test_silence_is_silent(check: Check) -> None:
    finding = check(stack(), TODAY)
    assert finding.standing is Standing.SILENT
    assert finding.backing is Backing.NONE
    assert finding.mend


@each
def test_silence_is_never_kept_at_any_stage(check: Check) -> None:
    standings = {check(stack(stage=stage), TODAY).standing for stage in Stage}
    assert standings <= {Standing.SILENT, Standing.NOT_DUE}
    assert check(stack(stage=Stage.CLOSED), TODAY).standing is Standing.SILENT


@each
def test_a_check_says_what_would_measure_it_and_reads_kinds_that_exist(check: Check) -> None:
    assert check.title
    assert check.measure.endswith(".")
    assert set(check.reads) <= set(KINDS.values())


def filled(sentence: Sentence) -> bool:
    """Whether every gap of a sentence, and of those within it, is filled, and nothing is left over."""
    gaps = {name for _, name, _, _ in Formatter().parse(sentence.pattern) if name is not None}
    inner = [value for _, value in sentence.gaps if isinstance(value, Sentence)]
    return gaps == {name for name, _ in sentence.gaps} and all(filled(one) for one in inner)


def readable(finding: Finding, said: int) -> None:
    for sentence in (finding.because, finding.mend):
        assert sentence is None or (filled(sentence) and sentence.told())
    assert finding.as_json()["because"]
    assert set(finding.entries) <= set(range(said))


@each
def test_whatever_is_said_a_finding_can_be_read_and_rests_on_it(check: Check) -> None:
    @some
    @given(st.lists(bodies(*check.reads), max_size=8), st.sampled_from(Stage), st.dates(date(2024, 1, 1)))
    def holds(said: list[Body], stage: Stage, today: date) -> None:
        finding = check(stack(*said, stage=stage), today)
        readable(finding, len(said))
        assert finding.backing in (Backing.NONE, Backing.STATED)  # nothing here is cited, so nothing is documented
        if finding.standing in (Standing.KEPT, Standing.CROSSED, Standing.DOES_NOT_APPLY):
            assert finding.entries

    holds()


@each
def test_what_a_check_does_not_read_never_changes_its_finding(check: Check) -> None:
    others = [kind for kind in KINDS.values() if kind not in check.reads]

    @some
    @given(st.lists(bodies(*check.reads), max_size=4), st.lists(bodies(*others), min_size=1, max_size=4))
    def holds(said: list[Body], unrelated: list[Body]) -> None:
        alone = check(stack(*said, stage=Stage.UNSAID), TODAY)
        assert check(stack(*said, *unrelated, stage=Stage.UNSAID), TODAY) == alone

    holds()


@each
def test_what_was_taken_back_no_longer_counts(check: Check) -> None:
    @some
    @given(st.lists(bodies(*check.reads), min_size=1, max_size=5))
    def holds(said: list[Body]) -> None:
        withdrawn = stack(*said, stage=Stage.UNSAID, withdrawn=range(len(said)))
        assert check(withdrawn, TODAY).standing is Standing.SILENT

    holds()


@each
def test_a_cited_statement_is_documented_and_only_a_computed_figure_is_measured(check: Check) -> None:
    @some
    @given(st.lists(bodies(*check.reads), min_size=1, max_size=5))
    def holds(said: list[Body]) -> None:
        finding = check(stack(*(put(body, cited=True) for body in said), stage=Stage.UNSAID), TODAY)
        computed = all(isinstance(said[seq], Computed) for seq in finding.entries)
        backed = Backing.MEASURED if computed else Backing.DOCUMENTED
        assert finding.backing is (backed if finding.entries else Backing.NONE)

    holds()


@each
def test_a_loop_of_statements_that_replace_each_other_ends(check: Check) -> None:
    @some
    @given(bodies(*check.reads))
    def holds(body: Body) -> None:
        looped = stack(put(body, on=SAID_ON, replaces=1), put(body, replaces=0), put(body, replaces=2))
        assert check(looped, TODAY).standing is not Standing.KEPT

    holds()
