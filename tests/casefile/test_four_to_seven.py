"""What must always hold for the checks of demands 4.1 to 7.10, whatever is written into a case."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.answered.entries import Staged, Story, Sunset
from ombud.asked.entries import Cause, Opening
from ombud.casefile.checks import CHECKS
from ombud.casefile.kinds import KINDS
from ombud.casefile.read import fold
from ombud.evidence.check import Check
from ombud.evidence.computed import Computed
from ombud.evidence.finding import Backing, Standing
from ombud.heard.entries import Contact
from ombud.held.entries import Item
from ombud.ledger.entry import Unread
from ombud.ledger.stage import Stage
from tests.bodies import bodies
from tests.stacks import TODAY, ask, put, stack

OURS = [check for check in CHECKS if check.number[0] in "4567"]
UNRELATED = (
    Opening(title="Street lighting", problem="The lamps stay dark all winter."),
    Cause(name="Too few crews"),
    Contact(community="Rosengård", on=date(2026, 1, 2)),
    Unread(kind_said="held.item/99"),
)
every = pytest.mark.parametrize("check", OURS, ids=lambda check: check.number)


@every
def test_silence_is_not_consent(check: Check) -> None:
    for stage in Stage:
        finding = ask(check, stage=stage)
        assert finding.standing in (Standing.SILENT, Standing.NOT_DUE)
        assert finding.backing is Backing.NONE
    assert ask(check).standing is Standing.SILENT


@every
def test_what_is_early_is_not_due_or_silent(check: Check) -> None:
    assert ask(check, stage=Stage.IDEA).standing in (Standing.NOT_DUE, Standing.SILENT)


@every
def test_what_has_nothing_to_do_with_it_changes_nothing(check: Check) -> None:
    alone, beside = ask(check), ask(check, *UNRELATED)
    assert (alone.standing, str(alone.because), alone.entries) == (beside.standing, str(beside.because), beside.entries)


@every
def test_silence_says_what_to_write_down(check: Check) -> None:
    assert str(ask(check).mend)


def _readable(check: Check) -> st.SearchStrategy[list]:
    drafts = st.builds(put, bodies(*check.reads), on=st.dates(date(2020, 1, 1), date(2027, 1, 1)), cited=st.booleans())
    return st.lists(drafts, max_size=6)


@every
def test_whatever_stands_gives_a_sentence(check: Check) -> None:
    seen = set()

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(_readable(check), st.sampled_from(Stage), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    def holds(drafts: list, stage: Stage, today: date) -> None:
        entries = stack(*drafts, stage=stage)
        finding = check(entries, today)
        seen.add(finding.standing)
        assert str(finding.because)
        assert finding.check == check.number
        assert finding.mend is None or str(finding.mend)
        assert finding.as_json()
        assert finding.as_json() == check(entries, today).as_json()
        assert set(finding.entries) <= {entry.seq for entry in entries}
        if not drafts:
            assert finding.standing is not Standing.KEPT
        if finding.standing in (Standing.KEPT, Standing.DOES_NOT_APPLY):
            assert finding.entries, "what is kept rests on something"
            assert finding.backing in (Backing.STATED, Backing.DOCUMENTED, Backing.MEASURED)
        resting = [entries.entries[seq] for seq in finding.entries]
        if finding.backing is Backing.MEASURED:
            assert all(isinstance(one.body, Computed) and one.cites for one in resting)

    holds()


@every
def test_what_is_withdrawn_no_longer_counts(check: Check) -> None:
    drafts = [kind for kind in check.reads if kind is not Staged]

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(st.lists(bodies(*drafts), min_size=1, max_size=4))
    def holds(said: list) -> None:
        from ombud.answered.entries import Withdrawal

        taken_back = [Withdrawal(entry=seq, reason="Entered on the wrong case") for seq in range(len(said))]
        entries = fold("case", list(stack(*said, *taken_back)))
        finding = check(entries, TODAY)
        assert finding.standing is Standing.SILENT
        assert str(finding.because) == str(ask(check).because)

    holds()


def test_a_number_too_long_to_reckon_with_breaks_nothing() -> None:
    long = 10**400
    for check in OURS:
        for kind in check.reads:
            whole = {name: long for name, info in kind.model_fields.items() if info.annotation in (int, int | None)}
            needed = {name: _filler(name) for name, info in kind.model_fields.items() if info.is_required()}
            for _twice in range(2):
                try:
                    body = kind.model_validate({**needed, **whole})
                except ValueError:
                    continue
                assert str(ask(check, body, body).because)


def _filler(name: str):
    return {
        "on": "2026-01-02", "groups": ["a", "b"], "checks": ["5.7"], "stage": "trial", "line": "exit", "year": 2024,
        "currency": "SEK", "received": 1, "answered": 1, "amount": 1.0, "entry": 0, "fields": ["what"],
    }.get(name, "A text that is long enough")  # fmt: skip


def test_the_kinds_that_name_a_demand_are_read_by_its_check() -> None:
    """A kind that says it serves 5.7 and is never read by 5.7 would be a form filled in for nobody."""
    unread = [
        (kind.kind, number)
        for kind in KINDS.values()
        for number in kind.demands
        for check in OURS
        if check.number == number and kind not in check.reads
    ]
    # Withdrawals and erasures are read by the stack; the basis of 7.3 is watched as one of the things that change.
    read_elsewhere = {("answered.withdrawal/1", "7.1"), ("answered.erasure/1", "7.1"), ("answered.erasure/1", "5.7")}
    assert set(unread) == read_elsewhere


def test_nothing_here_reads_a_clock() -> None:
    day = date(2026, 10, 1)
    said = [Item(name="Images", end_date=day), Sunset(on=day), Story(plain="Lamps that can be dimmed")]
    for check in OURS:
        before, again = ask(check, *said, today=date(2026, 9, 1)), ask(check, *said, today=date(2026, 9, 1))
        assert before == again
