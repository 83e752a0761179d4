"""The map of parts: what contradicts the city's list is told, and what only resembles it is not taken for it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.entries import Component, Mark
from ombud.held.parts import CLASHES, Clash, names_in, parts
from ombud.ledger.entry import Said
from tests.bodies import bodies
from tests.stacks import stack

NEVER = ("Identity of residents", "the login", "—")


def part(name: str, mark: Mark = Mark.UNSAID, listed: Said = Said.UNSAID, why: str = "") -> Component:
    return Component(name=name, mark=mark, never_outsource=listed, why=why)


def test_a_bought_part_of_the_list_contradicts_whatever_its_capitals() -> None:
    found = parts(stack(part("The Login", Mark.BUY), part("Lamps", Mark.BUY, Said.NO), part("Map", Mark.SHARE)), NEVER)
    assert [(one.name, one.clashes) for one in found.clashing] == [("The Login", (Clash.BOUGHT,))]
    assert [one.name for one in found.marked(Mark.BUY)] == ["Lamps", "The Login"]
    assert [one.name for one in found.never] == ["The Login"]
    assert found.unmet == ("Identity of residents",)
    assert "keeps 0, shares 1 and buys 2" in str(found.told()[0])


def test_a_name_that_only_resembles_one_on_the_list_is_not_taken_for_it() -> None:
    found = parts(stack(part("Login page", Mark.BUY)), NEVER)
    assert found.clashing == ()
    assert "the login" in found.unmet


def test_a_part_that_is_said_to_be_off_the_list_and_is_on_it_contradicts() -> None:
    found = parts(stack(part("the login", Mark.KEEP, Said.NO)), NEVER)
    assert found.pieces[0].clashes == (Clash.DENIED,)
    assert found.pieces[0].listed is Said.YES


def test_a_plain_list_is_one_name_a_line() -> None:
    text = "# Malmö\n- Identity of residents\n\n the login  # since 2024\nThe Login\nn/a\n"
    assert names_in(text) == ("Identity of residents", "The Login")


def test_two_marks_of_one_part_are_no_mark() -> None:
    found = parts(stack(part("Map", Mark.KEEP, why="ours"), part("map", Mark.BUY, why="theirs")))
    assert found.pieces[0].mark is Mark.UNSAID
    assert found.pieces[0].clashes == (Clash.TWICE,)
    assert found.pieces[0].why == ("ours", "theirs")
    assert found.pieces[0].seqs == (0, 1)


def test_silence_is_not_off_the_list() -> None:
    assert parts(stack(part("Map", Mark.BUY))).pieces[0].listed is Said.UNSAID


@settings(max_examples=40, deadline=None)
@given(st.lists(bodies(Component), max_size=6), st.lists(st.sampled_from(NEVER), max_size=3))
def test_every_part_stands_on_the_map_once(said: list[Component], never: list[str]) -> None:
    found = parts(stack(*said), never)
    assert sorted(seq for piece in found.pieces for seq in piece.seqs) == list(range(len(said)))
    assert sum(len(found.marked(mark)) for mark in Mark) == len(found.pieces)
    assert all(str(sentence) for sentence in (*found.told(), *CLASHES.values()))
