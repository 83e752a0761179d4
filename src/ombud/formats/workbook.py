"""An Excel workbook from a stranger: its first sheet with values as a plain table, formulas left out and named."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook

from ombud.formats.prolog import declares_type
from ombud.formats.reading import Unreadable
from ombud.formats.safe import MAX_COLUMNS, MAX_NAMED, MAX_RECORDS, Source
from ombud.words import Sentence, mark, say

MAX_UNPACKED = 48 * 1024 * 1024  # bytes of all parts of a workbook unpacked; a zip bomb says more, or squeezes harder
MAX_SQUEEZE = 200  # times that a part may be larger unpacked; sheets of real cities reach about thirty
MAX_PARTS = 2000  # files inside a workbook
MAX_CELLS = 500_000  # cells with something in them; reading so many takes about ten seconds
_ENTITIES = say("there are XML entities in it, which no honest spreadsheet needs")


# What openpyxl and the parsers beneath it raise when parts are missing, cut off or hold nonsense.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError, AttributeError, OSError,
    EOFError,
    ArithmeticError, RuntimeError, AssertionError,
)


def as_table(source: Source) -> Source:
    """The workbook as CSV, one row a record; its notes say which cells held formulas and which sheets were left."""
    _check_parts(source)
    formulas: list[str] = []
    try:
        book = load_workbook(io.BytesIO(source.data), read_only=True, data_only=False, keep_links=False)
        names = [sheet.title for sheet in book.worksheets]
        written, used = _first_with_values(book.worksheets, formulas, source.name)
        book.close()
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable(_why(error), source.name, say("save it again as .xlsx or as CSV")) from error
    notes = (*_about_formulas(formulas), *_about_sheets(names, used))
    return replace(source, data=written.encode("utf-8", "replace"), notes=(*source.notes, *notes), unit="row")


def _why(error: BaseException) -> Sentence:
    """What is wrong with a workbook, by the error or the one that led to it."""
    behind: BaseException | None = error
    while behind is not None:
        if isinstance(behind, DefusedXmlException):
            return _ENTITIES
        behind = behind.__cause__ or behind.__context__
    return say("this is not a spreadsheet that can be read")


def _check_parts(source: Source) -> None:
    mend = say("save it again with fewer sheets and rows")
    try:
        book = zipfile.ZipFile(io.BytesIO(source.data))
        parts = book.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(say("this archive is broken"), source.name, say("save it again as .xlsx or as CSV")) from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise Unreadable(say("this is an archive but no spreadsheet"), source.name, say("choose an .xlsx or CSV file"))
    if len(parts) > MAX_PARTS:
        raise Unreadable(say("there are {n} files inside it", n=len(parts)), source.name, mend)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        size, limit = unpacked // 2**20, MAX_UNPACKED // 2**20
        what = say("it unpacks to {size} MB, and {limit} MB is the limit", size=size, limit=limit)
        raise Unreadable(what, source.name, mend)
    for part in parts:
        if part.file_size > MAX_SQUEEZE * max(part.compress_size, 1024):
            where = f"{source.name}, {part.filename[:60]}"
            raise Unreadable(say("a part of it is packed like a zip bomb"), where, mend)
    _check_types(source, book)


def _check_types(source: Source, book: zipfile.ZipFile) -> None:
    """No part declares a document type: the parser beneath may be one that would follow it (openpyxl takes lxml)."""
    for name in book.namelist():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                with book.open(name) as part:
                    declared = declares_type(part)
            except _BROKEN as error:
                raise Unreadable(_why(error), source.name, say("save it again as .xlsx or as CSV")) from error
            if declared:
                raise Unreadable(_ENTITIES, f"{source.name}, {name[:60]}", say("save it again as .xlsx or as CSV"))


def _first_with_values(sheets: Any, formulas: list[str], name: str) -> tuple[str, str]:
    """The first sheet that has two rows with values; a cover sheet is passed over."""
    instead: list[str] = []
    for sheet in sheets:
        formulas.clear()
        out = io.StringIO()
        writer = csv.writer(out)
        filled = 0
        for row in _rows(sheet, formulas, name):
            writer.writerow(row)
            filled += sum(map(bool, row)) > 1
        if filled > 1:
            return out.getvalue(), sheet.title
        instead += formulas
    if instead:
        what = say("its rows hold formulas, which are not values: {cells}", cells=", ".join(instead[:MAX_NAMED]))
        raise Unreadable(what, name, say("copy the sheet and paste it as values"))
    raise Unreadable(say("no sheet in it has a heading and a row"), name, say("put the headings in the first row"))


def _rows(sheet: Any, formulas: list[str], name: str) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what the file says of its own size is not trusted
    cells = 0
    for number, row in enumerate(sheet.iter_rows(max_row=MAX_RECORDS + 2), 1):
        if number > MAX_RECORDS + 1:
            raise Unreadable(say("there are more than {n} rows in it", n=MAX_RECORDS), name, say("split the file"))
        cells += sum(cell.value is not None for cell in row)
        if cells > MAX_CELLS:
            raise Unreadable(say("there are more than {n} cells in it", n=MAX_CELLS), name, say("split the file"))
        if any(cell.value is not None for cell in row[MAX_COLUMNS:]):
            what = say("there are more than {n} columns in it", n=MAX_COLUMNS)
            raise Unreadable(what, f"{name}, row {number}", say("remove the columns that are not needed"))
        yield [_value(cell, formulas) for cell in row[:MAX_COLUMNS]]


def _value(cell: Any, formulas: list[str]) -> str:
    if cell.value is None or cell.data_type == "e":
        return ""
    if cell.data_type == "f":
        formulas.append(cell.coordinate)
        return ""
    return _written(cell.value)


def _written(value: Any) -> str:
    """A cell's value as text; a date without a time is only the date."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _about_formulas(cells: list[str]) -> tuple[Sentence, ...]:
    if len(cells) > MAX_NAMED:
        words = mark("{n} cells hold formulas, which are not values: left out. The first are {cells}.")
        return (say(words, n=len(cells), cells=", ".join(cells[:MAX_NAMED])),)
    return tuple(say("Cell {cell} holds a formula, which is not a value: left out.", cell=cell) for cell in cells)


def _about_sheets(names: list[str], used: str) -> tuple[Sentence, ...]:
    left = [name for name in names if name != used]
    if not left:
        return ()
    return (say("Only the sheet {used} was read; {n} others were left.", used=used, n=len(left)),)
