"""An inventory as a spreadsheet, CSV or XLSX: a row for each item, with headings that anyone can read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook

from ombud.formats.itemslost import lost
from ombud.formats.ropacells import NOBODY
from ombud.formats.written import Written
from ombud.held.data.item import ItemRead
from ombud.held.entries import Ending, Personal
from ombud.words import Sentence

HEADINGS = (
    "Data item", "System", "Purpose", "Decision it serves", "Last used", "Personal data",
    "Categories of personal data", "Categories of data subjects", "Legal basis", "Article 9 basis", "Source of data",
    "Recipients", "Countries of recipients", "Law of recipients", "Their rules", "Where stored", "Applicable law",
    "Retention period", "Kept for", "Counted from", "End date", "How it ends", "Longest allowed",
)  # fmt: skip
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_ropa(items: Sequence[ItemRead], xlsx: bool = False) -> Written:
    """The items as a table. A cell that begins like a formula gets an apostrophe, so that no program runs it."""
    rows = [HEADINGS, *(tuple(map(_safe, _row(item))) for item in items)]
    told = lost(items, "ropa")
    return Written("inventory.xlsx", _XLSX, _book(rows), told) if xlsx else _sheet(rows, told)


def _sheet(rows: Sequence[tuple[str, ...]], told: tuple[Sentence, ...]) -> Written:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return Written("inventory.csv", "text/csv", out.getvalue().encode("utf-8-sig"), told)


def _book(rows: Sequence[tuple[str, ...]]) -> bytes:
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "Inventory"
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(item: ItemRead) -> tuple[str, ...]:
    life, who = item.life, item.recipients
    return (
        item.name, item.system, item.why, item.decision, item.last_used.isoformat() if item.last_used else "",
        "" if item.personal is Personal.UNSAID else item.personal.value, "\n".join(item.categories),
        "\n".join(item.subjects), item.legal_basis, item.special_basis, item.source,
        "\n".join(one.name for one in who), _each([one.country for one in who]), _each([one.law for one in who]),
        _each([one.rules for one in who]), item.where, item.law, life.rule, life.after, life.counted_from,
        life.on.isoformat() if life.on else "", "" if life.method is Ending.UNSAID else life.method.value, life.cap,
    )  # fmt: skip


def _each(lines: Sequence[str]) -> str:
    """One line for each recipient, in their order; nothing where there is nothing to say of any."""
    return "\n".join(line or NOBODY for line in lines) if any(lines) else ""


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "@", "\t") or cell[:2] in ("-=", "-@") else cell
