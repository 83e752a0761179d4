"""A map has every position: no box over another, no line through a box, and a word where something is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.casefile.figuremap import BETWEEN, HEIGHT, WIDTH, NodeMap, Placed, node_map
from ombud.casefile.holding.dependence import dependence
from ombud.casefile.holding.vendormap import vendor_map
from ombud.held.ocds.dependence import gone
from ombud.held.ocds.estate import Estate, Reliance, System
from ombud.words import say
from tests.held.ocds.made import TODAY
from tests.held.ocds.test_dependence import ESTATE


def drawn(columns: list[int], pairs: list[tuple[int, int]]) -> NodeMap:
    boxes = [
        Placed(key=f"b{n}", sort="system", fate="stays", name=f"Box {n}", column=at) for n, at in enumerate(columns)
    ]
    lines = [(f"b{one}", f"b{other}") for one, other in pairs if columns[one] < columns[other]]
    return node_map(say("A"), say("B"), [say("C")] * (max(columns) + 1), boxes, lines, "table")


shapes = st.lists(st.integers(0, 4), min_size=2, max_size=12).flatmap(
    lambda columns: st.tuples(
        st.just(columns),
        st.lists(st.tuples(st.integers(0, len(columns) - 1), st.integers(0, len(columns) - 1)), max_size=20),
    )
)


@settings(max_examples=60, deadline=None)
@given(shapes)
def test_no_box_lies_over_another_and_all_lie_within(shape: tuple[list[int], list[tuple[int, int]]]) -> None:
    found = drawn(*shape)
    for box in found.boxes:
        assert 0 <= box.x <= found.width - WIDTH
        assert 0 <= box.y <= found.height - HEIGHT
        for other in found.boxes:
            apart = abs(box.y - other.y) >= HEIGHT or abs(box.x - other.x) >= WIDTH + BETWEEN
            assert apart or box is other


@settings(max_examples=60, deadline=None)
@given(shapes)
def test_a_line_that_passes_a_column_passes_between_its_boxes(shape: tuple[list[int], list[tuple[int, int]]]) -> None:
    found = drawn(*shape)
    for line in found.lines:
        for x, y in re.findall(r"L([\d.]+) ([\d.]+)", line.path):
            for box in found.boxes:
                if box.x + WIDTH == pytest.approx(float(x)):
                    assert not box.y <= float(y) <= box.y + HEIGHT


@settings(max_examples=30, deadline=None)
@given(shapes, st.randoms())
def test_the_same_boxes_in_any_order_give_the_same_figure(
    shape: tuple[list[int], list[tuple[int, int]]], chance
) -> None:  # type: ignore[no-untyped-def]
    columns, pairs = shape
    boxes = [
        Placed(key=f"b{n}", sort="system", fate="stays", name=f"Box {n}", column=at) for n, at in enumerate(columns)
    ]
    lines = [(f"b{one}", f"b{other}") for one, other in pairs if columns[one] < columns[other]]
    chance.shuffle(boxes)
    chance.shuffle(lines)
    assert node_map(say("A"), say("B"), [say("C")] * (max(columns) + 1), boxes, lines, "table") == drawn(columns, pairs)


def test_a_line_to_a_box_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no box at its end"):
        node_map(say("A"), say("B"), (), [], [("a", "b")], "table")


def test_what_is_lost_is_told_by_a_word_and_the_table_says_the_same() -> None:
    found = vendor_map(ESTATE, gone(ESTATE, "Acme AB", TODAY))
    assert found is not None
    words = {" ".join(box.lines): str(box.word) for box in found.boxes if box.sort == "system" and box.word}
    assert words == {
        "Login": "lost at once", "Map": "lost at once", "Lamp posts": "stops with it", "Reports": "stops with it",
    }  # fmt: skip
    (part,) = dependence(ESTATE, TODAY)
    (table,) = (one for one in part.tables if one.name == found.table)
    assert {row[1]: row[2] for row in table.rows if row[0] == "Acme AB"} == words
    assert part.figures[0] == found
    assert NodeMap.model_validate_json(found.model_dump_json()) == found


def test_lines_run_from_vendor_to_contract_to_system_to_what_relies_on_it() -> None:
    found = vendor_map(ESTATE, gone(ESTATE, "Acme AB", TODAY))
    assert found is not None
    pairs = {(line.start, line.stop): line.broken for line in found.lines}
    assert pairs[("vendor acme", "contract acme platform")]
    assert pairs[("contract acme platform", "system login")]
    assert pairs[("vendor acme", "system map")]
    assert pairs[("system login", "system lamp posts")]
    assert not pairs[("vendor bolt", "contract bolt lamps")]


def test_a_map_too_large_to_be_read_shows_what_the_vendor_touches_and_says_so() -> None:
    many = tuple(System(f"System {n}", f"Vendor {n}") for n in range(60))
    estate = Estate(many, (Reliance("System 1", "System 0"),))
    found = vendor_map(estate, gone(estate, "Vendor 0", TODAY))
    assert found is not None
    assert {" ".join(box.lines) for box in found.boxes if box.sort == "system"} == {"System 0", "System 1"}
    assert "Only what Vendor 0 touches is drawn." in str(found.description)


def test_an_empty_map_is_not_drawn() -> None:
    assert vendor_map(Estate(()), gone(Estate(()), "Acme", TODAY)) is None
    assert dependence(Estate(()), TODAY) == ()
