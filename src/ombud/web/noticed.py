"""What Ombud notices by itself, as the web face asks for it and keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ombud.evidence.finding import Notice, Noticed
from ombud.ledger.entry import Entry
from ombud.words import Sentence
from ombud.words import from_json as sentence


def in_case(slug: str, entries: Sequence[Entry], today: date) -> tuple[Notice, ...]:
    """What one case shows without looking at others."""
    return ()


def as_json(notice: Notice) -> dict[str, Any]:
    """A notice in plain values, so that it can be kept beside the card of its case."""
    return {
        "check": notice.check,
        "what": notice.what.value,
        "because": notice.because.as_json(),
        "quotes": list(notice.quotes),
        "entries": list(notice.entries),
        "crosses": notice.crosses,
        "mend": notice.mend.as_json() if notice.mend else None,
    }


def from_json(told: Mapping[str, Any]) -> Notice:
    """The notice that :func:`as_json` wrote down."""
    mend: Sentence | None = sentence(told["mend"]) if told["mend"] else None
    return Notice(
        told["check"],
        Noticed(told["what"]),
        sentence(told["because"]),
        tuple(told["quotes"]),
        tuple(told["entries"]),
        told["crosses"],
        mend,
    )
