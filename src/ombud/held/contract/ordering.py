"""Which passages of a contract are shown first for a type: in which of them it most likely stands, if it is there.

That is another question than how likely each passage is about it, and it is answered with the same few weights for all
types: a conditional logit (McFadden 1974, "Conditional logit analysis of qualitative choice behavior"), learnt from
contracts that have the type (ordered.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.context import HIGHEST, LOWEST, wordy

Floats = NDArray[np.float64]


def clues(steps: Floats, nets: Sequence[Floats], lengths: Floats, places: Floats) -> Floats:
    """What tells the passages of a contract apart: passages x types x clues.

    ``steps``: the logits of both steps of both ways, 4 x passages x types; ``nets``: those of each net; ``lengths`` of
    passages in characters, ``places`` from 0 to 1.
    """
    long = wordy(lengths)
    alike = [np.broadcast_to(one[:, None], steps.shape[1:]) for one in (long, long**2, places)]
    return np.stack([*steps, *(np.clip(net, LOWEST, HIGHEST) for net in nets), *alike], axis=-1)


def first_shown(order: Floats, chance: Floats, most: int) -> tuple[int, ...]:
    """The passages that are shown for one type, by their place, the likeliest first.

    They are the ``most`` that come first by ``order``; the likeliest of all is always among them.
    """
    likeliest = int(np.argmax(chance))
    first = [int(one) for one in np.argsort(-order, kind="stable") if one != likeliest][: most - 1]
    return tuple(sorted([likeliest, *first], key=lambda one: (-chance[one], one)))
