"""When answers that were handed in are counted: ten or more at once, and never again one by one.

A figure that changes by one person tells what that person answered. So answers wait until ten have come, are then
added up in one block, and are forgotten. A block is shown whole or not at all. Whatever two days' figures are taken
from each other, what is left is a sum of whole blocks: it rests on nobody, or on ten people or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

LEAST = 10  # people
T = TypeVar("T")


def block(waiting: Sequence[T]) -> tuple[T, ...]:
    """Which of those who wait are counted now: all, if there are ten of them or more; else nobody."""
    return tuple(waiting) if len(waiting) >= LEAST else ()
