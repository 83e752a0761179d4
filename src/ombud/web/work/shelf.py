"""The shelf of evidence as the pages use it: kept through one door, and handed out only as a download."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path, PurePath
from typing import IO, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from ombud.evidence.card import Card, Use
from ombud.evidence.store import NotKept, Store
from ombud.ledger.entry import Entry
from ombud.words import Sentence

LARGEST = 30 * 1024 * 1024  # bytes of one file
# What a browser may be told that a file is. Anything else, pages and drawings that can run above all, is just bytes.
SAFE = {
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".json": "application/json",
}
BYTES = "application/octet-stream"


def store() -> Store:
    """The store of this city's evidence."""
    return Store(Path(settings.DATA) / "evidence")


def keep(source: IO[bytes] | Any, name: str, case: str, purpose: str, seen_by: Sequence[str], until: date) -> str:
    """Keep a file for a case; its SHA-256. Raises :class:`ombud.evidence.store.CannotKeep`."""
    return store().keep(
        source,
        purpose=purpose,
        until=until,
        seen_by=seen_by,
        name=name,
        media_type=media_type(name),
        today=timezone.localdate(),
        case=case,
        at_most=LARGEST,
    )


def media_type(name: str) -> str:
    """What a file is said to be, judged by its name and never by what the sender says."""
    return SAFE.get(PurePath(name).suffix.casefold(), BYTES)


def card(sha256: str) -> Card | None:
    """What is known of a file, if anything is."""
    try:
        return store().about(sha256)
    except NotKept:
        return None


def use_in(kept: Card | None, case: str) -> Use | None:
    """What a file is kept for in this case; None if it is not."""
    return next((use for use in kept.uses if use.case == case), None) if kept else None


def name_of(sha256: str, case: str) -> str:
    use = use_in(card(sha256), case)
    return use.name if use else ""


def cited(case: str, entries: Iterable[Entry], named: str = "") -> list[tuple[str, str]]:
    """The files kept for this case that its statements cite, and the one named, with their names."""
    hashes = dict.fromkeys([named, *(cite.sha256 for entry in entries for cite in entry.cites)])
    return [(sha256, name) for sha256 in hashes if sha256 and (name := name_of(sha256, case))]


def told(wrong: Exception) -> str:
    """What a core's error says, in the reader's language."""
    said = wrong.args[0] if wrong.args else ""
    return said.told(gettext) if isinstance(said, Sentence) else str(wrong)
