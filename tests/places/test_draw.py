"""Maps: no area is dropped, holes stay open, and a screen reader gets the same as the eye."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.places.area import Area
from ombud.places.borders import read
from ombud.places.draw import Drawing, NoMapTools, Told, draw

pytest.importorskip("shapely", reason="maps are drawn with ombud[maps]")

THEN, NOW = read(Path(__file__).with_name("town") / "borders.toml").generations
SVG = "{http://www.w3.org/2000/svg}"
TOLD = {"W1": Told(5, "40 lamp posts a km"), "W2": Told(1, "3 lamp posts a km")}
WEST, EAST = "West: 40 lamp posts a km", "East: 3 lamp posts a km"


def drawn(*areas: Area, told: dict[str, Told] | None = None, **more: int) -> Drawing:
    return draw(areas or THEN.areas, "Lamp posts", "By ward", told or TOLD, **more)


def paths(drawing: Drawing) -> dict[str, ElementTree.Element]:
    found = ElementTree.fromstring(drawing.svg).iter(f"{SVG}path")
    return {path.findtext(f"{SVG}title", ""): path for path in found}


def rings(path: str) -> list[list[tuple[int, int]]]:
    """Follow the moves of a path, as a browser does."""
    told = []
    for part in re.findall(r"M([^z]*)z", path):
        start, _, moves = part.partition("l")
        (x, y), numbers = map(int, start.split()), [int(n) for n in re.findall(r"-?\d+", moves)]
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        told.append(ring)
    return told


def width(ring: list[tuple[int, int]]) -> int:
    return max(x for x, _ in ring) - min(x for x, _ in ring)


def test_every_area_is_drawn_or_named_among_those_that_are_not() -> None:
    drawing = drawn()
    assert drawing.undrawn == ("W6",)
    assert set(paths(drawing)) == {WEST, EAST, "North", "Harbour & Islet", "Lake"}
    assert [(row.code, row.drawn) for row in drawing.rows] == [(f"W{n}", n != 6) for n in range(1, 7)]


def test_the_table_says_what_the_map_shows() -> None:
    rows = {row.code: row for row in drawn().rows}
    assert rows["W1"].words == "40 lamp posts a km"
    assert rows["W3"].words == ""


def test_an_area_too_small_to_see_is_drawn_as_a_mark() -> None:
    dot = Area("dot", "A dot", ((((13.0, 55.6), (13.00001, 55.6), (13.00001, 55.60001), (13.0, 55.6)),),))
    drawing = drawn(*THEN.areas, dot)
    assert drawing.tiny == ("dot",)
    assert paths(drawing)["A dot"].get("d", "").endswith("h3v3h-3z")


def test_a_hole_stays_open() -> None:
    path = paths(drawn())[EAST].get("d", "")
    assert len(rings(path)) == 2
    assert 'fill-rule="evenodd"' in drawn().svg


def test_shapes_are_where_they_should_be() -> None:
    """West is a square whose side is half as long as the town without its harbour is wide; north is up."""
    drawing = drawn()
    (west,) = rings(paths(drawing)[WEST].get("d", ""))
    (north,) = rings(paths(drawing)["North"].get("d", ""))
    assert max(y for _, y in north) <= min(y for _, y in west) + 2
    assert abs(width(north) / width(west) - 2) < 0.05


def test_neighbours_still_meet() -> None:
    told = paths(drawn())
    (west,), east = rings(told[WEST].get("d", "")), rings(told[EAST].get("d", ""))
    assert len(set(west) & set(east[0])) == 2


def test_everything_lies_in_the_picture() -> None:
    drawing = drawn(width=300, height=200)
    _, _, wide, high = map(int, ElementTree.fromstring(drawing.svg).get("viewBox", "").split())
    assert wide <= 300
    assert high <= 200
    for path in paths(drawing).values():
        for ring in rings(path.get("d", "")):
            assert all(0 <= x <= wide and 0 <= y <= high for x, y in ring)


def test_a_screen_reader_gets_a_title_and_a_description() -> None:
    root = ElementTree.fromstring(drawn().svg)
    told = {one.get("id"): one.text for one in root if one.get("id")}
    assert root.get("role") == "img"
    assert [told[name] for name in root.get("aria-labelledby", "").split()] == ["Lamp posts", "By ward"]


def test_words_from_a_file_cannot_become_markup() -> None:
    bad = Area('"><script>', "</title><script>alert(1)</script>", THEN.areas[0].polygons)
    drawing = draw([bad], "<b>", '"&', {bad.code: Told(99, "<i>")}, name='x" onload="alert(1)')
    assert "<script" not in drawing.svg
    root = ElementTree.fromstring(drawing.svg)
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert next(root.iter(f"{SVG}path")).get("class") == "step-5"


def test_no_colours_and_no_styles_are_written() -> None:
    """Colours are the style sheet's, so that dark mode, print and a strict content policy hold."""
    assert "style" not in drawn().svg
    assert "fill=" not in drawn().svg


def test_borders_that_cross_themselves_are_drawn() -> None:
    bow = Area("bow", "Bow tie", ((((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)),),))
    assert paths(drawn(bow))["Bow tie"].get("d")


def test_overlapping_areas_are_drawn_one_by_one() -> None:
    drawing = drawn(THEN.areas[0], NOW.areas[0])
    assert len(re.findall("<path", drawing.svg)) == 2


def test_areas_without_any_borders_are_told_all_the_same() -> None:
    drawing = drawn(Area("a", "A"), Area("b", "B"))
    assert drawing.undrawn == ("a", "b")
    assert len(drawing.rows) == 2
    assert drawn().rows
    assert draw([], "Nothing", "No areas").rows == ()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(13, 13.2), st.floats(55.5, 55.7), st.floats(0, 0.1)), min_size=1, max_size=12))
def test_whatever_the_squares_none_is_lost(squares: list[tuple[float, float, float]]) -> None:
    areas = [
        Area(str(n), f"Area {n}", ((((x, y), (x + d, y), (x + d, y + d), (x, y + d), (x, y)),),))
        for n, (x, y, d) in enumerate(squares)
    ]
    drawing = drawn(*areas)
    assert len(paths(drawing)) + len(drawing.undrawn) == len(areas)


def test_without_the_packages_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shapely", None)
    with pytest.raises(NoMapTools, match=r"pip install 'ombud\[maps\]'"):
        drawn()
