"""Columns in which the same words stand often: each word once, and a number for each row."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A column in which the same words stand often: ``labels``, and which of them stands in each row (rows,)."""

    labels: tuple[str, ...]
    codes: NDArray[np.int32]

    def words(self) -> list[str]:
        """The column as it was written."""
        return [self.labels[code] for code in self.codes.tolist()]


class Coder:
    """Numbers the different words of a column as they come."""

    def __init__(self) -> None:
        self.index: dict[str, int] = defaultdict(count().__next__)
        self.codes = array("i")

    def add(self, cells: Iterable[str]) -> None:
        self.codes.extend(map(self.index.__getitem__, cells))

    def coded(self) -> Coded:
        return Coded(tuple(self.index), np.array(self.codes, np.int32))
