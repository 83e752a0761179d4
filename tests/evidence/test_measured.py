"""How well a finding is backed, and how what is measured stands beside what is stated."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.evidence.finding import Backing, Finding, Standing, backing_of, crossed, kept, silent
from ombud.evidence.measured import above, below, beside, change, contradicted, ends, latest, share, signed, worse
from ombud.ledger.entry import Body, Cite, Entry
from ombud.ledger.stack import Stated
from ombud.served.computed import MeasuredShare
from ombud.served.entries import Reach
from ombud.words import say
from tests.stacks import put

FIGURE, STATEMENT = MeasuredShare(what="Kiosks", group="renters", gap=-6.6), Reach(group="renters", share=61)
FILE, ADDRESS = Cite(sha256="ab" * 32), Cite(url="https://example.org/counts")
KEPT, CROSSED, SILENT, NOT_DUE = Standing.KEPT, Standing.CROSSED, Standing.SILENT, Standing.NOT_DUE


def entry(body: Body, *cites: Cite, seq: int = 0) -> Entry:
    draft = put(body)
    return Entry("case", seq, draft.time, draft.role, body, cites=cites)


def found(
    standing: Standing, backing: Backing = Backing.STATED, word: str = "So.", entries: tuple[int, ...] = (0,)
) -> Finding:
    return Finding("", standing, backing, say(word), entries)


@pytest.mark.parametrize(("entries", "backing"), [
    ([], Backing.NONE),
    ([entry(FIGURE, FILE)], Backing.MEASURED),
    ([entry(FIGURE, FILE), entry(FIGURE, FILE)], Backing.MEASURED),
    ([entry(FIGURE, FILE), entry(STATEMENT, FILE)], Backing.DOCUMENTED),
    ([entry(FIGURE, FILE), entry(STATEMENT, ADDRESS)], Backing.DOCUMENTED),
    ([entry(FIGURE, FILE), entry(STATEMENT)], Backing.STATED),
    ([entry(FIGURE, FILE), entry(FIGURE)], Backing.STATED),
    ([entry(STATEMENT, FILE)], Backing.DOCUMENTED),
])  # fmt: skip
def test_a_chain_is_as_strong_as_its_weakest_link(entries: list[Entry], backing: Backing) -> None:
    assert backing_of(entries) is backing


def test_a_figure_that_was_typed_in_or_brought_bare_is_only_stated() -> None:
    assert backing_of([entry(FIGURE)]) is Backing.STATED
    assert backing_of([entry(FIGURE, ADDRESS)]) is Backing.STATED  # an address is no file that is kept


@given(st.permutations([entry(FIGURE, FILE), entry(FIGURE), entry(STATEMENT, FILE), entry(STATEMENT)]))
def test_no_order_of_links_makes_a_chain_stronger(entries: list[Entry]) -> None:
    assert backing_of(entries) is Backing.STATED
    assert all(list(Backing).index(backing_of(entries[:n])) >= 1 for n in range(1, 5))


@pytest.mark.parametrize(("low", "high", "known"), [
    (-2, 1, (-2, 1)), (0, 0, (0, 0)), (None, 1, None), (1, None, None), (2, 1, None), (math.nan, 1, None),
    (-math.inf, 1, None),
])  # fmt: skip
def test_a_range_has_two_known_ends_in_order(low: float | None, high: float | None, known: object) -> None:
    assert ends(FIGURE.model_copy(update={"low": low, "high": high})) == known


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_range_that_holds_zero_is_neither_above_nor_below(low: float, high: float) -> None:
    figure = FIGURE.model_copy(update={"low": low, "high": high})
    assert not (above(figure) and below(figure))
    if low <= 0 <= high:
        assert not above(figure)
        assert not below(figure)


def test_the_latest_measurement_of_a_thing_counts_whatever_else_was_measured() -> None:
    bodies = [FIGURE, FIGURE.model_copy(update={"group": "Owners"}), FIGURE.model_copy(update={"gap": 1.0})]
    said = [Stated(entry(body, seq=seq), body) for seq, body in enumerate(bodies)]
    told = latest(reversed(said), lambda body: (body.group.casefold(),))
    assert [(one.body.group, one.body.gap) for one in told] == [("Owners", -6.6), ("renters", 1.0)]


def test_the_worst_counts_and_one_crossing_is_enough() -> None:
    assert worse(found(KEPT), found(SILENT), found(CROSSED)).standing is CROSSED
    assert worse(found(KEPT), found(NOT_DUE), None).standing is NOT_DUE
    assert worse(found(NOT_DUE), found(SILENT)).standing is SILENT
    best = worse(found(CROSSED, Backing.STATED), found(CROSSED, Backing.MEASURED), found(CROSSED, Backing.DOCUMENTED))
    assert best.backing is Backing.MEASURED


def test_what_is_kept_by_several_rests_on_all_of_them() -> None:
    both = worse(found(KEPT, Backing.MEASURED, "One.", (1,)), found(KEPT, Backing.STATED, "Two.", (2,)))
    assert (str(both.because), both.entries, both.backing) == ("One. Two.", (1, 2), Backing.STATED)


def test_nothing_found_is_no_finding() -> None:
    with pytest.raises(ValueError, match="empty"):
        worse(None)


def test_what_is_measured_is_told_beside_a_statement_that_counts_more() -> None:
    told = beside(found(KEPT, Backing.MEASURED, "Nobody is short."), found(CROSSED, Backing.STATED, "One area is."))
    assert (told.standing, told.backing) == (CROSSED, Backing.STATED)
    assert str(told.because) == "One area is. Measured: Nobody is short."
    alone = found(CROSSED, Backing.MEASURED, "Somebody is short.")
    assert beside(alone, found(KEPT), None) == alone


def test_a_contradiction_is_told_and_asks_to_be_mended() -> None:
    told = contradicted(found(KEPT), [say("Stated 95, measured {n}.", n=61)])
    assert str(told.because) == "So. Stated 95, measured 61."
    assert told.mend is not None
    assert told.standing is KEPT
    assert contradicted(found(KEPT), []) == found(KEPT)


def test_findings_built_from_figures_and_statements_say_how_well_they_are_backed() -> None:
    figure, statement = Stated(entry(FIGURE, FILE), FIGURE), Stated(entry(STATEMENT, seq=1), STATEMENT)
    assert kept(say("So."), [figure]).backing is Backing.MEASURED
    assert crossed(say("So."), [figure, statement]).backing is Backing.STATED
    assert silent(say("So."), say("Mend."), [figure]).backing is Backing.MEASURED


@pytest.mark.parametrize(("value", "told"), [
    (9.24, "+9.2"), (-6.61, "−6.6"), (0, "+0.0"), (-0.01, "+0.0"), (None, "?"), (math.nan, "?"),
])  # fmt: skip
def test_a_difference_is_told_with_its_sign(value: float | None, told: str) -> None:
    assert signed(value) == told


@pytest.mark.parametrize(("value", "told"), [
    (61, "61"), (61.26, "61.3"), (99.97, "99.9"), (100, "100"), (0, "0"), (None, "?"), (math.inf, "?"),
])  # fmt: skip
def test_a_share_says_all_only_where_it_is_all(value: float | None, told: str) -> None:
    assert share(value) == told


@pytest.mark.parametrize(("value", "told"), [(12.34, "+12.3"), (-11400, "−11\u00a0400"), (0, "+0"), (None, "?")])
def test_a_change_is_told_in_figures_that_count(value: float | None, told: str) -> None:
    assert change(value) == told
