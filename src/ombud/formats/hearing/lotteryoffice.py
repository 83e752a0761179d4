"""What the office keeps for itself: each person's kind and chance, and who was drawn; a table, never published."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ombud.casefile.hearing.lottery import Chosen
from ombud.formats.door import through_the_door
from ombud.formats.reading import Unreadable
from ombud.formats.safe import opened, shortened
from ombud.formats.tables import Table
from ombud.formats.texts import folded
from ombud.heard.lottery.drawn import Drawn
from ombud.words import say

COLUMNS = ("id", "kind", "chance", "drawn")
YES, NO = "yes", "no"


def office_table(made: Chosen) -> str:
    """CSV of all people of the pool by id: the number of their kind, their chance in per cent, drawn or not.

    With it the office tells people their kind, so that they find their chance in what is published.
    """
    kinds = made.kinds.of_person()
    drawn = set(made.drawn.ids) if made.drawn else set()
    chances = made.tickets.chances.tolist()
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in sorted(kinds):
        rows.writerow((one, kinds[one] + 1, f"{100 * chances[kinds[one]]:.4f}", YES if one in drawn else NO))
    return text.getvalue()


def read_drawn(path: Path) -> Drawn:
    """Who was drawn, from the office's table; raises :class:`~ombud.formats.reading.Unreadable`."""
    source = through_the_door(opened(path))
    table = Table(source, lambda heading: folded(heading) if folded(heading) in COLUMNS else None, 3)
    people: list[tuple[str, int]] = []
    places: dict[str, str] = {}
    for row in table.rows():
        told = {table.fields[heading]: cell for heading, cell in row.told.items() if heading in table.fields}
        if told.get("drawn", "").casefold() == YES:
            kind = told.get("kind", "")
            if not (kind.isdecimal() and len(kind) < 10) or not told.get("id"):
                what = say("an id and the number of a kind are needed")
                raise Unreadable(what, f"{row.place}, kind", say("write the table anew"))
            if told["id"] in places:
                what = say("the id {id} stands here and at {first}", id=shortened(told["id"], 40),
                           first=places[told["id"]])  # fmt: skip
                raise Unreadable(what, f"{row.place}, id", say("keep one of the two"))
            places[told["id"]] = row.place
            people.append((told["id"], int(kind) - 1))
    if not people:
        raise Unreadable(say("nobody in it was drawn"), source.name, say("draw first, with a seed"))
    return Drawn(0, tuple(people))
