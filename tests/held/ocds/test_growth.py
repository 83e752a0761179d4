"""How contracts grew: only where values before and after are published, and else why it cannot be said."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from ombud.held.ocds.amended import Growing, Growth
from ombud.held.ocds.judged import Why
from ombud.held.ocds.process import Contract, Money
from tests.held.ocds.made import Json, contract, judged, release, sale, signed, told


def grown(one: Contract, **more: object) -> Growth:
    found = Growing()
    found.take(sale("p", "Malmö", "Acme", contracts=(one,), **more))  # type: ignore[arg-type]
    return found.told()


@pytest.mark.parametrize(("last", "large"), [(120.0, 0), (120.01, 1), (80.0, 0), (200.0, 1)])
def test_growth_is_large_only_above_a_fifth_of_the_first_value(last: float, large: int) -> None:
    found = grown(contract(100.0, last), releases=2)
    assert found.large == large
    assert found.rows[0].change == pytest.approx(last / 100 - 1)
    assert found.values.judged == 1


def test_small_steps_are_held_against_the_first_value_and_not_the_one_before() -> None:
    assert grown(contract(100.0, 110.0, 121.0), releases=3).large == 1


@pytest.mark.parametrize(
    ("one", "more", "why"),
    [
        (contract(100.0), {"compiled": True}, Why.COMPILED),
        (contract(100.0), {"releases": 1}, Why.ONE_RELEASE),
        (contract(), {"releases": 2}, Why.NO_VALUE),
        (contract(0.0, 5.0), {"releases": 2}, Why.NO_BASE),
        (Contract("1", "1", "", "active", (Money(1, "SEK"), Money(1, "EUR"))), {"releases": 2}, Why.TWO_CURRENCIES),
        (Contract("1", "1", "", "active", (Money(1, ""), Money(9, ""))), {"releases": 2}, Why.NO_CURRENCY),
    ],
)
def test_what_cannot_be_judged_is_said_and_never_zero(one: Contract, more: Json, why: Why) -> None:
    found = grown(one, **more)
    assert dict(found.values.unjudged) == {why: 1}
    assert found.large == 0
    assert all(row.change is None for row in found.rows)


def test_a_contract_published_twice_without_a_change_was_judged_and_did_not_grow() -> None:
    found = grown(contract(100.0), releases=2)
    assert (found.values.judged, found.large, found.rows) == (1, 0, ())


def test_a_later_end_is_an_extension_and_an_earlier_one_is_not() -> None:
    later = grown(contract(1.0, ends=("2026-12-31", "2027-12-31")), releases=2)
    assert (later.extended, later.rows[0].longer, later.rows[0].renewals) == (1, 365, 1)
    sooner = grown(contract(1.0, ends=("2026-12-31", "2026-06-30")), releases=2)
    assert (sooner.extended, sooner.rows[0].longer, sooner.rows[0].renewals) == (0, -184, 0)


def test_three_extensions_are_many_and_four_years_are_long() -> None:
    ends = ("2023-12-31", "2024-12-31", "2025-12-31", "2026-12-31")
    found = grown(contract(1.0, ends=ends, starts="2023-01-01"), releases=4)
    assert (found.renewed, found.long, found.rows[0].years) == (1, 1, pytest.approx(4.0, abs=0.01))
    short = grown(contract(1.0, ends=ends[:2], starts="2023-01-01"), releases=2)
    assert (short.renewed, short.long) == (0, 0)


def test_how_far_a_contract_may_be_extended_counts_as_its_years() -> None:
    from datetime import date

    one = contract(1.0, ends=("2026-12-31",), starts="2026-01-01", latest=date(2030, 12, 31))
    found = grown(one)
    assert (found.long, found.rows[0].may_years) == (1, pytest.approx(5.0, abs=0.01))


def test_processes_that_renew_one_another_are_counted_along_the_chain_and_a_ring_ends() -> None:
    found = Growing()
    for here, there in (("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")):
        found.take(sale(here, "Malmö", "Acme", contracts=(contract(1.0, renewed_in=(there,)),)))
    assert [row.renewals for row in found.told().rows] == [3, 3, 3, 3]


def test_values_come_from_releases_from_versions_and_from_what_amendments_say(tmp_path: Path) -> None:
    two = told(tmp_path, signed("a", "2026-01-01", 100.0), signed("a", "2026-03-01", 150.0))
    change = {"id": "x", "date": "2026-03-01", "changes": [{"property": "value.amount", "former_value": 100}]}
    listed = told(tmp_path, signed("b", "2026-03-01", 150.0, amendments=[change]), name="b.jsonl")
    old = told(tmp_path, signed("c", "2026-03-01", 150.0, amendment=change), name="c.jsonl")
    versions = told(tmp_path, _versioned("d", {"2026-01-01T09:00:00Z": 100.0, "2026-03-01T09:00:00Z": 150.0}), name="d")
    for path in (two, listed, old, versions):
        growth = judged(path).growth
        assert [(row.first, row.last) for row in growth.rows] == [(Money(100.0, "SEK"), Money(150.0, "SEK"))], path
        assert growth.large == 1


def _versioned(ocid: str, amounts: dict[str, float]) -> Json:
    """A record whose versioned release has one contract, with each value that it had."""

    def history(values: dict[str, object]) -> list[Json]:
        return [
            {"releaseID": day, "releaseDate": day, "releaseTag": ["contract"], "value": values[day]} for day in values
        ]

    first = min(amounts)
    value = {"amount": history(dict(amounts)), "currency": history({first: "SEK"})}
    held = {"id": "1", "title": history({first: "Lamp posts"}), "value": value}
    return {"ocid": ocid, "versionedRelease": {"ocid": ocid, "contracts": [held]}}


def test_a_compiled_release_has_lost_what_was_amended_and_it_is_said(tmp_path: Path) -> None:
    growth = judged(told(tmp_path, signed("a", "2026-03-01", 150.0) | {"tag": ["compiled"]})).growth
    assert dict(growth.values.unjudged) == {Why.COMPILED: 1}


def test_gzip_and_plain_tell_the_same(tmp_path: Path) -> None:
    lines = [signed("a", "2026-01-01", 100.0), signed("a", "2026-03-01", 150.0)]
    packed = tmp_path / "made.jsonl.gz"
    packed.write_bytes(gzip.compress("".join(json.dumps(one) + "\n" for one in lines).encode()))
    assert judged(packed).concentration == judged(told(tmp_path, *lines)).concentration


def test_a_contract_that_runs_today_is_listed_with_its_end(tmp_path: Path) -> None:
    files = told(tmp_path, signed("a", "2026-01-01", 100.0), signed("b", "2026-01-01", 9.0, ends="2026-11-26"))
    found = judged(files).running
    assert [(one.vendor, one.ocid, str(one.ends)) for one in found.rows] == [("Acme AB", "a", "2027-01-01")]
    assert found.number == 1


def test_a_release_without_contracts_leaves_them_as_they_were(tmp_path: Path) -> None:
    files = told(tmp_path, signed("a", "2026-01-01", 100.0), release("a", "2026-02-01", tender={"title": "Lamps"}))
    found = judged(files)
    assert found.growth.values.judged == 1
    assert found.growth.rows == ()
