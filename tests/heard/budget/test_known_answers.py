"""Winners that others have published or computed, project by project."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.heard.budget.polls import GDYNIA, KRAKOW, LODZ, LOTNISKO, PB, WIELICZKA, ids, needs_budgets, outcome, real

pytestmark = needs_budgets


def _pabutools() -> list[Any]:
    if not PB.is_dir():
        return []
    told = json.loads((PB / "ORACLE_pabutools_1.2.3.json").read_text())
    return [(name, key, one[key]) for name, one in told.items() for key in one if "/" in key]


def _equalshares() -> list[Any]:
    if not PB.is_dir():
        return []
    lines = (PB / "ORACLE_equalshares_tool_31f52ee.jsonl").read_text().splitlines()
    return [one for one in map(json.loads, lines) if one["accuracy"] == "floats"]


OURS = {
    "greedy/Cost_Sat": "greedy/votes",
    "greedy/Cardinality_Sat": "greedy/votes-per-cost",
    "greedy/Additive_Cardinal_Sat": "greedy/points-per-cost",
    "greedy/Additive_Borda_Sat": "greedy/points-per-cost",
    "mes/Cost_Sat": "equal-shares/cost/none",
    "mes/Cardinality_Sat": "equal-shares/count/none",
    "mes/Additive_Cardinal_Sat": "equal-shares/count/none",
    "mes/Additive_Borda_Sat": "equal-shares/count/none",
}


@pytest.mark.parametrize(("name", "rule", "answer"), _pabutools(), ids=lambda one: one if isinstance(one, str) else "")
def test_pabutools_finds_the_same_winners(name: str, rule: str, answer: dict[str, Any]) -> None:
    poll = real(name, borda="Borda" in rule).poll
    found = outcome(name, OURS[rule], "Borda" in rule)
    assert ids(poll, found.funded) == sorted(answer["selected"])
    assert str(found.spent(poll)) == answer["cost"]


@pytest.mark.parametrize("answer", _equalshares(), ids=lambda one: f"{one['file'][:20]}-{one['completion']}")
def test_the_equal_shares_tool_finds_the_same_winners(answer: dict[str, Any]) -> None:
    poll = real(answer["file"]).poll
    completion = "add1-exhaustive" if answer["options"] else answer["completion"]
    found = outcome(answer["file"], f"equal-shares/cost/{completion}")
    assert ids(poll, found.funded) == answer["selected"]
    assert found.spent(poll) == answer["cost"]


def test_wieliczka_funded_what_equal_shares_give_from_its_ballots() -> None:
    read = real(WIELICZKA)
    found = outcome(WIELICZKA, "equal-shares/cost/add1")
    assert read.official is not None
    assert ids(read.poll, found.funded) == ids(read.poll, read.official)
    assert (len(found.funded), found.spent(read.poll)) == (30, 995_079)


def test_stopping_where_nothing_more_fits_gives_wieliczka_other_winners() -> None:
    poll = real(WIELICZKA).poll
    found = outcome(WIELICZKA, "equal-shares/cost/add1-exhaustive")
    assert (len(found.funded), found.spent(poll)) == (31, 984_579)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (GDYNIA, "greedy/votes-stop"),
        (KRAKOW, "greedy/points"),
        (LOTNISKO, "greedy/votes"),
        (LOTNISKO, "equal-shares/cost/add1"),
        ("poland_warszawa_2018_pole-mokotowskie.pb", "greedy/votes"),
    ],
)
def test_a_local_rule_gives_what_the_city_funded(name: str, rule: str) -> None:
    read = real(name)
    assert read.official is not None
    assert ids(read.poll, outcome(name, rule).funded) == ids(read.poll, read.official)


def test_lodz_by_votes_is_what_pabutools_once_gave() -> None:
    poll = real(LODZ).poll
    found = outcome(LODZ, "greedy/votes")
    assert (len(found.funded), found.spent(poll)) == (22, 5_713_327)
    assert found.spent(poll) <= poll.budget


@pytest.mark.parametrize("name", [GDYNIA, LODZ, LOTNISKO, WIELICZKA])
def test_the_votes_in_the_file_are_those_of_its_ballots(name: str) -> None:
    assert real(name).notes == ()
