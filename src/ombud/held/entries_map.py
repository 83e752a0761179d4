"""What can be written down about which system relies on which: the lines of the dependency map."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ombud.ledger.entry import Body
from ombud.words import mark as _


class Without(StrEnum):
    """What becomes of a system without the other that it relies on."""

    STOPS = "stops"
    WORSE = "runs_worse"
    UNSAID = "unsaid"


class Reliance(Body):
    """One system relies on another: what it takes from it, and what becomes of it without."""

    kind = "held.reliance/1"
    demands = ("5.10",)
    system: str = Field(
        title=_("System"), description=_("The system that relies on another, as written there."), min_length=2
    )
    relies_on: str = Field(title=_("Relies on"), description=_("The other system, as written there."), min_length=2)
    why: str = Field(
        "", title=_("For what"), description=_("What it takes from the other: the login, the map, the data.")
    )
    without: Without = Field(
        Without.UNSAID, title=_("Without it"), description=_("Whether it stops or runs worse without the other.")
    )


KINDS: tuple[type[Body], ...] = (Reliance,)
