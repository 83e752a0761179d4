"""An inventory becomes cases with items and recipients, and takes no file that another format reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ombud.evidence.finding import Standing
from ombud.formats import inventories
from ombud.formats.door import through_the_door
from ombud.formats.holding.inventory import WRITERS, written
from ombud.formats.open import format_of
from ombud.formats.reading import Reading, Unreadable
from ombud.formats.safe import Source, opened, taken
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.entries import Item, Processor
from ombud.held.inventory import every_item_ends, place_and_law
from tests.stacks import stack

TODAY = date(2026, 9, 1)
SHARED = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "registers"
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PLATES = ItemRead(
    "Plates", "Parking", "Fines", categories=("plates",), legal_basis="By-law", where="Malmö", law="Swedish",
    recipients=(Recipient("Tax office", "Norway", "Norwegian", "No sale"), Recipient("Amina Bergström", "Norway")),
    life=Life("6 months after the payment"),
)  # fmt: skip


def source(form: str) -> Source:
    out = written([PLATES, ItemRead("Faces", "Square", categories=("faces",), life=Life("as long as needed"))], form)
    return through_the_door(taken(out.data, out.name))


def read(form: str) -> Reading:
    return inventories.read(source(form), today=TODAY)


@pytest.mark.parametrize("form", WRITERS)
def test_each_system_is_a_case_with_its_items(form: str) -> None:
    one = source(form)
    assert inventories.can_read(one.head, one.name)
    parking, square = inventories.read(one, today=TODAY).cases
    assert (parking.title, square.title) == ("Parking", "Square")
    (item,) = (draft.body for draft in parking.drafts if isinstance(draft.body, Item))
    assert (item.name, item.end_rule) == ("Plates", "6 months after the payment")
    assert (item.end_after, item.counted_from) == ("P6M", "after the payment")
    assert item.recipients == ("Tax office",)
    assert all(draft.cites[0].sha256 == one.sha256 for draft in parking.drafts)


def test_recipients_with_a_country_are_processors_and_people_are_not() -> None:
    bodies = [draft.body for draft in read("csv").cases[0].drafts]
    assert [(one.name, one.country, one.law) for one in bodies if isinstance(one, Processor)] == [
        ("Tax office", "Norway", "Norwegian")
    ]
    assert "Bergström" not in repr(bodies)


def test_what_was_read_is_asked_like_any_statement() -> None:
    parking, square = (stack(*case.drafts) for case in read("csv").cases)
    assert every_item_ends(parking, TODAY).standing is Standing.KEPT
    assert place_and_law(parking, TODAY).standing is Standing.KEPT
    assert every_item_ends(square, TODAY).standing is not Standing.KEPT


@pytest.mark.parametrize("folder", [FIXTURES, SHARED])
def test_no_file_of_another_format_is_taken_for_an_inventory(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the shared registers are not beside the checkout")
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.stat().st_size > 4_000_000:
            continue
        try:
            one = through_the_door(opened(path))
            format_of(one)
        except Unreadable:
            continue
        assert not inventories.can_read(one.head, one.name), path.name
