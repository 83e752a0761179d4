"""`comments.csv` and `summary.csv`: the statements, how they were moderated, and what the conversation was."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ombud.formats.reading import Unreadable
from ombud.formats.safe import opened, shortened
from ombud.words import say

_NEEDED = ("comment-id", "moderated", "comment-body")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its text, what moderators said of it (1 in, 0 not yet, -1 out), and who wrote it when.

    ``agrees`` and ``disagrees`` are Polis' own counts, which count a vote that was changed twice.
    """

    key: str
    text: str = ""
    moderated: int = 0
    author: str = ""
    when: int = 0
    agrees: int | None = None
    disagrees: int | None = None


def read_comments(path: Path) -> dict[str, Statement]:
    """The statements by their number. Raises :class:`~ombud.formats.reading.Unreadable` with line and field."""
    found: dict[str, Statement] = {}
    for number, row in _rows(path, _NEEDED):
        where = f"{path.name}, line {number}"
        key = row["comment-id"].strip()
        if not key.isdecimal():
            raise Unreadable(say("“{key}” is no statement’s number", key=shortened(key, 20)), f"{where}, comment-id",
                             say("write the number of the statement"))  # fmt: skip
        if key in found:
            raise Unreadable(say("statement {key} stands twice", key=key), where, say("keep one of the two"))
        found[key] = Statement(
            key, row["comment-body"].strip(), _moderated(row["moderated"], where), row.get("author-id", "").strip(),
            _number(row.get("timestamp", "")) or 0, _number(row.get("agrees", "")), _number(row.get("disagrees", "")),
        )  # fmt: skip
    return found


def read_summary(path: Path) -> dict[str, str]:
    """What the conversation was: topic, description and the counts that Polis gives."""
    text = _text(path)
    try:
        return {row[0].strip(): row[1].strip() for row in csv.reader(io.StringIO(text, newline="")) if len(row) == 2}
    except csv.Error:
        raise Unreadable(say("this is no text with commas"), path.name, say("export the conversation again")) from None


def _moderated(cell: str, where: str) -> int:
    if cell.strip() not in ("-1", "0", "1"):
        raise Unreadable(say("“{cell}” does not say how it was moderated", cell=shortened(cell, 20)),
                         f"{where}, moderated", say("write 1 for in, 0 for not yet, -1 for out"))  # fmt: skip
    return int(cell)


def _number(cell: str) -> int | None:
    cell = cell.strip()
    return int(cell) if cell.isdecimal() and len(cell) <= 15 else None


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    before = 0
    try:
        headings = [one.strip() for one in next(reader, [])]
        missing = [one for one in needed if one not in headings]
        if missing:
            what = say("there is no column {name}", name=missing[0])
            raise Unreadable(what, f"{path.name}, line 1", say("export the conversation again, with commas"))
        twice = next((one for one in headings if one and headings.count(one) > 1), None)
        if twice is not None:
            raise Unreadable(say("the column {name} stands twice", name=shortened(twice)), f"{path.name}, line 1",
                             say("keep one of the two"))  # fmt: skip
        before = reader.line_num
        for row in reader:
            if row and len(row) != len(headings):
                what = say("the row has {n} cells and there are {all} headings", n=len(row), all=len(headings))
                raise Unreadable(what, f"{path.name}, line {before + 1}", say("export the conversation again"))
            if row:
                yield before + 1, dict(zip(headings, row, strict=True))
            before = reader.line_num
    except csv.Error:
        mend = say("check the quotation marks around it")
        raise Unreadable(
            say("the quotation marks do not fit together"), f"{path.name}, line {before + 1}", mend
        ) from None


def _text(path: Path) -> str:
    try:
        return opened(path).data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(say("this is not valid UTF-8"), path.name, say("save it as UTF-8 and try again")) from None
