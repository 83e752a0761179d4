"""What may be told of an audit: all where numbers are large, and never a share that points at very few people."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Results
from ombud.casefile.gains.pickedfew import MayBeTold, may_be_told
from ombud.casefile.gains.scores import scores
from ombud.people.recomputed import possible
from ombud.people.small import Policy
from ombud.people.table import Sum
from ombud.served.computed import MeasuredTreatment
from ombud.served.scores import Rate, audit
from tests.casefile.gains.town import chance, numbers, rows, said, town

PROTECTED = Policy(threshold=5, level=5)
SAID = (1.0, 0.0, float("nan"))
Person = tuple[str, float, float]  # group, picked, happened


def people(**counts: tuple[int, int, int, int]) -> list[Person]:
    """Of each group so many rightly picked, wrongly passed over, wrongly picked and rightly passed over."""
    sorts = ((1.0, 1.0), (0.0, 1.0), (1.0, 0.0), (0.0, 0.0))
    return [
        (group, *sort) for group, some in counts.items() for n, sort in zip(some, sorts, strict=True) for _ in range(n)
    ]


def scored(told: list[Person], few: int = 10, **more: Any) -> City:
    results = Results(
        what="the score",
        groups=tuple(one[0] for one in told),
        picked=numbers([one[1] for one in told]),
        happened=numbers([one[2] for one in told]),
        people=None,
        expected=("islanders",),
        few=few,
    )
    return town([100], results=results, **{"small": PROTECTED, **more})


def found(city: City) -> Answer:
    answer = scores(city, chance())
    assert answer is not None
    return answer


def statements(answer: Answer) -> dict[tuple[str, str], MeasuredTreatment]:
    return {(one.group, one.rate): one for one in answer.says if isinstance(one, MeasuredTreatment)}


LARGE = {"north": (50, 20, 30, 100), "south": (40, 30, 20, 110)}


def test_shares_and_gaps_of_large_groups_are_all_told() -> None:
    """North: 80 of 200 picked, 30 of 130 wrongly, 20 of 70 wrongly passed over, wrong 50 of 200."""
    answer = found(scored(people(**LARGE)))
    told = statements(answer)
    north = {rate: told["north", rate] for rate in ("picked", "wrongly picked", "wrongly passed over", "wrong")}
    assert [round(one.share or 0, 2) for one in north.values()] == [40, 23.08, 28.57, 25]
    assert [one.people for one in north.values()] == [200, 130, 70, 200]
    assert north["picked"].gap == 10
    assert {row["group"] for row in rows(answer.part, "treated")} == {"north", "south", "islanders"}
    assert len(answer.part.figures) == 4


def test_three_wrongly_passed_over_are_not_told_and_neither_is_what_would_give_them_away() -> None:
    """East: 3 of 40 wrongly passed over. Their share, and the shares and gaps that subtract to it, are withheld."""
    answer = found(scored(people(**LARGE, east=(37, 3, 20, 40), west=(30, 12, 20, 40))))
    told = statements(answer)
    assert (told["east", "wrongly passed over"].share, told["east", "wrongly passed over"].gap) == (None, None)
    assert told["north", "picked"].share == 40
    assert told["east", "picked"].share == 57
    notes = said(answer.part)
    assert (
        "east: not told, since very few people could be reckoned from it: wrongly picked, wrongly passed over." in notes
    )
    assert "Numbers of people below 5 are not shown" in notes
    everything = found(scored(people(**LARGE, east=(37, 3, 20, 40)), small=Policy(1, 1)))
    assert statements(everything)["east", "wrongly passed over"].share == 7.5


def test_a_tiny_group_is_in_no_comparison_so_that_nobody_elses_share_tells_of_it() -> None:
    tiny, without = (statements(found(scored(people(**LARGE, **more)))) for more in ({"few": (1, 1, 1, 0)}, {}))
    assert tiny["few", "picked"].people is None
    assert tiny["few", "picked"].share is None
    assert tiny["north", "picked"] == without["north", "picked"]


def test_no_sentence_says_how_few_people_there_are() -> None:
    notes = said(found(scored(people(**LARGE, east=(2, 1, 3, 1), few=(1, 1, 1, 0)))).part)
    assert "few: too few people to tell anything, and in no comparison." in notes
    assert "east: too few people to show: picked, wrongly picked, wrongly passed over, wrong." in notes
    assert "rests on" not in notes
    assert "Nobody of “islanders” is in the results" in notes


def test_without_outcomes_only_whom_it_picks_is_told() -> None:
    city = scored(people(**LARGE))
    assert city.results is not None
    bare = Results("the score", city.results.groups, city.results.picked, None, None, (), 10)
    answer = found(town([100], results=bare, small=PROTECTED))
    assert {rate for _, rate in statements(answer)} == {"picked"}
    assert "Outcomes are not given" in said(answer.part)


def test_people_of_whom_something_is_not_known_are_in_no_rate_that_needs_it() -> None:
    city = scored([*people(**LARGE), *[("north", 1.0, float("nan"))] * 20])
    answer = found(city)
    assert statements(answer)["north", "picked"].people == 220
    assert statements(answer)["north", "wrong"].people == 200
    assert "For some people nobody knows" in said(answer.part)


def test_without_results_nothing_is_said() -> None:
    assert scores(town([100]), chance()) is None


HITS = {  # whom each number behind a rate counts: by picked and happened
    Rate.PICKED: (lambda p, h: p == 1, lambda p, h: p == 0, lambda p, h: p == p),
    Rate.WRONGLY_PICKED: (lambda p, h: (p, h) == (1, 0), lambda p, h: (p, h) == (0, 0), lambda p, h: p == p and h == 0),
    Rate.WRONGLY_PASSED: (lambda p, h: (p, h) == (0, 1), lambda p, h: (p, h) == (1, 1), lambda p, h: p == p and h == 1),
    Rate.WRONG: (
        lambda p, h: (p, h) in ((1, 0), (0, 1)),
        lambda p, h: (p, h) in ((1, 1), (0, 0)),
        lambda p, h: p == p and h == h,
    ),
}


def given_away(told: list[Person], may: MayBeTold) -> list[str]:
    """The slow reference: from each person's row on, what linear programs can tell of small numbers."""
    groups = sorted({one[0] for one in told})
    sorts = list(product(groups, SAID, SAID))
    count = [sum(1 for one in told if repr(one) == repr(sort)) for sort in sorts]
    names, values, sums, true, covers = [repr(sort) for sort in sorts], [np.nan] * len(sorts), [], {}, {}
    for group, rate in product([*groups, "all"], Rate):
        for what, fits in zip(("hit", "missed", "of"), HITS[rate], strict=True):
            parts = tuple(at for at, (name, p, h) in enumerate(sorts) if group in (name, "all") and fits(p, h))
            n = sum(count[at] for at in parts)
            shown = (group, rate) in may.shares if group != "all" else any(one[1] is rate for one in may.gaps)
            name = f"{group} {rate} {what}"
            names.append(name)
            values.append(n if shown else np.nan)
            sums.append(Sum(len(names) - 1, parts))
            true[name], covers[name] = n, (set(parts), shown)
    close = []
    for one in possible(names, np.array(values, float), sums):
        if one.name not in true or not 0 < true[one.name] < 5:
            continue
        n, mine = true[one.name], covers[one.name][0]
        room = min((true[name] - n for name, (theirs, shown) in covers.items() if shown and mine <= theirs), default=5)
        if one.low > 1e-6 or one.high < n + min(5, room) - 1e-6:
            close.append(one.name)
    return close


some = st.lists(st.one_of(st.integers(0, 8), st.integers(0, 40)), min_size=5, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(some, min_size=2, max_size=4))
def test_no_small_number_behind_any_rate_can_be_reckoned_back(counts) -> None:
    told = people(**{f"g{at}": tuple(four[:4]) for at, four in enumerate(counts)})
    told += [(f"g{at}", 1.0, float("nan")) for at, four in enumerate(counts) for _ in range(four[4])]
    audited = audit([one[0] for one in told], [one[1] for one in told], [one[2] for one in told])
    may = may_be_told([one for one in audited.groups if one.people], PROTECTED)
    assert not [one for one in given_away(told, may) if not one.startswith("nobody")]
