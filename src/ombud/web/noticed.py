"""What Ombud notices by itself, as the web face asks for it and keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from ombud.casefile.noticing import notices
from ombud.evidence.finding import Notice, Noticed
from ombud.ledger.stack import Stack
from ombud.words import Sentence
from ombud.words import from_json as sentence


def beside(stack: Stack, today: date, shared: Iterable[Notice] = (), in_bulk: Collection[int] = ()) -> list[Notice]:
    """Everything noticed in one case: what it shows by itself, and what the last pass over all cases saw in it.

    What the pass saw counts as long as the words that it rests on stand.
    """
    standing = {entry.seq for entry in stack.standing()}
    return [*notices(stack, today, in_bulk), *(one for one in shared if standing.issuperset(one.entries))]


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
