"""Replies of offices to the recommendations of the course as one table, a row a reply; silence is a row as well."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

COLUMNS = (
    "recommendation", "office", "role", "on", "answer", "because", "due", "stands", "who", "shown_in_case",
    "shown_in_entry", "record", "said_in_case", "entry", "log", "said_otherwise_before", "worked_example", "sources",
)  # fmt: skip
UNSAID = "unsaid"
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the beginning of a formula


def csv_of(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The table in UTF-8 with a mark, for spreadsheets. What a row does not say is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    """A cell that no spreadsheet runs: words may begin like a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    told = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{told}" if told.startswith(_ACTIVE) else told
