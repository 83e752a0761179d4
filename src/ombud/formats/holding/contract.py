"""From the file of a contract to what it says to each red line; and from a folder of contracts to a row for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ombud.casefile.holding.clausetypes import clause_types
from ombud.casefile.holding.contract import contract_told
from ombud.casefile.holding.held import About, Held
from ombud.casefile.holding.proposed import proposed
from ombud.casefile.measured import Part
from ombud.formats.contract import read_contract
from ombud.formats.hearing.longtable import file_input
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.held.asked_of import read_by_program
from ombud.held.contract.answers import Answered, ReadContract
from ombud.held.contract.document import Document
from ombud.held.contract.lines import RedLine
from ombud.held.contract.reader import read
from ombud.held.contract.topics import topics
from ombud.held.letter import Letterhead, letter
from ombud.words import Sentence, say

ENDINGS = (".pdf", ".docx", ".odt", ".html", ".htm", ".txt")


def contract(
    path: Path, *, what: str = "", place: str = "", today: date, told: Told, example: bool = False, closed: bool = True
) -> Held:
    """A contract held against the red lines. ``what`` is its title (the file's name where empty); ``closed`` keeps the
    file for some only, as a draft is. Raises :class:`~ombud.formats.reading.Unreadable`."""
    document = read_contract(path, told)
    found = _held_against(document, told)
    inputs = (file_input(path, "contract", closed),)
    about = About(what=what or path.stem, place=place, on=today, inputs=inputs, example=example)
    made = contract_told(found, about)
    if found.read_as(Answered.NOT_READ):
        return made
    told(say("Looking for types of clause"), 0, 1)
    spoken = clause_types(topics(document.passages), document.passages)
    parts = (*made.measured.parts, spoken, _asked(found, about))
    return replace(made, measured=made.measured.model_copy(update={"parts": parts}))


def _asked(found: ReadContract, about: About) -> Part:
    """What to propose and to ask about each line that is crossed or left open."""
    told = read_by_program(found.answers)
    head = Letterhead(about.place, "", about.what, about.on)
    return proposed(letter(head, told.readings, quotes=told.quotes))


def line_by_line(path: Path, told: Told) -> ReadContract:
    """A contract held against the red lines, as plain results."""
    return _held_against(read_contract(path, told), told)


def _held_against(document: Document, told: Told) -> ReadContract:
    return read(document, lambda done, of: told(say("Holding passages against the red lines"), done, of))


@dataclass(frozen=True, slots=True)
class Row:
    """One contract of a folder: how it answers each line; or ``broken``, the sentence that says why it was not read."""

    name: str
    pages: int = 0
    passages: int = 0
    readings: tuple[tuple[RedLine, Answered], ...] = ()
    unread: tuple[Sentence, ...] = ()
    broken: Sentence | None = None

    def lines(self, reading: Answered) -> tuple[RedLine, ...]:
        return tuple(line for line, read_as in self.readings if read_as is reading)


def contracts(folder: Path, told: Told) -> Iterator[Row]:
    """Each contract of a folder and the folders in it, by name, one at a time: nothing is kept but its row.

    A file that cannot be read is a sentence in its row and stops nothing; ``told`` may raise, which stops the work.
    Raises :class:`~ombud.formats.reading.Unreadable` if there is no folder, or no contract in it.
    """
    if not folder.is_dir():
        raise Unreadable(say("there is no such folder"), folder.name, say("name a folder of contracts"))
    paths = sorted(one for one in folder.rglob("*") if one.suffix.lower() in ENDINGS and one.is_file())
    if not paths:
        raise Unreadable(
            say("there is no contract in it"), folder.name, say("put PDF, DOCX, ODT, HTML or text files there")
        )
    for number, path in enumerate(paths):
        told(say("Reading {file}", file=path.name), number, len(paths))
        yield _row(path, str(path.relative_to(folder)), _while_reading(path, number, len(paths), told))
    told(say("Reading contracts"), len(paths), len(paths))


def _while_reading(path: Path, number: int, of: int, told: Told) -> Told:
    """Within one contract the progress stays that of the folder, and the work can be stopped."""
    return lambda _sentence, _done, _all: told(say("Reading {file}", file=path.name), number, of)


def _row(path: Path, name: str, told: Told) -> Row:
    try:
        found = line_by_line(path, told)
    except Unreadable as error:
        return Row(name, broken=error.sentence)
    readings = tuple((one.line, one.reading) for one in found.answers)
    return Row(name, found.pages, found.passages, readings, found.unread)
