"""How far two readers of the same passages agree, beyond what chance alone would bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """``observed`` and ``expected`` are shares of all judgements (0 to 1); ``kappa`` is 1 for the same, 0 for chance.

    ``kappa`` is None where chance alone would make both always agree: both gave one and the same answer throughout.
    """

    judged: int
    observed: float
    expected: float

    @property
    def kappa(self) -> float | None:
        return None if self.expected >= 1 else (self.observed - self.expected) / (1 - self.expected)


def agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> Agreement:
    """Cohen's kappa of two readers' answers to the same questions, in the same order.

    ``ValueError`` if they did not answer the same number, or none. Cohen 1960, doi 10.1177/001316446002000104.
    """
    if len(first) != len(second) or not first:
        raise ValueError(f"Two readers must answer the same questions; the first answered {len(first)}, "
                         f"the second {len(second)}.")  # fmt: skip
    n = len(first)
    observed = sum(one == other for one, other in zip(first, second, strict=True)) / n
    ones, others = Counter(first), Counter(second)
    return Agreement(n, observed, sum(ones[answer] * others[answer] for answer in ones) / n**2)
