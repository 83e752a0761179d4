"""Releases merge by their dates, as the standard asks, and a versioned release tells the same as its releases."""

from __future__ import annotations

import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.formats.ocdskept import kept
from ombud.held.ocds.merging import merged, unversioned
from tests.held.ocds.made import SHARED, judged, needs_shared, release, signed, told


@needs_shared
@pytest.mark.parametrize("number", [0, 1])
def test_ours_is_the_compiled_release_that_others_made_of_the_same_releases(number: int) -> None:
    """The file's compiled releases were made with ocdsmerge, by ocdskit."""
    package = json.loads((SHARED / "ocdskit-record-package_versioned.json").read_text("utf-8"))
    record = package["records"][number]
    releases = sorted(record["releases"], key=lambda one: one["date"])
    ours = merged(kept(one, "here") for one in releases)
    assert _bare(ours) == _bare(kept(record["compiledRelease"], "here"))


@needs_shared
@pytest.mark.parametrize("number", [0, 1])
def test_a_versioned_release_taken_apart_merges_to_the_same(number: int) -> None:
    record = json.loads((SHARED / "ocdskit-record-package_versioned.json").read_text("utf-8"))["records"][number]
    apart = unversioned(record["versionedRelease"])
    assert [day for day, _ in apart] == sorted({day for day, _ in apart})
    assert _bare(merged(kept(one, "") for _, one in apart)) == _bare(kept(record["compiledRelease"], ""))


def _bare(value: Any) -> Any:
    """Without what is empty: a field that was set to nothing is one that is not there."""
    if isinstance(value, dict):
        found = {name: _bare(one) for name, one in value.items()}
        return {name: one for name, one in found.items() if one not in (None, {}, [], "")}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def test_later_fields_stand_nothing_takes_away_and_lists_go_by_id() -> None:
    first = {"tender": {"title": "A", "status": "planned"}, "awards": [{"id": 1, "status": "pending"}]}
    then = {"tender": {"title": "B", "status": None}, "awards": [{"id": 1, "status": "active"}, {"id": 2}]}
    assert merged([first, then]) == {"tender": {"title": "B"}, "awards": [{"id": 1, "status": "active"}, {"id": 2}]}
    assert first["tender"] == {"title": "A", "status": "planned"}


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(5)))
def test_only_dates_order_releases_not_their_place_in_the_file(order: list[int]) -> None:
    amounts = (100.0, 110.0, 90.0, 130.0, 125.0)
    releases = [signed("p", f"2026-0{n + 1}-01", amount) for n, amount in enumerate(amounts)]
    with TemporaryDirectory() as folder:
        row = judged(told(Path(folder), *(releases[n] for n in order))).growth.rows[0]
    assert (row.first.amount, row.last.amount, row.change) == (100.0, 125.0, 0.25)  # type: ignore[union-attr]


def test_moments_are_compared_across_time_zones(tmp_path: Path) -> None:
    early = signed("p", "2026-01-01", 100.0) | {"date": "2026-01-02T01:00:00+03:00"}
    late = signed("p", "2026-01-01", 150.0) | {"date": "2026-01-01T23:00:00Z"}
    row = judged(told(tmp_path, late, early)).growth.rows[0]
    assert (row.first.amount, row.last.amount) == (100.0, 150.0)  # type: ignore[union-attr]


def test_the_same_release_twice_is_one(tmp_path: Path) -> None:
    one = signed("p", "2026-01-01", 100.0)
    found = judged(told(tmp_path, one, one), told(tmp_path, one, name="again.jsonl"))
    assert (found.processes, found.releases) == (1, 1)


def test_a_compiled_release_beside_releases_adds_nothing(tmp_path: Path) -> None:
    compiled = signed("p", "2026-09-01", 999.0) | {"tag": ["compiled"]}
    found = judged(told(tmp_path, compiled, signed("p", "2026-01-01", 100.0), signed("p", "2026-02-01", 130.0)))
    assert found.compiled == 0
    assert found.growth.rows[0].change == pytest.approx(0.3)


def test_any_order_of_lines_gives_the_same_result(tmp_path: Path) -> None:
    lines = [signed(f"p{n % 7}", f"2026-0{1 + n % 9}-0{1 + n // 9}", 100.0 + n) for n in range(40)]
    first = judged(told(tmp_path, *lines))
    random.Random(1).shuffle(lines)
    other = judged(told(tmp_path, *lines))
    assert _placeless(first.growth.rows) == _placeless(other.growth.rows)
    assert first.concentration == other.concentration


def _placeless(rows: Any) -> list[Any]:
    return [(row.ocid, row.first, row.last, row.change, row.renewals) for row in rows]


def test_a_process_with_an_undated_release_among_several_is_left_out_and_said(tmp_path: Path) -> None:
    undated = release("p", "2026-01-01")
    del undated["date"]
    found = judged(told(tmp_path, undated, signed("p", "2026-02-01", 1.0), signed("q", "2026-02-01", 1.0)))
    assert found.processes == 1


def test_two_compiled_states_of_different_days_are_a_history(tmp_path: Path) -> None:
    states = [
        signed("p", day, amount) | {"tag": ["compiled"]}
        for day, amount in (("2026-02-01", 130.0), ("2026-01-01", 100.0))
    ]
    found = judged(told(tmp_path, *states))
    assert found.compiled == 0
    assert found.growth.rows[0].change == pytest.approx(0.3)
