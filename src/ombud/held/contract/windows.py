"""The windows of a passage: sentences in a row, about as long as a lesson, for a passage holds other matter too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ombud.held.contract.evidenced import Spoken

LEAST = 200  # characters of a window, of whole sentences
LONG = 350  # a passage that is longer has windows


def windows(said: Sequence[Spoken]) -> Iterator[tuple[Spoken, ...]]:
    """The whole passage; and if it is long and of more than one sentence, from each of them on as many as are long
    enough, but none that lies within the one before."""
    yield tuple(said)
    lengths = [len(one.written) + 1 for one in said]
    if sum(lengths) <= LONG:
        return
    last = 0
    for at in range(len(said)):
        stop = _stop(lengths, at)
        if stop > last and stop - at < len(said):
            yield tuple(said[at:stop])
        last = max(last, stop)


def _stop(lengths: Sequence[int], at: int) -> int:
    """Where a window that begins at a sentence stops: behind the first with which it is long enough, or at the end."""
    size = 0
    for stop in range(at, len(lengths)):
        size += lengths[stop]
        if size >= LEAST:
            return stop + 1
    return len(lengths)
