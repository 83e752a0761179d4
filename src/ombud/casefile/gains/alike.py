"""Blocks of areas that are alike, chosen where a place file leaves it to Ombud, so that no interval is too narrow."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ombud.casefile.gains.city import City
from ombud.served.blocks import blocks
from ombud.words import Sentence, say


def with_blocks(city: City, chance: np.random.Generator) -> City:
    """The same city with blocks chosen and said, if that is asked for and can be done."""
    if not city.squares or not city.known:
        return city
    if city.points is None or not np.isfinite(city.points).all():
        return replace(city, block_told=say("No blocks were chosen: not every area has a place on the map."))
    found = blocks(city.amounts.expected, city.people, city.points[:, 0], city.points[:, 1], chance)
    keys = None if found.side is None else tuple(found.keys.tolist())
    return replace(city, blocks=keys, block_told=_one(found.told))


def _one(told: tuple[Sentence, ...]) -> Sentence:
    """Several sentences as one."""
    whole = told[0]
    for more in told[1:]:
        whole = say("{one} {other}", one=whole, other=more)
    return whole
