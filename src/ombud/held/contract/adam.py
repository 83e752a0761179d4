"""Steps by which a net learns: Adam (Kingma and Ba 2015), with weights that decay and steps that grow shorter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

KEPT, KEPT_SQUARE, TINY = 0.9, 0.999, 1e-6
Floats = NDArray[np.float32]


class Adam:
    """``weights`` are replaced in their list at each of so many ``steps``; only those of two dimensions decay."""

    def __init__(self, weights: list[Floats], rate: float, decay: float, steps: int) -> None:
        self.weights, self.rate, self.decay, self.steps = weights, rate, decay, steps
        self._slow, self._square = ([np.zeros_like(one) for one in weights] for _ in range(2))
        self._step = 0

    def step(self, slopes: Sequence[Floats]) -> None:
        """One step against the slopes, which say how the loss changes with each weight."""
        self._step += 1
        rate = np.float32(self.rate * (1 - self._step / (self.steps + 1)))
        weights, slow, square = self.weights, self._slow, self._square
        for at, slope in enumerate(slopes):
            slow[at] = KEPT * slow[at] + (1 - KEPT) * slope
            square[at] = KEPT_SQUARE * square[at] + (1 - KEPT_SQUARE) * slope**2
            size = np.sqrt(square[at] / (1 - KEPT_SQUARE**self._step)) + TINY
            decay = self.decay * weights[at] if weights[at].ndim > 1 else 0
            weights[at] = (weights[at] - rate * (slow[at] / (1 - KEPT**self._step) / size + decay)).astype(np.float32)
