"""Statements through time: the versions that a source tells, those that a case holds, and which belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ombud.answered.entries import Withdrawal
from ombud.formats.clerk import ROLE
from ombud.ledger.entry import Body, Cite, Draft, Entry, Unread
from ombud.ledger.stack import Stack


@dataclass
class Thread:
    """One statement of the drafts through time: indexes of its versions, and of the withdrawal that ends it."""

    versions: list[int]
    bodies: list[Body | Unread]
    cite: frozenset[str]
    ended: int | None = None


@dataclass
class Held:
    """One statement that the case holds from a source: its versions as entries, and who took it back, if anyone."""

    entries: list[Entry]
    withdrawn_by: str = ""

    @property
    def tip(self) -> Entry:
        return self.entries[-1]

    @property
    def cite(self) -> frozenset[str]:
        return _places(self.tip.cites)

    @property
    def without_place(self) -> bool:
        """Whether the place it was read from was erased by law: then its kind and words have to do."""
        return not self.tip.cites and bool(self.tip.erased)


def _places(cites: Iterable[Cite]) -> frozenset[str]:
    return frozenset(cite.where for cite in cites)


def scope_of(places: frozenset[str]) -> str:
    """The record that places lie in: "record 66827551" of "record 66827551, doel"."""
    return min(places, default="").partition(", ")[0]


def threads_of(drafts: Sequence[Draft]) -> list[Thread]:
    """Each statement of the drafts with its versions."""
    threads: dict[int, Thread] = {}
    for index, draft in enumerate(drafts):
        if isinstance(draft.body, Withdrawal) and draft.body.entry in threads:
            threads[draft.body.entry].ended = index
            continue
        thread = threads.pop(draft.replaces, None) if draft.replaces is not None else None
        thread = thread or Thread([], [], frozenset())
        thread.versions.append(index)
        thread.bodies.append(draft.body)
        thread.cite, thread.ended = _places(draft.cites), None
        threads[index] = thread
    return sorted(threads.values(), key=lambda thread: thread.versions[0])


def held_by(existing: Stack) -> list[Held]:
    """Each statement that a case holds from a source."""
    held: dict[int, Held] = {}
    for entry in existing.entries:
        if isinstance(entry.body, Withdrawal):
            if entry.body.entry in held:
                held[entry.body.entry].withdrawn_by = entry.role or "?"
        elif entry.role == ROLE and (entry.cites or entry.erased):
            old = held.pop(entry.replaces, None) if entry.replaces is not None else None
            old = old or Held([])
            old.entries.append(entry)
            old.withdrawn_by = ""
            held[entry.seq] = old
    return list(held.values())


Alike = Callable[[Thread, Held], bool]


def kind_of(body: Body | Unread) -> str:
    """The kind of a body, read or not."""
    return body.kind_said if isinstance(body, Unread) else body.kind


# From the surest to the weakest: the same words in the same fields; the same fields; the same words under another
# name; some of the same fields. Last, the only statement of its kind on both sides.
_ALIKE: tuple[Alike, ...] = (
    lambda new, old: new.cite == old.cite and same(new.bodies[-1], old.tip),
    lambda new, old: new.cite == old.cite,
    lambda new, old: same(new.bodies[-1], old.tip),
    lambda new, old: bool(new.cite & old.cite),
)


def matched(
    threads: list[Thread], held: list[Held]
) -> tuple[list[tuple[Thread, Held | None]], list[Held]]:
    """Each statement with what the case holds of it; and what the case holds that nothing matches."""
    found: dict[int, Held] = {}
    free = sorted(held, key=lambda old: bool(old.withdrawn_by))  # what stands is matched before what was taken back
    for alike in _ALIKE:
        for number, thread in enumerate(threads):
            if number in found:
                continue
            fits = (old for old in free if kind_of(thread.bodies[-1]) == old.tip.kind and alike(thread, old))
            if old := next(fits, None):
                found[number] = old
                free.remove(old)
    for number, thread in enumerate(threads):
        kind = kind_of(thread.bodies[-1])
        alone = sum(kind_of(t.bodies[-1]) == kind for n, t in enumerate(threads) if n not in found) == 1
        others = [old for old in free if old.tip.kind == kind]
        if number not in found and alone and len(others) == 1:
            found[number] = others[0]
            free.remove(others[0])
    return [(thread, found.get(number)) for number, thread in enumerate(threads)], free


def same(body: Body | Unread, entry: Entry) -> bool:
    """Whether an entry says what a body says; what was erased by law is not compared."""
    if not entry.erased:
        return body == entry.body
    gone = {name.removeprefix("body.") for name in entry.erased}
    return kind_of(body) == entry.kind and body.model_dump(exclude=gone) == entry.body.model_dump(exclude=gone)
