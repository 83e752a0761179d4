"""A line that numbers stand on: round ends, a few round marks, and how far along each number is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from ombud.web.numbers import known, number

MARKS = 4  # about so many steps from one end to the other; more do not fit on a telephone
EXACT = 2.0**50  # beyond so many steps from zero a float no longer tells one from the next


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high``, drawn from ``start`` to ``end`` of its room. ``step`` is 0 where nothing is round."""

    low: float
    high: float
    step: float = 0.0
    start: float = 0.0
    end: float = 100.0

    def part(self, value: float) -> float:
        """How far from one end to the other a number is, 0 to 1; what lies beyond an end stands at that end."""
        span = self.high / 2 - self.low / 2  # halves, so that the largest numbers there are do not overflow
        return min(max((value / 2 - self.low / 2) / span, 0.0), 1.0) if span else 0.5

    def at(self, value: float) -> float:
        """Where a number stands in its room."""
        return self.start + self.part(value) * (self.end - self.start)

    @property
    def marks(self) -> tuple[float, ...]:
        """The round numbers that are written along it, both ends among them."""
        if not self.step:
            return (self.low, self.high) if self.high > self.low else (self.low,)
        first, last = round(self.low / self.step), round(self.high / self.step)
        return tuple(at * self.step for at in range(first, last + 1))

    @property
    def places(self) -> int:
        """Decimals that tell one mark from the next."""
        return min(max(-floor(log10(self.step)), 0), 9) if self.step else 0

    @property
    def finer(self) -> int:
        """Decimals that tell one value from the next: one more than the marks have."""
        return min(self.places + 1, 9)

    def mark(self, value: float) -> str:
        """A mark as it is written."""
        return number(value, self.places)


def scale(
    values: Iterable[float | None], with_: Iterable[float | None] = (), start: float = 0.0, end: float = 100.0
) -> Scale:
    """A scale that holds all of ``values`` and ``with_`` (such as zero) between round ends; 0 to 1 for nothing."""
    told = [one for value in (*values, *with_) if (one := known(value)) is not None]
    low, high = (min(told), max(told)) if told else (0.0, 1.0)
    if low == high:
        low, high = (low, low + 1.0) if low == 0 else (min(low, 0.0), max(high, 0.0))
    step = _step(low, high)
    if step:
        low, high = floor(low / step) * step, ceil(high / step) * step
    return Scale(low, high, step, start, end)


def whole(values: Iterable[float], start: float = 0.0, end: float = 100.0) -> Scale:
    """A scale whose ends are the first and last value themselves: years are not rounded to decades."""
    told = [one for value in values if (one := known(value)) is not None]
    low, high = (min(told), max(told)) if told else (0.0, 1.0)
    return Scale(low, high, 0.0, start, end)


def _step(low: float, high: float) -> float:
    """A round step, 1, 2 or 5 of a power of ten; 0 where there is none: too vast, too small or too close together."""
    rough = (high - low) / MARKS
    if not isfinite(rough) or rough < 1e-300 or max(abs(low), abs(high)) > 1e300:
        return 0.0
    power = 10.0 ** floor(log10(rough))
    step = next((one * power for one in (1.0, 2.0, 5.0) if one * power >= rough), 10.0 * power)
    return step if max(abs(low), abs(high)) / step < EXACT else 0.0
