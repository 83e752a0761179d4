"""A retention file planned, carried out and proven against its stores; the papers that come of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from ombud import __version__
from ombud.evidence.figures import figure
from ombud.formats.reading import Unreadable
from ombud.formats.retentionfile import Item, Retention
from ombud.formats.stores.journal import FileJournal, read_journal
from ombud.formats.stores.opening import opened
from ombud.formats.told import Told
from ombud.held.stores.carry import Carried, carried, carry_out
from ombud.held.stores.certificate import Certificate, checks, copies, remaining
from ombud.held.stores.life import NotALife
from ombud.held.stores.plan import Plan, Planned, counted, declared, planned
from ombud.held.stores.rule import Bounds, bounds
from ombud.held.stores.store import Store
from ombud.words import Sentence, say

BATCH = 100_000
"""How many rows one transaction looks at. Of files, which go one by one, a batch is a hundredth of it."""

Now = Callable[[], datetime]


def now() -> datetime:
    return datetime.now(UTC)


def made_plan(retention: Retention, moment: datetime, told: Told) -> tuple[Plan, tuple[Sentence, ...]]:
    """Every item counted in its store, nothing changed; beside the plan, what is to be known of the stores."""
    items, notes = [], []
    for number, item in enumerate(retention.items):
        told(say("Counting {name}", name=item.rule.name), number, len(retention.items))
        limits = _bounds(item, moment)
        with _store(retention, item, limits) as store:
            items.append(planned(item.rule, limits, store.what, store.structure(), store.probe(sized=True)))
            notes += [say("{name}: {note}", name=item.rule.name, note=note) for note in store.notes]
    told(say("Counted"), len(retention.items), len(retention.items))
    plan = Plan(
        what=retention.what,
        city=retention.city,
        moment=moment,
        version=__version__,
        rules=retention.rules,
        items=tuple(items),
    )
    return plan, tuple(notes)


def fits(plan: Plan, retention: Retention) -> None:
    """Refuse a plan that was made by other rules than those that stand in the file now."""
    if plan.rules != retention.rules:
        raise Unreadable(say("the retention file was changed after this plan was made"), "", say("make a new plan"))


def run_item(
    plan: Plan, one: Planned, retention: Retention, journal: Path, told: Told, size: int = BATCH, clock: Now = now
) -> Certificate:
    """Carry out one item of a plan, or finish what was begun; then check it, and say what was done.

    What is on hold is read anew from the file; all else is the plan's: its moment, its cutoff, how its store is built.
    Raises ``Refused``, ``Unreadable``, or :class:`~ombud.formats.stores.journal.Busy`.
    """
    item = _item(one, retention)
    limits = _bounds(item, plan.moment)
    _check(plan, one, limits, clock())
    with _store(retention, item, limits) as store, FileJournal(journal) as kept:
        if store.structure() != one.structure:
            raise Unreadable(
                say("the store was built anew after the plan was made"), item.rule.name, say("make a new plan")
            )
        done = carry_out(store, kept, canary_mark(plan, one), limits.canary_day, _size(store, size),
                            _Rate(told, item.rule.name), clock)  # fmt: skip
        return _certified(plan, one, item, limits, store, done, clock())


def _check(plan: Plan, one: Planned, limits: Bounds, today: datetime) -> None:
    """A plan of a moment to come, or of another cutoff than its moment has, would take what is not past its end."""
    if plan.moment > today:
        raise Unreadable(say("the plan is of a moment to come ({moment})", moment=plan.moment), one.declared.name,
                         say("look at the clock, and make a new plan"))  # fmt: skip
    if limits.cutoff != one.cutoff:
        raise Unreadable(say("the plan has another cutoff than its rule"), one.declared.name, say("make a new plan"))


def prove_item(plan: Plan, one: Planned, retention: Retention, journal: Path, clock: Now = now) -> Certificate | None:
    """Look again at an item that was carried out, over connections of its own; None if it never was to its end."""
    item = _item(one, retention)
    so_far = read_journal(journal)
    limits = _bounds(item, plan.moment)
    if so_far.ended is None:
        return None
    with _store(retention, item, limits) as store:
        return _certified(plan, one, item, limits, store, carried(store, so_far, canary_mark(plan, one)), clock())


def journal_of(folder: Path, plan: Plan, one: Planned) -> Path:
    """Where the journal of one item of a plan is kept."""
    return folder / f"{plan.mark[:16]}-{sha256(one.declared.name.encode()).hexdigest()[:8]}.journal"


def canary_mark(plan: Plan, one: Planned) -> str:
    """By what a canary is known: the same for every attempt at the same plan, and nobody's name."""
    return sha256(f"{plan.mark} {one.declared.name}".encode()).hexdigest()[:12]


def _certified(
    plan: Plan, one: Planned, item: Item, limits: Bounds, store: Store, done: Carried, looked: datetime
) -> Certificate:
    before, after = counted(done.before), counted(store.probe())
    return Certificate(
        what=plan.what,
        city=plan.city,
        declared=declared(item.rule),
        store=store.what,
        moment=plan.moment,
        cutoff=limits.cutoff,
        began=done.began,
        ended=done.ended,
        looked=looked,
        gone=done.gone,
        size=one.found.size,
        first=before.first,
        last=before.last,
        remaining=remaining(after),
        checks=checks(
            before, done.gone, done.planted, done.canary_left, after, done.left, limits.cutoff_day, item.rule.method
        ),
        copies=copies(item.rule.backups, limits.day(done.ended)),
        plan=plan.mark,
        structure=one.structure,
        version=__version__,
    )


def _item(one: Planned, retention: Retention) -> Item:
    return next(item for item in retention.items if item.rule.name == one.declared.name)


def _bounds(item: Item, moment: datetime) -> Bounds:
    try:
        return bounds(item.rule, moment)
    except NotALife as wrong:
        raise Unreadable(say("{why}", why=str(wrong)), f"{item.rule.name}, keep", say("keep it for less")) from None


@contextmanager
def _store(retention: Retention, item: Item, limits: Bounds) -> Iterator[Store]:
    with closing(opened(item, limits, retention.folder)) as store:
        yield store


def _size(store: Store, size: int) -> int:
    """Files go one by one, so that a batch of them is smaller."""
    return size if store.what in ("postgres", "sqlite") else max(1, size // 100)


class _Rate:
    """Tells how many went and how fast."""

    def __init__(self, told: Told, name: str) -> None:
        self.told, self.name, self.began, self.first = told, name, time.monotonic(), -1

    def __call__(self, gone: int, expected: int) -> None:
        if self.first < 0:
            self.began, self.first = time.monotonic(), gone
        taken = time.monotonic() - self.began
        rate = figure((gone - self.first) / taken) if taken > 0 and gone > self.first else "?"
        how = {"name": self.name, "gone": gone, "all": expected, "rate": rate}
        self.told(say("{name}: gone {gone} of {all}, {rate} a second", **how), gone, expected)
