"""The published answers of six indicators on bidding hold, on the inputs that they were published for."""

from __future__ import annotations

import pytest

from ombud.held.ocds.flags import ClosePrice, LowestOut, ManyLosses
from ombud.held.ocds.judged import Why
from ombud.held.ocds.process import Award, Bid, BidStatus, Money, Process
from tests.held.ocds.made import SHARED, judged, needs_shared, party


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


def _bids(ocid: str, difference: float, currency: str = "SEK") -> Process:
    """A process that was won with 100, where the second bid lay higher by a share."""
    bids = tuple(
        Bid(BidStatus.VALID, (party(name),), Money(amount, currency))
        for name, amount in (("Acme", 100.0), ("Bolt", 100 * (1 + difference)))
    )
    return Process(ocid, bids=bids, awards=(Award("1", "active", (party("Acme"),), None),))


def test_a_price_is_close_below_the_fence_of_the_documents_example_and_not_above_it() -> None:
    """Quartiles of 5 and 7 per cent put the fence at 2 per cent, as Cardinal's documentation reckons it."""
    indicator = ClosePrice()
    for number, cent in enumerate((1, 3, 5, 5, 5, 6, 6, 7, 7, 7, 7, 8)):
        indicator.take(_bids(f"p{number}", cent / 100, "EUR" if number % 2 else "SEK"))
    found = indicator.told()
    assert found.fence == pytest.approx(0.02)
    assert found.of("ocid") == {"p0": pytest.approx(0.01)}
    assert found.judged.judged == 12


def test_who_wins_every_bid_is_not_flagged_for_losing() -> None:
    indicator = ManyLosses()
    for number in range(3):
        indicator.take(Process(
            f"p{number}", bids=(Bid(BidStatus.VALID, (party("Acme"),), None),),
            awards=(Award("1", "active", (party("Acme"),), None),),
        ))  # fmt: skip
    assert indicator.told().flagged == ()


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (Bid(BidStatus.VALID, (party("Bolt"),), Money(90, "EUR")), Why.TWO_CURRENCIES),
        (Bid(BidStatus.VALID, (party("Bolt"),), Money(90, "")), Why.NO_CURRENCY),
        (Bid(BidStatus.VALID, (party("Bolt"),), None), Why.NO_AMOUNT),
        (Bid(BidStatus.VALID, (party("Bolt"),), Money(90, "SEK")), Why.NOT_LOWEST),
        (Bid(BidStatus.VALID, (party("Bolt"), party("Dag")), Money(101, "SEK")), Why.JOINT_BID),
        (Bid(BidStatus.VALID, (), Money(101, "SEK")), Why.UNNAMED),
        (Bid(BidStatus.WITHDRAWN, (party("Bolt"),), Money(101, "SEK")), Why.TOO_FEW),
    ],
)
def test_bids_that_cannot_be_compared_are_said_and_not_compared(one: Bid, why: Why) -> None:
    indicator, first = ClosePrice(), _bids("p", 0.1).bids[0]
    indicator.take(Process("p", bids=(first, one), awards=(Award("1", "active", (party("Acme"),), None),)))
    assert dict(indicator.told().judged.unjudged) == {why: 1}


def test_a_lowest_bid_that_is_disqualified_beside_a_valid_one_alike_is_not_flagged() -> None:
    indicator = LowestOut()
    bids = tuple(Bid(status, (), Money(5, "SEK")) for status in (BidStatus.VALID, BidStatus.DISQUALIFIED))
    indicator.take(Process("p", bids=bids, awards=(Award("1", "active", (), None),)))
    found = indicator.told()
    assert (found.flagged, found.judged.judged) == ((), 1)


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
