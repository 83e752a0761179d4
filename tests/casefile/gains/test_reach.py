"""Whom it reaches: Newcastle as published, then a town worked out by hand, then small numbers and what is not known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Numbers, Ways
from ombud.casefile.gains.reach import reach
from ombud.people.small import Policy
from ombud.served.computed import MeasuredReach
from ombud.served.distance import Nearest
from ombud.served.tail import level_reached
from ombud.words import say
from tests.casefile.gains.town import chance, drawn, numbers, of, rows, said, town
from tests.served.cities import needs_places
from tests.served.test_distance import newcastle

PROTECTED = Policy(threshold=5, level=5)


def near(*far: float, unit: str = "m") -> Nearest:
    return Nearest(numbers(far), np.zeros(len(far), np.int64), unit, say("given"))


def ways(*far: float, limits: tuple[float, ...] = (300.0, 1000.0)) -> Ways:
    return Ways(near(*far), limits)


def malmo(**more: object) -> City:
    """Four areas, 100 people each. Tenants live at the door and at the edge; owners in between."""
    told = {"ways": ways(0, 200, 500, 2000), "names": ["Centre", "Park", "Edge", "Farm"]} | more
    return town([100, 100, 100, 100], {"tenants": [80, 10, 0, 60], "owners": [20, 90, 100, 40]}, **told)


def found(city: City) -> Answer:
    answer = reach(city, chance())
    assert answer is not None
    return answer


def statement(answer: Answer, group: str, within: str) -> MeasuredReach:
    return next(
        one for one in answer.says if isinstance(one, MeasuredReach) and (one.group, one.within) == (group, within)
    )


@needs_places
def test_newcastle_is_as_robinson_and_franklin_published_it() -> None:
    """Areas counted, not people: 866.8 m on average in the most deprived tenth and 575.7 m in the least."""
    far, published, tenth = newcastle()
    count = np.ones(len(far))
    groups = {"most deprived tenth": (tenth == 1) * 1.0, "least deprived tenth": (tenth == 10) * 1.0}
    city = town(count, groups, ways=Ways(near(*far), (300.0, 1000.0)), persons=False, small=PROTECTED)
    answer = found(city)
    means = {row["group"]: row["mean"] for row in rows(answer.part, "reach-distances")}
    assert means["most deprived tenth"] == pytest.approx(866.8, abs=1.2)
    assert means["least deprived tenth"] == pytest.approx(575.7, abs=1.2)
    assert np.abs(far - published).max() <= 1.2
    beyond = {row["group"]: row["left"] for row in rows(answer.part, "reach") if row["within"] == 1000}
    assert (beyond["most deprived tenth"], beyond["least deprived tenth"]) == (15, 3)
    all_of_them = {row["group"]: row["p100"] for row in rows(answer.part, "reach-distances")}
    assert all_of_them["most deprived tenth"] == pytest.approx(2384, abs=1)
    assert all_of_them["least deprived tenth"] == pytest.approx(1428, abs=1)


def test_shares_by_hand() -> None:
    answer = found(malmo())
    told = {(row["group"], row["within"]): (row["reached"], row["left"]) for row in rows(answer.part, "reach")}
    assert told == {
        ("everyone", 300): (50.0, 200), ("everyone", 1000): (75.0, 100),
        ("tenants", 300): (60.0, 60), ("tenants", 1000): (60.0, 60),
        ("owners", 300): (44.0, 140), ("owners", 1000): (84.0, 40),
    }  # fmt: skip
    assert str(answer.lead[0]) == (
        "Within 300 m of Benches: 44 per cent of owners (least of all groups), 60 per cent of tenants (most), "
        "50 per cent of everyone."
    )
    assert str(answer.lead[1]) == "Not reached: 56 per cent of owners; for all of them one must go 2,000 m."


def test_distances_by_hand() -> None:
    told = {row["group"]: row for row in rows(found(malmo()).part, "reach-distances")}
    assert told["tenants"]["mean"] == pytest.approx((10 * 200 + 60 * 2000) / 150, abs=0.01)
    assert [told["tenants"][one] for one in ("median", "p95", "p99", "p100")] == [0, 2000, 2000, 2000]
    assert told["owners"]["median"] == 500


def test_who_is_left_and_where_is_named_group_by_group() -> None:
    answer = found(malmo())
    assert statement(answer, "owners", "300 m").where == ("Edge", "Farm")
    assert statement(answer, "tenants", "300 m").where == ("Farm",)
    assert statement(answer, "tenants", "300 m").unserved == 60
    assert statement(answer, "tenants", "300 m").furthest == "2,000 m"
    assert "Beyond 1000 m: 60 of 150 of tenants, most of them in Farm." in said(answer.part)
    assert len(answer.says) == 6


def test_the_tail_stands_at_the_top_of_the_table_of_areas() -> None:
    answer = found(malmo())
    table = rows(answer.part, "reach-areas")
    assert of(answer.part, "reach-areas").areal
    assert [(row["code"], row["distance"], row["beyond"]) for row in table] == [
        ("a3", 2000, 1000), ("a2", 500, 300), ("a1", 200, None), ("a0", 0, None)
    ]  # fmt: skip
    assert (table[0]["people: tenants"], table[0]["people: owners"]) == (60, 40)


def test_where_all_are_reached_it_says_so_and_nothing_lacks() -> None:
    answer = found(malmo(ways=ways(0, 10, 20, 30)))
    assert "Within 1000 m are all of everyone who were counted." in said(answer.part)
    assert [str(one) for one in answer.lead] == ["Within 300 m of Benches: 100 per cent of each group."]
    assert statement(answer, "owners", "300 m").unserved == 0


def test_every_sentence_says_that_areas_and_not_people_are_counted() -> None:
    city = town([1, 1, 1], {"poor areas": [1, 0, 1]}, ways=ways(0, 500, 5000), persons=False)
    answer = found(city)
    for sentence in (*answer.part.told, *answer.lead):
        assert str(sentence).startswith("Areas are counted here, not people.")
        assert "everyone" not in str(sentence)
    assert "Beyond 1000 m: 1 of 3 of all areas, the furthest Area 2." in said(answer.part)


def test_a_distance_nobody_knows_is_neither_near_nor_far() -> None:
    answer = found(malmo(ways=ways(0, np.nan, 500, 2000)))
    row = next(row for row in rows(answer.part, "reach") if (row["group"], row["within"]) == ("tenants", 1000))
    assert (row["reached"], row["at_most"]) == (pytest.approx(53.333, abs=0.01), pytest.approx(60, abs=0.01))
    assert "Beyond 1000 m, or nobody knows how far off: 130 of 250 of owners" in said(answer.part)
    assert "Areas whose distance is not known: 1 of 4." in said(answer.part)


def test_no_way_there_is_said_and_is_in_no_mean() -> None:
    answer = found(malmo(ways=ways(0, 200, 500, np.inf)))
    told = {row["group"]: row for row in rows(answer.part, "reach-distances")}
    assert told["tenants"]["p100"] is None
    assert told["tenants"]["mean"] == pytest.approx(2000 / 90, abs=0.01)
    assert "for all no way there" in said(answer.part)
    assert "Areas without any way there, which are in no mean: 1." in said(answer.part)


def test_a_group_nobody_drew_has_no_share() -> None:
    answer = found(town([100, 100], {"tenants": [50, 60], "guests": [0, 0]}, ways=ways(0, 500)))
    assert statement(answer, "guests", "300 m").share is None
    assert "Nobody of “guests” is counted here" in said(answer.part)


def test_three_people_left_are_not_told_by_number_nor_by_a_share_that_is_far_off() -> None:
    """What is left open by more than two points is not told: the table says between what it lies."""
    city = town([203, 210, 190, 207], {"old": [60, 70, 50, 3]}, ways=ways(0, 100, 200, 500), small=PROTECTED)
    answer = found(city)
    one = statement(answer, "old", "300 m")
    assert (one.unserved, one.share) == (None, None)
    row = next(row for row in rows(answer.part, "reach") if (row["group"], row["within"]) == ("old", 300))
    assert row["at_least"] < 100 * 180 / 183 < row["at_most"]
    area = next(row for row in rows(answer.part, "reach-areas") if row["code"] == "a3")
    assert area["people: old"] is None
    assert "Shares that hidden numbers leave too open to be told, or that rest on too few:" in said(answer.part)
    assert all(None in one.y for one in answer.part.figures[0].series if one.name == "old")


def test_in_a_large_town_three_people_left_are_told_as_five() -> None:
    """Two hundred areas, one of them far off with three old people: they are left, and how many is not told."""
    old = [100.0 + at for at in range(199)] + [3.0]
    people = [1000.0] * 200
    far = ways(*[100.0] * 199, 500.0, limits=(300.0,))
    answer = found(town(people, {"old": old}, ways=far, small=PROTECTED))
    one = statement(answer, "old", "300 m")
    assert one.unserved is None or one.unserved >= 5
    assert one.share == pytest.approx(100, abs=2)
    assert one.share < 100


@settings(max_examples=40, deadline=None)
@given(hnp.arrays(np.int64, (12, 2), elements=st.one_of(st.integers(0, 6), st.integers(0, 200))), st.integers(0, 99))
def test_the_truth_lies_between_what_the_table_says(counts, seed: int) -> None:
    far = np.random.default_rng(seed).integers(0, 1500, 12).astype(float)
    people = counts.sum(axis=1) + 20
    city = town(
        people.tolist(), {"a": counts[:, 0].tolist(), "b": counts[:, 1].tolist()}, ways=ways(*far), small=PROTECTED
    )
    answer = found(city)
    for row in rows(answer.part, "reach"):
        if row["at_least"] is None or row["group"] == "everyone":
            continue
        n = counts[:, 0 if row["group"] == "a" else 1]
        true = 100 * n[far <= row["within"]].sum() / n.sum()
        assert row["at_least"] - 0.01 <= true <= row["at_most"] + 0.01
        if row["reached"] is not None:
            room = 100 * 5 / n.sum()
            assert true - 2 - room <= row["reached"] <= true + 2 + 1e-6
    for row in rows(answer.part, "reach-distances")[1:]:
        n = counts[:, 0 if row["group"] == "a" else 1]
        if row["p95"] is not None:
            assert row["p95"] >= level_reached(far, n.astype(float), 0.95) - 0.01
        if row["mean"] is not None:
            assert row["mean"] == pytest.approx(n @ far / n.sum(), rel=0.05, abs=0.01)


def test_where_a_group_cannot_be_told_nobody_is_called_the_least_of_all() -> None:
    groups = {"old": [60, 70, 50, 3], "young": [120, 120, 120, 190], "others": [10, 10, 10, 10]}
    answer = found(town([203, 210, 190, 207], groups, ways=ways(0, 100, 200, 500), small=PROTECTED))
    assert statement(answer, "old", "300 m").share is None
    assert "least of all groups" not in said(answer.part)


def test_what_is_told_of_reach_is_the_same_whatever_hides_behind_a_hidden_number() -> None:
    """Two towns that show the same: one of them is not to be told from the other by any figure of this part."""
    base = {"old": [3, 30, 40, 20, 60, 4, 50, 40], "young": [200, 150, 300, 100, 140, 160, 300, 250]}
    far = ways(100, 150, 200, 250, 400, 500, 600, 700, limits=(450.0,))
    one = town([sum(pair) for pair in zip(*base.values(), strict=True)], base, ways=far, small=PROTECTED)
    first = found(one)
    hidden = [row["code"] for row in rows(first.part, "reach-areas") if row["people: old"] is None]
    assert "a0" in hidden
    other = {"old": list(base["old"]), "young": list(base["young"])}
    inner = [int(code[1:]) for code in sorted(hidden) if code != "a5" and int(code[1:]) < 5]
    for at, by in ((inner[0], -1), (inner[1], 1)):
        other["old"][at] += by
        other["young"][at] -= by
    second = found(town(one.people, other, ways=far, small=PROTECTED))
    assert first.part.tables == second.part.tables
    assert first.part.figures == second.part.figures
    assert first.says == second.says


def test_the_figure_is_light_and_goes_through_every_limit() -> None:
    groups = {f"g{at}": [10.0 + at, 20, 30, 40] for at in range(9)}
    answer = found(town([500] * 4, groups, ways=ways(0, 200, 500, 2000)))
    figure = answer.part.figures[0]
    assert drawn(answer.part) <= 310
    assert len(figure.series) == 7
    assert figure.marked == 300
    assert {300.0, 1000.0} <= set(figure.series[0].x)
    assert dict(zip(figure.series[0].x, figure.series[0].y, strict=True))[300.0] == 50.0


def supplied(**more: object) -> City:
    """Two places: one gives 10 to all within 300 m of it, one stands where nobody is."""
    far = numbers([[0, 900], [100, 950], [800, 2000]])
    told = Ways(near(0, 100, 800), (300.0,), far, numbers([10, 5]), "seats")
    return town([100, 300, 50], {"tenants": [100, 0, 50], "owners": [0, 300, 0]}, ways=told, per=1000, **more)


def test_what_is_left_for_a_head_by_hand() -> None:
    """Ten seats among 400: 25 for each thousand in both areas around, and a known zero in the third."""
    answer = found(supplied())
    assert [row["within 300 m"] for row in rows(answer.part, "left-by-area")] == [25, 25, 0]
    assert of(answer.part, "left-by-area").areal
    by_group = {row["group"]: row["within 300 m"] for row in rows(answer.part, "left-for-each")}
    assert by_group["tenants"] == pytest.approx(25 * 100 / 150, abs=1e-3)
    assert by_group["owners"] == pytest.approx(25)
    assert "Places with something to give and nobody within 300 m: 1." in said(answer.part)
    assert "tenants have least left (16.7 of seats per 1,000), owners most (25)" in said(answer.part)


def test_what_is_not_known_is_left_out_of_what_is_left_and_told() -> None:
    far = numbers([[0, 900], [np.nan, 950], [800, 2000]])
    told = Ways(near(0, 100, 800), (300.0,), far, numbers([10, np.nan]), "seats")
    answer = found(town([100, 300, 50], {"tenants": [100, 0, 50]}, ways=told, per=1000))
    assert [row["within 300 m"] for row in rows(answer.part, "left-by-area")] == [100, None, 0]
    assert "areas 1, places 1" in said(answer.part)


def test_without_ways_nothing_is_said() -> None:
    assert reach(town([100]), chance()) is None
    nowhere: Numbers = numbers([np.nan, np.nan])
    assert reach(town([1, 2], ways=Ways(near(*nowhere), (300.0,))), chance()) is None
