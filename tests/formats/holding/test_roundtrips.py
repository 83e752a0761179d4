"""What is written in a format and read again is the same item, but for what the format says that it cannot carry."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.formats import dpv, fideslang, odcs, ropa
from ombud.formats.door import through_the_door
from ombud.formats.holding.inventory import WRITERS, written
from ombud.formats.itemslost import FIELDS, can_carry, carried, lost
from ombud.formats.itemsread import ItemsRead
from ombud.formats.safe import Source, taken
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.entries import Ending, Personal
from tests.formats.holding.inventories import ITEMS

SCHEMAS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "registers" / "schemas"
READERS: dict[str, tuple[str, Callable[[Source], ItemsRead]]] = {
    "csv": ("ropa", ropa.read_source),
    "xlsx": ("ropa", ropa.read_source),
    "fideslang": ("fideslang", fideslang.read_source),
    "odcs": ("odcs", odcs.read_source),
    "dpv": ("dpv", dpv.read_source),
}
PLATES = ItemRead(
    "Plates", "Parking", "Fine who does not pay", "Whether to fine", date(2026, 3, 1), Personal.IDENTIFIABLE,
    ("plates", "place, time"), ("drivers",), "Parking by-law", "", "Cameras",
    (Recipient("Tax office", "Norway", "Norwegian", "Only for debts"), Recipient("Lab", "", "American")),
    "Rack 4, Malmö", "Swedish", Life("six months after payment", "P6M", "the payment", None, Ending.DELETE, "P1Y"),
)  # fmt: skip


def again(items: Sequence[ItemRead], form: str) -> tuple[list[ItemRead], ItemsRead]:
    """The items written and read, and what the reading says besides."""
    out = written(items, form)
    read = READERS[form][1](through_the_door(taken(out.data, out.name)))
    return [replace(one, place="") for one in read.items], read


def expected(items: Sequence[ItemRead], form: str) -> list[ItemRead]:
    left = [carried(one, READERS[form][0]) for one in items]
    return sorted(left, key=lambda one: one.system) if form in ("fideslang", "odcs") else left


@pytest.mark.parametrize("form", WRITERS)
def test_an_item_is_the_same_when_it_is_read_again(form: str) -> None:
    items = [PLATES, ItemRead("Bare"), replace(PLATES, name="Faces, or not.", life=Life("see the schedule"))]
    told, read = again(items, form)
    assert told == expected(items, form)
    assert read.unmapped == ()
    assert read.notes == ()


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("rule", ["P6M", "P6M from a: b", "2026-01-01", "P6M or so", "PST"])
def test_words_that_look_like_a_figure_do_not_turn_into_one(form: str, rule: str) -> None:
    items = [ItemRead("Plates", life=Life(rule))]
    told, _ = again(items, form)
    assert told == expected(items, form)
    assert told[0].life in (Life(rule), Life())


def test_words_that_are_a_duration_are_the_duration() -> None:
    assert Life("P6M") == Life("", "P6M")
    assert Life("P6M", "P1Y") == Life("P6M", after="P1Y")
    assert Life("P6M or so").rule == "P6M or so"


@pytest.mark.parametrize("form", [form for form in WRITERS if form != "xlsx"])
@given(items=st.lists(ITEMS, min_size=1, max_size=2))
@settings(max_examples=20, deadline=None)
def test_any_item_is_the_same_when_it_is_read_again(form: str, items: list[ItemRead]) -> None:
    told, _ = again(items, form)
    assert told == expected(items, form)


@given(items=st.lists(ITEMS, min_size=1, max_size=1))
@settings(max_examples=5, deadline=None)
def test_any_item_survives_a_workbook(items: list[ItemRead]) -> None:
    assert again(items, "xlsx")[0] == expected(items, "xlsx")


@pytest.mark.parametrize("name", ["ropa", "odcs"])
def test_a_spreadsheet_and_a_data_contract_lose_nothing(name: str) -> None:
    assert lost([PLATES], name) == ()
    assert all(str(can_carry(field, name)) == "yes" for field in FIELDS)


@pytest.mark.parametrize("name", ["fideslang", "dpv"])
def test_what_is_lost_is_said_in_a_sentence_for_each_field(name: str) -> None:
    told = [str(one) for one in lost([PLATES, PLATES], name)]
    assert all("items that lose it: 2" in one for one in told)
    for field in ("Decision it serves", "Last used", "Longest allowed"):
        assert any(one.endswith(f"Field: {field}.") for one in told)
    assert not any("Field: Kept for." in one for one in told)


def test_what_we_write_is_what_the_standard_allows() -> None:
    path = SCHEMAS / "odcs_v3.1.0.schema.json"
    if not path.is_file():
        pytest.skip("the schema of the standard is not beside the checkout")
    keeps_to = jsonschema.validators.validator_for(schema := json.loads(path.read_text()))(schema)
    contracts = list(yaml.safe_load_all(written([PLATES, ItemRead("a.b"), ItemRead("a")], "odcs").data))
    assert contracts
    assert [fault.message for contract in contracts for fault in keeps_to.iter_errors(contract)] == []


def test_two_items_of_one_name_keep_their_own_retention() -> None:
    two = [ItemRead("a", life=Life(after="P1Y")), ItemRead("a", life=Life(after="P2Y")), ItemRead("a.b")]
    assert [one.life.after for one in again(two, "odcs")[0]] == ["P1Y", "P2Y", ""]


def test_the_taxonomies_words_for_anything_say_nothing() -> None:
    (told,) = again([ItemRead("x", why="words that are no key")], "fideslang")[0]
    assert (told.why, told.categories, told.subjects) == ("", (), ())


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_items_give_the_same_bytes(form: str) -> None:
    if form != "xlsx":  # a workbook holds the moment when it was made
        assert written([PLATES], form).data == written([PLATES], form).data
