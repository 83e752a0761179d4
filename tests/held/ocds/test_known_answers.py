"""The published answers of six indicators on bidding hold, on the inputs that they were published for."""

from __future__ import annotations

import pytest

from tests.held.ocds.made import SHARED, judged, needs_shared


@needs_shared
@pytest.mark.parametrize(
    ("code", "group", "answers"),
    [
        ("R018", "ocid", {"F": 1.0}),
        ("R024", "ocid", {"F": 1.0}),
        ("R024", "tenderer", {"W": 0.0, "L": 0.0}),
        ("R025", "tenderer", {"F": 0.16666666666666666}),
        ("R035", "ocid", {"F": 1.0}),
        ("R035", "tenderer", {"V": 0.0}),
        ("R036", "ocid", {"F": 1.0}),
        ("R038", "buyer", {"B": 0.5}),
    ],
)
def test_an_indicator_gives_the_published_answer_and_no_other(code: str, group: str, answers: dict[str, float]) -> None:
    found = judged(SHARED / f"cardinal-{code}.jsonl").flag(code)
    assert found.of(group) == answers
    groups = {"R024": {"ocid", "tenderer"}, "R035": {"ocid", "tenderer"}}.get(code, {group})
    assert {one.group for one in found.flagged} == groups


@needs_shared
def test_an_indicator_says_of_how_many_it_could_judge_and_why_not_of_the_others() -> None:
    found = judged(SHARED / "cardinal-R038.jsonl").flag("R024").judged
    assert (found.all, found.judged) == (5, 0)
    assert [(why.value, count) for why, count in found.unjudged] == [("no_award", 5)]


@needs_shared
@pytest.mark.parametrize(
    ("name", "processes", "releases", "listed"),
    [
        ("fictional-record-000-00001.json", 1, 1, ["2010-03-20"]),
        ("ocdskit-record-package_package_1.1.json", 2, 4, []),
        ("ocdskit-record-package_versioned.json", 2, 4, []),
        ("ocdskit-release-package-1-2.json", 2, 4, []),
    ],
)
def test_real_files_are_read_with_the_amendments_that_they_list(
    name: str, processes: int, releases: int, listed: list[str]
) -> None:
    found = judged(SHARED / name)
    assert (found.processes, found.releases) == (processes, releases)
    assert [one.on.isoformat() for _, _, one in found.growth.told if one.on] == listed
    assert found.growth.amendments == len(listed)


@needs_shared
def test_three_forms_of_the_same_processes_tell_the_same() -> None:
    names = ("record-package_package_1.1", "record-package_versioned", "release-package-1-2")
    first, *others = (judged(SHARED / f"ocdskit-{name}.json") for name in names)
    for other in others:
        for one, same in zip(first.concentration.rows, other.concentration.rows, strict=True):
            assert (one.currency, one.hhi, one.total, one.largest.key) == (
                same.currency, same.hhi, same.total, same.largest.key,
            )  # fmt: skip
        assert first.competition.single == other.competition.single


@needs_shared
def test_two_currencies_of_one_buyer_stand_apart() -> None:
    rows = judged(SHARED / "ocdskit-release-package-1-2.json").concentration.rows
    assert {(row.currency, row.total) for row in rows} == {("", 2.0), ("MXN", 1311264.0), ("USD", 75464.96)}
