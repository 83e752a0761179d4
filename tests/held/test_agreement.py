"""Two readers agree as far as Cohen's kappa says, on answers that were worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.held.agreement import agreement

ANSWERS = st.sampled_from(["kept", "crossed", "not about it"])


def test_a_table_of_fifty_judgements_gives_four_tenths() -> None:
    """Both yes 20, yes and no 5, no and yes 10, both no 15: observed 0.7, expected 0.5."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    found = agreement(first, second)
    assert (found.judged, found.observed, found.expected) == (50, 0.7, 0.5)
    assert found.kappa == pytest.approx(0.4)


def test_where_both_always_say_the_same_thing_chance_explains_it() -> None:
    assert agreement(["kept"] * 9, ["kept"] * 9).kappa is None


@given(st.lists(st.tuples(ANSWERS, ANSWERS), min_size=2, max_size=60))
def test_who_reads_first_and_in_which_order_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    first, second = map(list, zip(*pairs, strict=True))
    found = agreement(first, second)
    assert agreement(second, first) == found
    assert agreement(first[::-1], second[::-1]) == found
    assert found.kappa is None or found.kappa <= 1
    assert agreement(first, first).kappa in (None, 1.0)


@pytest.mark.parametrize(("first", "second"), [([], []), (["kept"], [])])
def test_nothing_is_told_of_readers_who_did_not_read_the_same(first: list[str], second: list[str]) -> None:
    with pytest.raises(ValueError, match="must answer the same questions"):
        agreement(first, second)
