"""Records of processing activities (GDPR, article 30) as spreadsheets: headings of many templates, read as items."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from ombud.formats import mapping
from ombud.formats.door import through_the_door
from ombud.formats.itemsread import MOST_ITEMS, Desk, ItemsRead
from ombud.formats.reading import Unreadable
from ombud.formats.ropacells import item_of
from ombud.formats.ropahead import one_head
from ombud.formats.safe import Source, opened, shortened
from ombud.formats.tables import Known, Row, Table, beginning, best
from ombud.formats.texts import folded
from ombud.held.data.item import ItemRead
from ombud.words import say

NAME = "Record of processing activities"
TABLE = "ropa"
LEAST = 3  # known headings before a table is taken for such a record
_TELLING = frozenset({"rule", "legal_basis", "categories", "recipients", "subjects", "after"})


def can_read(head: bytes, name: str) -> bool:
    """Whether the headings of a table are those of a record of processing activities."""
    _, found = best(beginning(head), known)
    return len(found) >= LEAST + 1 and len(found & _TELLING) >= 2


def known(heading: str) -> str | None:
    """The field that a heading of the common templates stands for, or nothing."""
    return mapping.known(TABLE, heading)


def read_ropa(path: Path, mapped: Path | None = None) -> ItemsRead:
    """Each row as one item. ``mapped`` is a CSV of two columns, ``field`` and ``heading``, for headings of your own.

    Raises :class:`~ombud.formats.reading.Unreadable`, with file, line and field.
    """
    return read_source(through_the_door(opened(path)), _with_own(mapped) if mapped else known)


def read_source(source: Source, known: Known = known) -> ItemsRead:
    """The same for a file that was taken in already."""
    table = Table(one_head(source, known), _apart(known), LEAST)
    desk, items, above = Desk(), list[ItemRead](), ""
    filled = 0
    for row in table.rows():
        told = _told(row, table.fields, desk)
        if above and not told.get("system") and not told.get("name"):
            told["system"], filled = above, filled + 1
        above = told.get("system") or told.get("name") or above
        if (item := item_of(told, row.place, desk)) is not None:
            items.append(item)
        if len(items) > MOST_ITEMS:
            raise Unreadable(say("there are more than {n} items in it", n=MOST_ITEMS), row.place, say("split the file"))
    if not items:
        raise Unreadable(say("no row in it names an item of data"), source.name, say("write one item in each row"))
    notes = [*table.notes(), *desk.told()]
    if filled:
        notes.append(say("Rows that name no activity, read as of the one above: {n}.", n=filled))
    return ItemsRead(NAME, source.name, source.sha256, tuple(items), tuple(desk.unmapped), tuple(notes))


def _apart(known: Known) -> Known:
    """Headings that stand for the same field told apart, since templates ask for one thing in two columns."""

    def told(heading: str) -> str | None:
        field = known(heading)
        return f"{field}:{folded(heading)}" if field else None

    return told


def _told(row: Row, fields: Mapping[str, str], desk: Desk) -> dict[str, str]:
    """What stands in each field. Two columns of one field are put together, a name behind the other by a colon."""
    told: dict[str, list[str]] = {}
    for heading, cell in row.told.items():
        field = fields.get(heading, "").partition(":")[0]
        if not field:
            desk.leave(shortened(heading))
        elif field != "people" and cell:
            told.setdefault(field, []).append(cell)
    return {field: (": " if field == "name" else "\n").join(cells) for field, cells in told.items()}


def _with_own(path: Path) -> Known:
    """Headings by a mapping file of the city's own; those that it does not name stay as they are known."""
    own: dict[str, str] = {}
    source = through_the_door(opened(path))
    rows = csv.reader(io.StringIO(source.data.decode("utf-8-sig")))
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells[0].casefold() == "field"):
            continue
        if len(cells) < 2 or cells[0] not in mapping.fields(TABLE):
            what = say("“{name}” is no field of an item", name=shortened(cells[0], 40))
            fields = ", ".join(mapping.fields(TABLE))
            raise Unreadable(what, f"{source.name}, line {number}", say("name one of {fields}", fields=fields))
        own[folded(cells[1])] = cells[0]
    return lambda heading: own.get(folded(heading)) or known(heading)
