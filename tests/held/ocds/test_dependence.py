"""What breaks if one vendor goes: its systems at once, then all that cannot run without them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.entries_map import Without
from ombud.held.ocds.dependence import Fate, all_gone, gone
from ombud.held.ocds.estate import Agreement, Estate, Reliance, System, layers, unknown
from ombud.held.ocds.spread import spread, staff
from tests.held.ocds.made import TODAY

LOGIN = System("Login", "Acme AB", "Platform", date(2027, 1, 31), "nobody", 18, 2_000_000)
LAMPS = System("Lamp posts", "Bolt BV", "Lamps", date(2029, 1, 1), "Street Works", 6, 50_000)
MAP = System("Map", "Acme Aktiebolag", "", None, "Geodata office; Street Works", None, None)
REPORTS = System("Reports")
ESTATE = Estate(
    (LOGIN, LAMPS, MAP, REPORTS),
    (Reliance("Lamp posts", "Login"), Reliance("Reports", "Lamp posts"), Reliance("Reports", "Map", Without.WORSE)),
    (Agreement("Platform", "Acme AB", date(2026, 12, 31)),),
)


def test_what_relies_on_a_lost_system_stops_at_however_many_removes() -> None:
    found = gone(ESTATE, "ACME", TODAY)
    assert found.names(Fate.LOST) == ("Login", "Map")
    assert found.names(Fate.STOPS) == ("Lamp posts", "Reports")
    other = gone(ESTATE, "Bolt BV", TODAY)
    assert (other.names(Fate.LOST), other.names(Fate.STOPS)) == (("Lamp posts",), ("Reports",))
    assert other.names(Fate.STAYS) == ("Login", "Map")


def test_what_only_runs_worse_does_not_stop_others() -> None:
    estate = Estate(
        (System("A", "Acme"), System("B"), System("C")), (Reliance("B", "A", Without.WORSE), Reliance("C", "B"))
    )
    found = gone(estate, "Acme", TODAY)
    assert (found.names(Fate.WORSE), found.names(Fate.STAYS)) == (("B",), ("C",))


def test_systems_that_rely_on_each_other_in_a_ring_come_to_an_end() -> None:
    ring = Estate((System("A", "Acme"), System("B")), (Reliance("A", "B"), Reliance("B", "A")))
    assert gone(ring, "Acme", TODAY).names(Fate.LOST, Fate.STOPS) == ("A", "B")
    assert layers(["A", "B"], ring.reliances) == {"a": 0, "b": 0}


def test_the_earlier_of_two_end_dates_counts_and_leaving_had_to_begin_months_before() -> None:
    found = gone(ESTATE, "Acme AB", TODAY)
    cover = found.covers[0]
    assert (cover.system.name, cover.ends) == ("Login", date(2026, 12, 31))
    assert cover.start_by == date(2025, 7, 1)  # 548 days, 18 months of 30.44, before the end
    assert cover.bare == (TODAY - date(2025, 7, 1)).days
    assert found.uncovered == date(2027, 1, 1)
    assert found.too_late == (cover,)


def test_what_is_not_said_is_not_guessed() -> None:
    found = gone(ESTATE, "Acme AB", TODAY)
    assert (found.cost, found.unpriced, found.longest_months, found.unskilled) == (2_000_000, 1, 18, ("Login",))
    assert found.covers[1].ends is None
    assert found.covers[1].bare is None
    bare = gone(Estate((System("A", "Acme"),)), "Acme", TODAY)
    assert (bare.cost, bare.longest_months, bare.uncovered) == (None, None, None)


def test_a_vendor_that_is_not_there_breaks_nothing() -> None:
    found = gone(ESTATE, "Contoso", TODAY)
    assert found.names(Fate.STAYS) == ("Login", "Lamp posts", "Map", "Reports")
    assert found.covers == ()


def test_the_heaviest_vendor_comes_first_and_one_company_under_two_forms_is_one() -> None:
    assert [one.vendor for one in all_gone(ESTATE, TODAY)] == ["Acme AB", "Bolt BV"]
    found = spread(ESTATE)
    assert (found.vendors, found.vendor, found.most, found.without_vendor) == (2, "Acme AB", 2, 1)
    assert found.hhi == pytest.approx(5 / 9)


def test_the_bus_factor_is_the_fewest_roles_that_keep_a_system_and_nobody_is_zero() -> None:
    found = staff(ESTATE.systems)
    assert (found.factor, found.weakest, found.unsaid) == (0, ("Login",), ("Reports",))
    assert [(one.holder, one.alone) for one in found.skills] == [("street works", ("Lamp posts",))]
    assert staff((MAP,)).factor == 2
    assert staff((REPORTS,)).factor is None


def test_an_exit_is_set_beside_the_value_of_its_contract_where_one_is_said() -> None:
    two = Estate(
        (LOGIN,), (), (Agreement("platform", "Acme AB", value=4.0), Agreement("Platform", "Acme AB", value=5.0))
    )
    assert Estate((LOGIN,), (), two.agreements[:1]).worth(LOGIN) == 4.0
    assert two.worth(LOGIN) is None
    assert Estate((MAP,), (), two.agreements).worth(MAP) is None


def test_names_that_are_no_system_are_told() -> None:
    assert unknown(Estate((LOGIN,), (Reliance("Login", "Power"),))) == ("Power",)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16))
def test_more_lines_never_save_a_system_and_columns_go_rightwards(pairs: list[tuple[int, int]]) -> None:
    systems = tuple(System(f"S{n}", "Acme" if n == 0 else "") for n in range(8))
    lines = tuple(Reliance(f"S{one}", f"S{other}") for one, other in pairs)
    fewer = set(gone(Estate(systems, lines[:-1]), "Acme", TODAY).names(Fate.LOST, Fate.STOPS))
    assert fewer <= set(gone(Estate(systems, lines), "Acme", TODAY).names(Fate.LOST, Fate.STOPS))
    column = layers([one.name for one in systems], lines)
    acyclic = [(one, other) for one, other in pairs if one > other]
    straight = layers([one.name for one in systems], [Reliance(f"S{one}", f"S{other}") for one, other in acyclic])
    assert all(straight[f"s{one}"] > straight[f"s{other}"] for one, other in acyclic)
    assert all(0 <= at < 8 for at in column.values())
