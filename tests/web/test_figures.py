"""Figures say in words and shapes what they show, draw whatever was measured, and never what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from ombud.casefile.figures import Dumbbell, Figure, Lines, Map, Pair, Series, Step, Strip, Strips
from ombud.web.figures import drawn
from ombud.web.figures.areamap import BUDGET
from ombud.web.figures.lighter import lighter
from ombud.web.figures.rows import MOST
from ombud.web.figures.scale import scale
from ombud.web.figures.strokes import FINEST
from ombud.web.numbers import number
from ombud.words import say
from tests.web import measured

SAY = {"title": say("Title"), "description": say("Description")}
finite = st.floats(allow_nan=False, allow_infinity=False)
any_number = st.none() | st.floats()
names = st.text(max_size=200) | st.sampled_from(["<script>alert(1)</script>", "النازحون", "a" * 200, "]]>&\x00\ud800"])


def parsed(figure: Figure) -> ElementTree.Element:
    """The drawing as XML; it must be that even where HTML would forgive."""
    return ElementTree.fromstring(f"<div>{drawn(figure, 'f', 'benches')}</div>")


def numbers(tree: ElementTree.Element) -> Iterable[str]:
    """Every attribute that places something."""
    placing = {"x", "x1", "x2", "y", "y1", "y2", "cx", "cy", "d", "width", "height", "viewBox", "dx"}
    return [value for one in tree.iter() for name, value in one.attrib.items() if name in placing]


def sound(tree: ElementTree.Element) -> bool:
    """Nothing is placed at no number, and nothing brings a style of its own."""
    placed = " ".join(numbers(tree))
    own = [name for one in tree.iter() for name in one.attrib if name == "style" or name.startswith("on")]
    return not re.search(r"nan|inf|none", placed, re.I) and not own and tree.find(".//script") is None


@given(st.lists(st.builds(Pair, name=names, people=any_number, thing=any_number, low=any_number, high=any_number,
                          apart=st.booleans()), max_size=5))  # fmt: skip
def test_shares_are_drawn_whatever_they_are(rows: list[Pair]) -> None:
    tree = parsed(Dumbbell(**SAY, rows=tuple(rows), table="t"))
    assert sound(tree)
    assert len(tree.findall(".//svg[@role='img']")) == len(rows)


@given(st.lists(st.builds(Strip, name=names, value=any_number, low=any_number, high=any_number,
                          dots=st.lists(st.floats(), max_size=5).map(tuple)), max_size=5),
       any_number)  # fmt: skip
def test_values_are_drawn_whatever_they_are(rows: list[Strip], zero: float | None) -> None:
    assert sound(parsed(Strips(**SAY, unit=say("m"), rows=tuple(rows), zero=zero, table="t")))


@given(st.lists(st.lists(st.tuples(st.floats(), any_number, any_number, any_number), max_size=8), max_size=7),
       st.booleans(), st.booleans(), any_number, names)  # fmt: skip
def test_lines_are_drawn_whatever_they_are(
    told: list[list[tuple[Any, ...]]], diagonal: bool, steps: bool, marked: float | None, name: str
) -> None:
    series = []
    for points in told:
        x, y, low, high = zip(*points, strict=True) if points else ((), (), (), ())
        series.append(Series(name=name, x=x, y=y, low=low, high=high))
    more = {"diagonal": diagonal, "steps": steps, "marked": marked, "across": say("Year"), "up": say("Index")}
    assert sound(parsed(Lines(**SAY, **more, series=tuple(series), table="t")))


@given(st.lists(st.from_regex(r"\A[MmLlHhVvZz0-9 ,.-]*\Z"), min_size=1, max_size=6), names)
def test_maps_are_drawn_whatever_they_are(paths: list[str], words: str) -> None:
    steps = tuple(Step(step=at, words=say("{w}", w=words), areas=1, path=path) for at, path in enumerate(paths))
    figure = Map(**SAY, width=700, height=600, steps=steps, outline=paths[0], points=paths[-1], table="t")
    assert sound(parsed(figure))


@given(st.lists(finite, min_size=1), finite)
def test_a_scale_holds_every_number_it_was_made_for(values: list[float], other: float) -> None:
    made = scale(values, (0.0,), 15, 85)
    assert all(15 <= made.at(value) <= 85 for value in (*values, other))
    assert 1 <= len(made.marks) <= 12
    assert list(made.marks) == sorted(made.marks)
    assert made.low <= min(values) or made.at(min(values)) == pytest.approx(15)


@given(finite, st.integers(0, 9))
def test_a_number_is_never_minus_nothing_and_its_minus_is_a_true_one(value: float, places: int) -> None:
    told = number(value, places)
    assert "-" not in told
    assert not re.fullmatch(r"−0(\.0*)?", told)


def test_a_number_is_written_as_the_reader_writes_it() -> None:
    assert number(8_175_133) == "8\u00a0175\u00a0133"
    assert number(2016) == "2016"
    assert number(-0.04, 1) == "0.0"
    assert number(float("nan"), 1) == number(None) == "–"
    with override("sv"):
        assert number(9.25, 1) == "9,2"


def shares(apart: bool, thing: float = 30.0) -> ElementTree.Element:
    pair = Pair(name="Newcomers", people=20.0, thing=thing, low=thing - 2, high=thing + 2, apart=apart)
    return parsed(Dumbbell(**SAY, rows=(pair,), table="t"))


def test_what_chance_may_have_done_is_hollow_and_said_in_words() -> None:
    clear, chance = shares(apart=True), shares(apart=False)
    assert not clear.findall(".//dd//circle[@class='hollow']")
    assert chance.findall(".//dd//circle[@class='hollow']")
    assert "10.0 points more" in told(clear)
    assert "cannot be told apart from chance" in told(chance)
    assert "points" not in told(chance)


def test_a_group_with_less_is_said_to_have_less() -> None:
    assert "5.0 points less" in told(shares(apart=True, thing=15.0))


def told(tree: ElementTree.Element) -> str:
    return " ".join(tree.itertext())


def test_a_share_says_all_its_numbers_to_who_cannot_see_it() -> None:
    title = shares(apart=True).findtext(".//svg[@role='img']/title")
    assert title == "20.0 per cent of the people, 30.0 per cent of it (95 per cent interval 28.0 to 32.0)"


def strips(**one: Any) -> ElementTree.Element:
    return parsed(Strips(**SAY, unit=say("points"), rows=(Strip(name="a", **one),), table="t"))


@pytest.mark.parametrize(("low", "high", "hollow"), [(-1.0, 1.0, True), (0.0, 1.0, True), (0.1, 1.0, False),
                                                     (None, None, False), (-1.0, None, False)])  # fmt: skip
def test_an_interval_that_covers_zero_makes_a_value_hollow(low: float | None, high: float | None, hollow: bool) -> None:
    tree = strips(value=0.5, low=low, high=high)
    assert bool(tree.findall(".//dd//circle[@class='hollow']")) is hollow
    assert ("cannot be told apart from chance" in told(tree)) is hollow


def test_what_is_not_known_has_no_mark_and_is_said_not_to_be() -> None:
    tree = strips(value=None)
    assert not tree.findall(".//dd//circle")
    assert "not known" in told(tree)


def lines(*series: Series, **more: Any) -> ElementTree.Element:
    return parsed(Lines(**SAY, across=say("Year"), up=say("Index"), series=series, table="t", **more))


def paths(tree: ElementTree.Element) -> list[str]:
    return [one.attrib["d"] for one in tree.findall("./svg/svg/path")]


def test_a_line_breaks_where_nothing_is_known() -> None:
    (path,) = paths(lines(Series(name="a", x=(1, 2, 3, 4, 5), y=(1.0, 2.0, None, 2.0, 1.0))))
    assert path.count("M") == 2


def test_a_value_alone_is_a_dot() -> None:
    (path,) = paths(lines(Series(name="a", x=(1,), y=(1.0,))))
    assert path.endswith("h0")


def test_lines_are_told_apart_without_colour() -> None:
    some = [Series(name=name, x=(1, 2), y=(1.0, at)) for at, name in enumerate("abcde")]
    drawn_so = lines(*some).findall("./svg/svg/path")
    assert len({one.attrib.get("stroke-dasharray", "") for one in drawn_so}) == 5


def test_the_line_of_equality_runs_from_corner_to_corner() -> None:
    assert "M0 1000L1000 0" in paths(lines(Series(name="a", x=(0, 50, 100), y=(0.0, 20.0, 100.0)), diagonal=True))


def test_a_long_line_is_drawn_in_few_strokes_and_keeps_its_peak() -> None:
    y = [float(at % 7) for at in range(20_000)]
    y[12_345] = 100.0
    (path,) = paths(lines(Series(name="a", x=tuple(range(20_000)), y=tuple(y))))
    assert path.count("L") <= 2 * FINEST + 40
    heights = [int(spot.split()[1]) for spot in re.findall(r"\d+ \d+", path)]
    assert min(heights) == 0


def test_a_rent_is_not_drawn_from_nothing_and_an_index_is() -> None:
    rent = told(lines(Series(name="a", x=(1, 2), y=(9000.0, 9500.0))))
    assert "9000" in rent
    assert not re.search(r"(?<!\d)0(?!\d)", rent)
    assert re.search(r"(?<!\d)0\.0(?!\d)", told(lines(Series(name="a", x=(1, 2), y=(0.2, 0.6)))))


def test_a_map_says_each_step_in_words_with_its_areas_and_hatches_what_is_not_known() -> None:
    tree = parsed(measured.drawn(24))
    legend = [" ".join(one.itertext()).strip() for one in tree.findall(".//li")]
    assert legend[0] == "not known: 4 areas"
    assert legend[1] == "50 to 99: 4 areas"
    hatched = tree.find(".//g/path")
    assert hatched is not None
    assert hatched.attrib["fill"] == "url(#f-h)"
    assert tree.find(".//pattern[@id='f-h']") is not None
    assert {one.attrib["class"] for one in tree.findall(".//g/path")[1:]} == {f"step-{n}" for n in range(1, 6)}


def test_one_area_is_not_areas() -> None:
    step = Step(step=1, words=say("few"), areas=1, path="M0 0h9v9z")
    assert "few: 1 area" in told(parsed(Map(**SAY, width=9, height=9, steps=(step,), table="t"))).replace("areas", "!")


def test_a_heavy_map_is_drawn_coarser_until_it_is_light() -> None:
    figure = measured.drawn(10_000)
    light = lighter(tuple(one.path for one in figure.steps), figure.points, BUDGET)
    assert light.grid > 1
    assert len(drawn(figure, "f", "benches").encode()) < 60_000


def test_neighbours_still_meet_when_a_map_is_made_coarser() -> None:
    """Two areas that share a winding border share it on the grid too: what one leaves the other takes."""
    chance = Random(3)
    border = [(480 + chance.randrange(40), at) for at in range(0, 961, 5)]
    left, right = [(0, 0), *border, (0, 960)], [(960, 0), *border, (960, 960)]
    coarse = lighter((_path(left), _path(right)), "", 250)
    assert coarse.grid > 1
    assert area(coarse.paths[0]) + area(coarse.paths[1]) == 960 * 960


def _path(corners: list[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in corners) + "z"


def area(path: str) -> float:
    """What a ring of moves encloses."""
    x, y, *moves = map(int, re.findall(r"-?\d+", path))
    corners = [(x, y)]
    for dx, dy in zip(moves[::2], moves[1::2], strict=True):
        corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def test_relative_and_absolute_moves_say_the_same() -> None:
    same = ["M10 10L30 10L30 30z", "M10 10l20 0l0 20z", "m10 10h20v20z", "M10,10 30,10 30,30Z", "M10 10H30V30z"]
    assert len({lighter((path,), "", 1000).paths for path in same}) == 1


def test_a_second_ring_begins_where_it_says_even_after_a_closing() -> None:
    (path,) = lighter(("M10 10h10v10zm50 50h10v10z",), "", 1000).paths
    assert path == "M10 10l10 0 0 10zM60 60l10 0 0 10z"


def test_two_dots_in_one_place_are_one() -> None:
    assert lighter((), "M5 5h2v2h-2zM5 5h2v2h-2zM9 5h2v2h-2z", 1000).points == "m5 5h0m4 0h0"


def test_more_lines_than_fit_are_counted_and_left_to_the_table() -> None:
    rows = tuple(Pair(name=str(at), people=1.0, thing=1.0) for at in range(MOST + 3))
    tree = parsed(Dumbbell(**SAY, rows=rows, table="t"))
    assert len(tree.findall(".//svg[@role='img']")) == MOST
    assert "Left out of the drawing: 3." in told(tree)


def test_nothing_to_draw_is_said() -> None:
    assert "Nothing was counted that could be drawn." in told(parsed(Dumbbell(**SAY, rows=(), table="t")))


def test_a_figure_speaks_the_readers_language() -> None:
    with override("sv"):
        assert "20,0" in told(shares(apart=True))
