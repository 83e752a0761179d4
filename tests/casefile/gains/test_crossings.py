"""Several groups at once: Cape Town as reckoned elsewhere, a town by hand, and no small number that can be had back."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import Amounts, City
from ombud.casefile.gains.crossed import ALL, crossed
from ombud.casefile.gains.crossings import crossings
from ombud.ledger.entry import Said
from ombud.people.recomputed import possible
from ombud.people.small import Policy
from ombud.people.table import Sum
from ombud.places.table import AreaTable
from ombud.served.computed import MeasuredTogether
from ombud.served.crossings import Row, UnfitCrossing, faced
from ombud.words import say
from tests.casefile.gains.town import chance, drawn, numbers, of, said, town
from tests.casefile.gains.town import rows as table_rows
from tests.served.cities import needs_places
from tests.served.cities import rows as file_rows

PROTECTED = Policy(threshold=5, level=5)


def found(city: City) -> Answer:
    answer = crossings(city, chance())
    assert answer is not None
    return answer


def statements(answer: Answer) -> dict[tuple[str, ...], MeasuredTogether]:
    return {one.groups: one for one in answer.says if isinstance(one, MeasuredTogether)}


def cape_town() -> City:
    """111 wards of 2011 by gender and population group, and the contact crime of 2014-15."""
    people = {row["ward"]: float(row["population"]) for row in file_rows("cape-town/wards_population.csv")
              if row["geo_version"] == "2011"}  # fmt: skip
    crimes = {row["ward"]: float(row["total"]) for row in file_rows("cape-town/wards_crimes_type_of_crime_year.csv")
              if (row["type of crime"], row["year"]) == ("Contact crime", "2014-15")}  # fmt: skip
    codes = tuple(sorted(people))
    table = AreaTable(codes, codes, np.full(len(codes), None, object), {}, "", "wards", (), codes)
    told = file_rows("cape-town/wards_gender_populationgroup.csv")
    both = ("gender", "population group")
    rows = tuple(Row(one["ward"], {name: one[name] for name in both}, float(one["total"]), one["geo_version"])
                 for one in told)  # fmt: skip
    return City(
        name="Cape Town",
        what="contact crimes",
        areas=table,
        people=numbers([people[code] for code in codes]),
        groups={},
        amounts=Amounts(numbers([crimes[code] for code in codes]), (say("counted"),)),
        per=1000,
        crossings=rows,
    )


@needs_places
def test_contact_crime_faced_in_cape_town() -> None:
    """Per 1,000 of 2011: Black African 20.0, Coloured 20.4, White 17.6; women and men live in the same wards."""
    answer = found(cape_town())
    told = {(row["gender"], row["population group"]): row for row in table_rows(answer.part, "together")}
    single = {group: told[ALL, group]["faced"] for group in ("Black African", "Coloured", "White")}
    assert {group: round(value, 1) for group, value in single.items()} == {
        "Black African": 20.0, "Coloured": 20.4, "White": 17.6
    }  # fmt: skip
    assert len(statements(answer)) == 10
    for group in single:
        assert abs(told["Female", group]["faced"] - told["Male", group]["faced"]) < 0.5
    everyone = told[ALL, ALL]
    assert everyone["people"] == pytest.approx(3_740_028, rel=1e-3)
    assert statements(answer)["Female", "White"].beside == pytest.approx(100_000 * 74_030 / 3_740_028, rel=1e-3)


@needs_places
def test_cape_towns_figures_are_those_of_the_engine() -> None:
    city = cape_town()
    rates = {
        code: 1000 * k / p for code, k, p in zip(city.areas.codes, city.amounts.expected, city.people, strict=True)
    }
    engine = faced(city.crossings, ["gender", "population group"], rates)
    for row in table_rows(found(city).part, "together"):
        key = (row["gender"], row["population group"])
        if ALL not in key:
            assert row["faced"] == pytest.approx(engine[key], abs=1e-3)


@needs_places
def test_wards_of_two_generations_are_refused() -> None:
    city = cape_town()
    mixed = (*city.crossings, replace(city.crossings[0], generation="2016"))
    with pytest.raises(UnfitCrossing, match="different borders"):
        crossings(replace(city, crossings=mixed), chance())


def rows_of(
    counts: dict[tuple[str, str], list[float]], traits: tuple[str, str] = ("gender", "tenure")
) -> tuple[Row, ...]:
    return tuple(
        Row(f"a{at}", dict(zip(traits, key, strict=True)), n)
        for key, some in counts.items()
        for at, n in enumerate(some)
    )


COUNTS = {
    ("women", "rent"): [300.0, 0.0],
    ("women", "own"): [100.0, 200.0],
    ("men", "rent"): [200.0, 100.0],
    ("men", "own"): [0.0, 300.0],
}


def malmo(counts: dict[tuple[str, str], list[float]] = COUNTS, **more: Any) -> City:
    """Two areas of 600 people: six benches in the first, twelve in the second."""
    told = {"amounts": [6, 12], "per": 1000, "crossings": rows_of(counts)} | more
    return town([600, 600], **told)


def test_what_each_combination_has_by_hand() -> None:
    """10 for each thousand in the first area, 20 in the second, 15 for everyone."""
    answer = found(malmo())
    told = {
        (row["gender"], row["tenure"]): (row["people"], row["faced"]) for row in table_rows(answer.part, "together")
    }
    assert told["women", "rent"] == (300, 10)
    assert told["women", "own"] == (300, pytest.approx((100 * 10 + 200 * 20) / 300, abs=1e-3))
    assert told["men", "own"] == (300, 20)
    assert told["women", ALL] == (600, pytest.approx((400 * 10 + 200 * 20) / 600, abs=1e-3))
    assert told[ALL, ALL] == (1200, 15)
    one = statements(answer)["women", "rent"]
    assert (one.people, one.faced, one.beside, one.protected) == (300, 1000, 1500, Said.NO)
    assert "Where they live, men + own have most of the combinations (20 of Benches per 1,000)" in said(answer.part)
    assert answer.part.figures[0].zero == 15


def few() -> dict[tuple[str, str], list[float]]:
    return COUNTS | {("women", "rent"): [3.0, 0.0]}


def test_a_small_number_is_hidden_with_those_that_would_give_it_away_and_the_page_says_so() -> None:
    answer = found(malmo(few(), small=PROTECTED))
    hidden = {key for key, one in statements(answer).items() if one.protected is Said.YES}
    assert hidden == set(COUNTS)  # in a table of two by two the other three give it away
    assert all((one.people, one.faced) == (None, None) for one in statements(answer).values())
    assert "combinations told 0; numbers hidden for what they are 1, for the sake of these 3." in said(answer.part)
    assert "Numbers of people below 5 are not shown" in said(answer.part)
    sums = {(row["gender"], row["tenure"]): row["people"] for row in table_rows(answer.part, "together")}
    assert (sums["women", ALL], sums[ALL, "rent"]) == (303, 303)


def test_a_threshold_of_one_hides_nothing() -> None:
    answer = found(malmo(few()))
    assert statements(answer)["women", "rent"].people == 3
    assert "Numbers of people below" not in said(answer.part)


def test_where_sums_of_groups_are_told_elsewhere_they_are_not_hidden_to_save_a_cell() -> None:
    """Women who rent, 3, and nobody else rents: the sum of those who own would give them away, and may be hidden here
    only if no other table tells of women or men."""
    counts = {("women", "rent"): [3.0, 0.0], ("women", "own"): [100.0, 200.0], ("men", "own"): [0.0, 300.0]}
    city = malmo(counts, small=PROTECTED)
    sums = {(row["gender"], row["tenure"]): row["people"] for row in table_rows(found(city).part, "together")}
    assert (sums[ALL, "rent"], sums[ALL, "own"], sums["women", ALL]) == (None, None, 303)
    elsewhere = found(replace(city, groups={"women": numbers([103, 200])}))
    assert elsewhere.part.tables == ()
    assert "Not shown, since its small numbers cannot be kept from being reckoned back: gender × tenure." in said(
        elsewhere.part
    )


KEYS = list(product(("w", "m"), ("young", "old", "oldest"), ("rent", "own")))


def given_away(true: dict[tuple[str, ...], float], one: Any) -> list[str]:
    """The slow reference: of all combinations, told or not, the small ones that can be had closer than the level."""
    axes = [sorted({key[axis] for key in true}) for axis in range(3)]
    keys = list(product(*([*axis, ALL] for axis in axes)))
    people = {key: sum(n for part, n in true.items() if all(b in (ALL, a) for a, b in zip(part, key, strict=True)))
              for key in keys}  # fmt: skip
    shown = {key: n for key, n, hidden in zip(one.keys, one.people, one.pattern.hidden, strict=True) if not hidden}
    sums = []
    for key, axis in product(keys, range(3)):
        if key[axis] == ALL:
            parts = [keys.index((*key[:axis], group, *key[axis + 1 :])) for group in axes[axis]]
            sums.append(Sum(keys.index(key), tuple(parts)))
    names = tuple("|".join(key) for key in keys)
    close = []
    for told in possible(names, np.array([shown.get(key, np.nan) for key in keys]), sums):
        key = tuple(told.name.split("|"))
        n = people[key]
        room = min((total - n for other, total in shown.items()
                    if all(a in (ALL, b) for b, a in zip(key, other, strict=True))), default=5)  # fmt: skip
        if 0 < n < 5 and (told.low > 1e-6 or told.high < n + min(5, room) - 1e-6):
            close.append(told.name)
    return close


counted = st.lists(st.one_of(st.integers(0, 12), st.integers(0, 90)), min_size=12, max_size=12)
ALL_THREE, PAIRS = [("g", "a", "t")], [("g", "a"), ("g", "t"), ("a", "t")]


@settings(max_examples=80, deadline=None)
@given(
    counted,
    st.sampled_from([(ALL_THREE, [2]), (ALL_THREE, [2, 1, 0]), (PAIRS, [1]), (PAIRS, [1, 0]), (PAIRS[:2], [1])]),
)
def test_no_small_number_of_three_crossed_traits_can_be_reckoned_back(counts, told) -> None:
    """Also where only pairs are told: all pairs together say a lot of the three."""
    true = dict(zip(KEYS, map(float, counts), strict=True))
    one = crossed(("g", "a", "t"), true, PROTECTED, *told)
    assume(one is not None)
    assert not given_away(true, one)


def deep(people: tuple[float, ...], **more: Any) -> City:
    keys = product(("w", "m"), ("young", "old"), ("rent", "own"))
    rows = tuple(Row("a0", dict(zip(("gender", "age", "tenure"), key, strict=True)), n)
                 for key, n in zip(keys, people, strict=True))  # fmt: skip
    return town([sum(people)], amounts=[9], crossings=rows, **more)


def test_it_goes_as_deep_as_numbers_allow() -> None:
    """Eight combinations of three traits, half of them small, are too deep; of two traits all have people enough."""
    people = (4, 40, 30, 4, 40, 4, 4, 30)
    assert {len(one.groups) for one in statements(found(deep(people))).values()} == {3}
    answer = found(deep(people, small=PROTECTED))
    assert {len(one.groups) for one in statements(answer).values()} == {2}
    assert len(statements(answer)) == 12
    assert {row["tenure"] for row in table_rows(answer.part, "together") if row["gender"] == ALL} == {
        "rent",
        "own",
        ALL,
    }


def test_numbers_that_allow_no_crossing_are_said_to() -> None:
    answer = found(malmo({key: [1.0, 1.0] for key in COUNTS}, small=PROTECTED))
    assert not answer.says
    assert "So few people stand in each combination that none is told: gender × tenure." in said(answer.part)


def test_what_nobody_counted_is_not_told_too_low() -> None:
    answer = found(malmo(COUNTS | {("women", "rent"): [300.0, float("nan")]}))
    assert ("women", "rent") not in statements(answer)
    assert "Not counted everywhere, so not told: women + rent." in said(answer.part)
    keys = {(row["gender"], row["tenure"]) for row in table_rows(answer.part, "together")}
    assert ("women", ALL) not in keys
    assert ("men", ALL) in keys


def test_two_tables_of_other_traits_are_told_each_by_itself() -> None:
    both = (*rows_of(COUNTS), *rows_of(COUNTS, ("gender", "origin")))
    answer = found(malmo(crossings=both))
    assert [table.name for table in answer.part.tables] == ["together-gender-tenure", "together-gender-origin"]
    assert len(answer.part.figures) == 2


def test_areas_without_a_rate_are_left_out_and_told() -> None:
    answer = found(malmo(amounts=[6, float("nan")]))
    assert "Areas with people of a combination and no rate, left out of what they have: 1." in said(answer.part)
    assert statements(answer)["men", "own"].faced is None
    assert statements(answer)["women", "own"].faced == pytest.approx(1000)


def test_where_all_have_alike_nobody_has_most() -> None:
    answer = found(malmo(amounts=[12, 12]))
    assert "All combinations have alike where they live: 20 of Benches per 1,000; everyone has 20." in said(answer.part)
    assert "most of the combinations" not in said(answer.part)


def test_with_too_few_areas_nothing_is_told_apart_from_chance() -> None:
    assert "No combination can be told apart from everyone by more than chance." in said(found(malmo()).part)


def test_a_figure_is_light_and_counts_are_rounded_as_declared() -> None:
    traits = [(f"g{one}", f"t{other}") for one in range(8) for other in range(6)]
    counts = {key: [101.0 + at, 57.0] for at, key in enumerate(traits)}
    answer = found(malmo(counts, small=Policy(5, 5, base=10)))
    assert drawn(answer.part) <= 130
    assert all(row["people"] % 10 == 0 for row in table_rows(answer.part, "together"))
    assert of(answer.part, "together").shown == 40


def test_one_trait_alone_crosses_nothing() -> None:
    assert crossings(town([100], crossings=(Row("a0", {"gender": "women"}, 50),)), chance()) is None
    assert crossings(town([100]), chance()) is None
