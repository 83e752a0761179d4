"""A deletion carried out batch by batch: it can be stopped or killed at any point and goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from ombud.held.stores.probe import Probe
from ombud.held.stores.progress import Journal, Progress
from ombud.held.stores.store import Place, Store

PASSES = 5  # over a store into which others write while it is emptied
Done = Callable[[int, int], None]  # how many went, of how many
Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Carried:
    """What was done. ``planted`` is the day that the canary bears; ``gone`` does not count it.

    ``left`` is how many may still go, as somebody sees who looks anew.
    """

    began: datetime
    ended: datetime
    before: Probe
    gone: int
    planted: date | None
    canary_left: int
    left: int


def carry_out(store: Store, journal: Journal, mark: str, canary_day: date, size: int, done: Done, now: Now) -> Carried:
    """Delete what is past its end in ``store``. ``done`` may raise, which stops it between two batches.

    What ``journal`` says was begun before is finished, also after a kill. Run twice, the second time changes nothing.
    """
    so_far = _recovered(store, journal)
    left = None
    if so_far.ended is None:
        so_far = _begun(store, journal, so_far, now)
        so_far = _with_canary(store, journal, so_far, mark, canary_day)
        left = _emptied(store, journal, so_far, size, done)
        store.finish()
        journal.ended(now())
    return carried(store, journal.read(), mark, left)


def _recovered(store: Store, journal: Journal) -> Progress:
    so_far = journal.read()
    if so_far.open is not None:
        journal.done(store.happened(so_far.open), so_far.open.after)
    return journal.read()


def _begun(store: Store, journal: Journal, so_far: Progress, now: Now) -> Progress:
    """What was there is counted once, before anything goes."""
    if so_far.before is None:
        journal.begun(store.probe(), now())
    return journal.read()


def _with_canary(store: Store, journal: Journal, so_far: Progress, mark: str, day: date) -> Progress:
    if so_far.planted or not store.can_plant():
        return so_far
    there = so_far.planting and store.planted(mark)  # by a run that was killed before it could say so
    journal.planting()
    if not there:
        store.plant(mark)
    journal.planted(day)
    return journal.read()


def _emptied(store: Store, journal: Journal, so_far: Progress, size: int, done: Done) -> int:
    """Pass over the store until nothing is left that may go, as records move about where others write; what is."""
    expected = (so_far.before.expired if so_far.before else 0) + bool(so_far.planted)
    gone, place = so_far.gone, so_far.place
    _tell(done, gone, expected, 0)
    left = 0
    for number in range(PASSES):
        now_gone = _pass(store, journal, place, size, partial(_tell, done, gone, expected))
        left = store.left()
        if not left or (number and not now_gone):
            break
        gone, place = gone + now_gone, ()
    return left


def _tell(done: Done, before: int, expected: int, went: int) -> None:
    done(before + went, max(expected, before + went))


def _pass(store: Store, journal: Journal, place: Place, size: int, done: Callable[[int], None]) -> int:
    went = 0
    while (batch := store.take(place, size)) is not None:
        if batch.gone:
            journal.intent(batch)
        gone = store.settle(batch)
        if batch.gone:
            journal.done(gone, batch.after)
        place, went = batch.after, went + gone
        done(went)
    return went


def carried(store: Store, so_far: Progress, mark: str, left: int | None = None) -> Carried:
    """What a journal that ended says was done, and what the store says now."""
    assert so_far.began is not None  # noqa: S101  (it was written before anything else)
    assert so_far.before is not None  # noqa: S101
    assert so_far.ended is not None  # noqa: S101
    canaries = store.planted(mark) if so_far.planted else 0
    gone = so_far.gone - (so_far.planted is not None and not canaries)
    still = store.left() if left is None else left
    return Carried(so_far.began, so_far.ended, so_far.before, gone, so_far.planted, canaries, still)
