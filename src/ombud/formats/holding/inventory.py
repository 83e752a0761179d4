"""From files of an inventory, in any of four formats, to how many items end and what is proposed for removal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ombud.casefile.holding.held import About, Held
from ombud.casefile.holding.inventory import inventory_told
from ombud.evidence.said import listed
from ombud.formats import ropa
from ombud.formats.door import through_the_door
from ombud.formats.hearing.longtable import file_input
from ombud.formats.inventories import items_in, reader_of
from ombud.formats.itemsread import ItemsRead
from ombud.formats.reading import Unreadable
from ombud.formats.safe import opened
from ombud.formats.told import Told
from ombud.formats.write_dpv import write_dpv
from ombud.formats.write_ropa import write_ropa
from ombud.formats.written import Written
from ombud.held.data.iso import is_duration
from ombud.held.data.item import ItemRead
from ombud.held.data.surveyed import surveyed
from ombud.words import Sentence, say

WRITERS = ("csv", "xlsx", "fideslang", "odcs", "dpv")


def inventory(
    files: Sequence[Path],
    *,
    what: str,
    place: str = "",
    cap: str = "",
    mapped: Path | None = None,
    example: bool = False,
    today: date,
    told: Told,
) -> Held:
    """Judge the end of life of every item in the files, as one inventory.

    ``cap`` is the longest that the city allows (ISO 8601: P10Y), ``mapped`` a CSV of headings of your own. Raises
    :class:`~ombud.formats.reading.Unreadable`.
    """
    _check(cap)
    read = read_items(files, mapped, told)
    told(say("Judging the end of each item"), 0, 1)
    found = surveyed((item for one in read for item in one.items), today, cap)
    inputs = tuple(file_input(path, one.format) for path, one in zip(files, read, strict=True))
    about = About(what=what, place=place, on=today, inputs=inputs, example=example)
    notes = [sentence for one in read for sentence in _notes(one)]
    told(say("Judging the end of each item"), 1, 1)
    return inventory_told(found, about, notes)


def read_items(files: Sequence[Path], mapped: Path | None, told: Told) -> list[ItemsRead]:
    """Each file by the format that it is in; the same file twice is refused, since it would count twice."""
    found: list[ItemsRead] = []
    for number, path in enumerate(files):
        told(say("Reading {name}", name=path.name), number, len(files))
        one = read_one(path, mapped)
        if any(one.sha256 == other.sha256 for other in found):
            raise Unreadable(say("this file was given twice"), path.name, say("give each file once"))
        found.append(one)
    if not found:
        raise Unreadable(say("no file was given"), "", say("name the files of the inventory"))
    return found


def read_one(path: Path, mapped: Path | None = None) -> ItemsRead:
    """One file, opened by what is in it and not by what it is called. Raises :class:`Unreadable`."""
    if mapped is not None:
        return ropa.read_ropa(path, mapped)
    source = through_the_door(opened(path))
    form = reader_of(source.head, source.name) or ("ropa" if _is_sheet(path) else None)
    if form is None:
        raise Unreadable(say("this is no inventory that is known"), path.name, _MEND)
    return items_in(source, form)


_MEND = say("give a record of processing activities (CSV, XLSX), fideslang or ODCS as YAML, or DPV as JSON-LD")


def _is_sheet(path: Path) -> bool:
    return path.suffix.lower() in (".csv", ".tsv", ".xlsx")


def written(items: Sequence[ItemRead], form: str) -> Written:
    """The items in one of :data:`WRITERS`; what is lost is said in its sentences."""
    from ombud.formats.fideslang import write_fideslang
    from ombud.formats.write_odcs import write_odcs

    writers: dict[str, Callable[[Sequence[ItemRead]], Written]] = {
        "csv": write_ropa,
        "xlsx": lambda told: write_ropa(told, xlsx=True),
        "fideslang": write_fideslang,
        "odcs": write_odcs,
        "dpv": write_dpv,
    }
    if form not in writers:
        raise Unreadable(say("“{form}” is no format that is written", form=form), "", say("name one of {names}",
                         names=", ".join(WRITERS)))  # fmt: skip
    return writers[form](items)


def _check(cap: str) -> None:
    if cap and not is_duration(cap):
        what = say("“{cap}” is no length of time", cap=cap[:40])
        raise Unreadable(what, "cap", say("write ten years as P10Y, half a year as P6M"))


def _notes(read: ItemsRead) -> list[Sentence]:
    left = say("{file}: fields that no item holds: {names}.", file=read.name, names=listed(read.unmapped, 8))
    return [*read.notes, *([left] if read.unmapped else [])]
