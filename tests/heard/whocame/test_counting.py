"""Events added up by group and area, and what is not known of them kept apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ombud.heard.whocame.counting import CountsContradict, by_area, counted
from ombud.heard.whocame.population import references
from ombud.heard.whocame.rows import Living, Row, Step
from ombud.heard.whocame.whole import bounds
from ombud.people.fairdraw import dissimilarity


def row(group: str, count: int, *, event: str = "Hall", trait: str = "age", area: str = "") -> Row:
    return Row(Step.CAME, event, count, trait=trait, group=group, area=area)


def heads(count: int, *, event: str = "Hall", area: str = "") -> Row:
    return Row(Step.CAME, event, count, area=area)


def test_events_add_up_and_other_steps_do_not() -> None:
    rows = [row("young", 3), row("young", 4, event="Walk"), Row(Step.ASKED, "Hall", 99, trait="age", group="young")]
    assert counted(rows, "age", Step.CAME).totals == {"young": 7}


def test_heads_beyond_those_named_are_unknown() -> None:
    found = counted([row("young", 3), row("", 2), heads(9)], "age", Step.CAME)
    assert (found.known, found.unknowns, found.only_heads) == (3, 6, 0)


def test_an_event_of_heads_alone_is_unknown_for_every_trait() -> None:
    found = counted([row("young", 3), heads(5, event="Walk")], "age", Step.CAME)
    assert (found.known, found.unknowns, found.only_heads) == (3, 5, 5)


def test_a_trait_that_an_event_did_not_ask_for_is_unknown_there() -> None:
    rows = [row("young", 3), row("tenants", 7, trait="tenure")]
    assert counted(rows, "age", Step.CAME).unknowns == 4


def test_more_named_than_heads_is_a_contradiction() -> None:
    with pytest.raises(CountsContradict):
        counted([row("young", 3), heads(2)], "age", Step.CAME)


def test_heads_by_area_leave_the_unknown_in_their_area() -> None:
    rows = [row("young", 3, area="North"), heads(5, area="North"), heads(4, area="South")]
    assert counted(rows, "age", Step.CAME).unknown == {"North": 2, "South": 4}


def test_people_without_an_area_are_in_no_area_and_counted_once() -> None:
    found = counted([row("young", 3, area="North"), row("young", 4)], "age", Step.CAME)
    assert (found.areas, found.known) == (("North",), 7)


def test_areas_are_counted_by_heads_or_by_the_trait_that_names_most() -> None:
    tenants = [row("tenants", 5, trait="tenure", area="North"), row("tenants", 2, trait="tenure")]
    rows = [row("young", 3, area="North"), *tenants]
    found = by_area(rows, Step.CAME, "area")
    assert found is not None
    assert (found.totals, found.unknowns) == ({"North": 5}, 2)
    assert by_area([heads(4)], Step.CAME, "area") is None


def test_of_a_population_the_last_count_by_the_day_is_used() -> None:
    counts = ((1, 2020), (2, 2024), (3, 2030))
    living = [Living("residents", "age", "young", n, as_of=date(year, 1, 1)) for n, year in counts]
    assert references(living, date(2026, 1, 1))[0].totals == {"young": 2}
    assert references(living, date(2024, 1, 1))[0].totals == {"young": 2}
    assert references(living, date(2019, 1, 1))[0].later
    assert references(living, None)[0].totals == {"young": 3}


any_groups = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 50)), min_size=2, max_size=4)


@given(any_groups, st.integers(0, 6))
def test_the_bounds_of_the_distance_hold_wherever_the_unknown_are(groups: list[tuple[int, int]], unknown: int) -> None:
    came, lives = (list(one) for one in zip(*groups, strict=True))
    assume(sum(came))
    least, most = bounds(came, lives, unknown)
    placed = [[n + unknown * (here == at) for here, n in enumerate(came)] for at in range(len(came))]
    ends = [dissimilarity(one, lives) for one in placed]
    assert least - 1e-9 <= min(ends)
    assert max(ends) == pytest.approx(most)
