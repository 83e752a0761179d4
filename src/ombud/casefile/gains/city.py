"""What is known of a city before it is asked who gains: areas, people by group, and what is provided where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ombud.people.small import Policy
from ombud.places.table import AreaTable
from ombud.served.computed import Effect
from ombud.served.crossings import Row
from ombud.served.distance import Nearest
from ombud.served.placebos import Panel
from ombud.served.tally import Tally
from ombud.words import Sentence, say

Numbers = NDArray[np.float64]
CITY_POLICY = Policy(threshold=5, level=5)


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """How much of the thing each area has, (areas,), in ``unit`` ("" is things that are counted).

    ``low`` and ``high`` hold where pieces were shared out among areas; else they are ``expected``. ``whole`` says
    whether amounts are whole things, so that a lot could hand them out. ``told`` says what was counted, and what fell
    out and why; ``outside`` how much is in no area.
    """

    expected: Numbers
    told: tuple[Sentence, ...]
    unit: str = ""
    low: Numbers | None = None
    high: Numbers | None = None
    whole: bool = True
    outside: float = 0.0
    tally: Tally | None = None  # where points were counted, with their years


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Groups looked at together, to ask whether areas with more of them get more or less: persons (areas,)."""

    persons: Numbers
    overlapping: bool = False
    infer: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """How far each area is from the nearest place, and what more is known of the ways.

    ``far`` (areas, places) where a table of all ways is at hand, in the unit of ``near``; ``supply`` (places,).
    """

    near: Nearest
    limits: tuple[float, ...]
    far: Numbers | None = None
    supply: Numbers | None = None
    supply_is: str = ""
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What a score did, one row a person: group, picked and happened (1, 0, NaN), and who it was."""

    what: str
    groups: tuple[object, ...]
    picked: Numbers
    happened: Numbers | None
    people: tuple[object, ...] | None
    expected: tuple[str, ...]
    few: int


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A series by area and year near something that was built; metres (areas of the panel,) to it."""

    what: str
    unit: str
    panel: Panel
    metres: Numbers
    points: Numbers | None  # (areas, 2), metres
    start: int
    near: float
    ring: float
    worse: str  # "more", "less" or "": what a rise means for those who live there
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """What is known of a city. Everything about areas holds one number, key or row for each, in their order.

    ``people`` (areas,) persons; where ``persons`` is false, nobody counted them and each area stands for one.
    ``groups`` name to persons; ``errors`` name to standard error in persons, NaN where none is published.
    ``chosen_by`` says of each group who sorted people so.
    """

    name: str
    what: str
    areas: AreaTable
    people: Numbers
    groups: Mapping[str, Numbers]
    amounts: Amounts
    effect: Effect = Effect.UNSAID
    per: float = 100_000  # for how many people a rate is told
    of_persons: bool = False  # whether each of it is one person who has it or not
    bounds: tuple[float, float] | None = None  # the least and the most that one person can have of it
    persons: bool = True
    chosen_by: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, Numbers] = field(default_factory=dict)
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    together: Mapping[str, Together] = field(default_factory=dict)
    blocks: tuple[str, ...] | None = None
    block_told: Sentence | None = None  # how the blocks were chosen, where Ombud chose them
    squares: bool = False  # whether Ombud is to choose square blocks by itself
    over: str = ""
    smallest: int = 0
    points: Numbers | None = None  # (areas, 2) metres, where an area's people live on average
    rank: Numbers | None = None
    rank_is: str = ""
    need: Numbers | None = None
    need_is: str = ""
    ways: Ways | None = None
    crossings: tuple[Row, ...] = ()
    results: Results | None = None
    watched: Watched | None = None
    spots: Numbers | None = None  # (things, 2) lon and lat of what is provided, where it may be shown
    small: Policy = CITY_POLICY
    example: bool = False
    notes: tuple[Sentence, ...] = ()  # what was left out or not matched while the tables were read

    @property
    def known(self) -> bool:
        """Whether anything is known of how much there is in any area."""
        return bool(np.isfinite(self.amounts.expected).any())

    @property
    def heads(self) -> Sentence:
        """What is counted where people live: people, or areas where nobody counted them."""
        return say("people") if self.persons else say("areas")

    @property
    def lived(self) -> NDArray[np.bool_]:
        """Areas with more people than the smallest that rates are told of."""
        found: NDArray[np.bool_] = np.nan_to_num(self.people) > self.smallest
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """Each area's name, with its code where another has the name too."""
        seen: dict[str, int] = {}
        for name in self.areas.names:
            seen[name] = seen.get(name, 0) + 1
        pairs = zip(self.areas.names, self.areas.codes, strict=True)
        return tuple(f"{name} ({code})" if seen[name] > 1 else name for name, code in pairs)
