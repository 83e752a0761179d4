"""Headings over two rows, as merged cells make them, put into one."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import pairwise

from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source
from ombud.formats.tables import Known, beginning, best, csv_error, separator
from ombud.words import say

LEAST_DOWN = 4  # known headings below each other before a sheet is taken for one activity, written downwards


def one_head(source: Source, known: Known) -> Source:
    """The same table with one row of headings, where a heading that spans two rows stands in the upper one only.

    A sheet with its headings in the first column, one activity a column, is turned. Places stay those of the file.
    """
    rows = beginning(source.head)
    _, found = best(rows, known)
    if _downwards(source, rows, found, known):
        return _turned(source)
    joined = [_joined(upper, lower) for upper, lower in pairwise(rows)]
    counts = [len({field for cell in row if (field := known(cell))}) for row in joined]
    at = max(range(len(joined)), key=counts.__getitem__, default=0)
    if not joined or counts[at] <= len(found):
        return source
    whole = _all(source)
    whole[at], whole[at + 1] = [""] * len(whole[at]), joined[at]
    return _as_source(source, whole)


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Two rows as one: what stands below, and where nothing does, what stands above."""
    return [low if low.strip() else up for up, low in _pairs(upper, lower)]


def _pairs(upper: list[str], lower: list[str]) -> list[tuple[str, str]]:
    width = max(len(upper), len(lower))
    return list(zip(upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower)), strict=True))


def _downwards(source: Source, rows: list[list[str]], found: set[str], known: Known) -> bool:
    if len(found) >= LEAST_DOWN or not rows:
        return False
    first = {field for row in _all(source) if row and (field := known(row[0]))}
    return len(first) >= LEAST_DOWN


def _turned(source: Source) -> Source:
    rows = [row for row in _all(source) if any(cell.strip() for cell in row)]
    width = max(map(len, rows))
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    return replace(_as_source(source, columns), unit="column")


def _all(source: Source) -> list[list[str]]:
    text = source.data.decode("utf-8-sig", "replace")
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True))
    except csv.Error as error:
        raise Unreadable(csv_error(str(error)), source.name, say("check the quotation marks around it")) from None


def _as_source(source: Source, rows: list[list[str]]) -> Source:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return replace(source, data=out.getvalue().encode())
