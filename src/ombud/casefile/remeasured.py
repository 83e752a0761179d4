"""A measurement as statements of a case: what is new, what takes the place of an earlier one, what no longer holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from ombud.answered.entries import Withdrawal
from ombud.casefile.made import thing
from ombud.casefile.measured import Measured
from ombud.evidence.computed import Computed, Made
from ombud.heard.computed import HeardResult
from ombud.held.computed import HeldResult
from ombud.held.computed import Sort as HeldSort
from ombud.ledger.entry import Cite, Draft, Entry
from ombud.ledger.stack import Stack
from ombud.served.computed import Measurement

WHY = "Measured anew; the new measurement no longer holds this figure."
# What tells one figure of a kind from the next; the rest is the figure itself.
_NAMES = ("what", "score", "watched", "place", "group", "groups", "rate", "needs", "need", "within", "over", "near",
          "rule", "reference", "trait", "activity", "unit", "place_kind", "key", "step", "contract", "line", "item",
          "buyer", "category", "currency", "vendor", "thing")


def drafts(
    measured: Measured, says: Sequence[Computed], sha256: str, stack: Stack, role: str, office: str, time: datetime
) -> list[Draft]:
    """The statements that a measurement adds to a case: one about the measurement, and each figure.

    ``sha256`` is that of the kept file with all of it, which each statement cites. A figure that was measured before of
    the same thing is replaced; one that is no longer there is taken back. What stands unchanged is not said again.
    """
    made = about(measured)
    before = {_key(entry.body): entry for entry in _figures(stack, made)}
    cites = (Cite(sha256=sha256, where="measured.json"),)
    said = [made, *says]
    added = [
        Draft(body, role, time, office, _seq(before.get(_key(body))), cites)
        for body in said
        if not _stands(before.get(_key(body)), body, cites)
    ]
    now = {_key(body) for body in said}
    gone = [entry for key, entry in before.items() if key not in now]
    return added + [Draft(Withdrawal(entry=entry.seq, reason=WHY), role, time, office) for entry in gone]


def about(measured: Measured) -> Made:
    """The statement that a measurement was made."""
    said: dict[str, Any] = {
        "what": measured.what,
        "place": measured.place,
        "on": measured.on,
        "version": measured.version,
        "files": tuple(f"{one.name} ({one.sha256})" for one in measured.inputs),
    }
    if isinstance(measured.sort, HeldSort):
        return HeldResult(sort=measured.sort, **said)
    if measured.sort is not None:
        return HeardResult(sort=measured.sort, **said)
    return Measurement(effect=measured.effect, **said)


def _figures(stack: Stack, made: Made) -> Iterator[Entry]:
    """The standing figures of the measurement of this thing: those that cite the same file as it does."""
    files = {cite.sha256 for entry in stack.standing() if thing(entry.body) == thing(made) for cite in entry.cites}
    for entry in stack.standing():
        if isinstance(entry.body, Computed) and files & {cite.sha256 for cite in entry.cites if cite.sha256}:
            yield entry


def _key(body: object) -> tuple[object, ...]:
    return (type(body), *(getattr(body, name, None) for name in _NAMES))


def _seq(entry: Entry | None) -> int | None:
    return None if entry is None else entry.seq


def _stands(entry: Entry | None, body: Computed, cites: tuple[Cite, ...]) -> bool:
    return entry is not None and entry.body == body and entry.cites == cites
