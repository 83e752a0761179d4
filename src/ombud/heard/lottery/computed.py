"""What Ombud computed about a democratic lottery, as it is sealed: nobody of the pool is in it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.ledger.entry import Said
from ombud.words import mark as _

PER_CENT, COUNT = shown(_("per cent"), places=2), shown(places=0)


class Fair(StrEnum):
    """What was meant by fair."""

    MAXIMIN = "maximin"
    LEXIMIN = "leximin"
    NASH = "nash"


class LotteryResult(Computed):
    """A democratic lottery: how many could be drawn, with what chances, and how anyone can repeat the draw.

    Without a seed it is not yet drawn: what is fixed beforehand is published as one number.
    """

    kind = "heard.lotteryresult/1"
    demands = ("2.6",)
    gist = ("what", "panel", "pool", "least")
    what: str = Field(
        title=_("What people were drawn for"), description=_("The residents' panel on street lighting."), min_length=1
    )
    on: date | None = Field(None, title=_("Date"), description=_("The day it was computed."))
    pool: int = Field(
        title=_("Pool"), description=_("Number of people who could be drawn."), json_schema_extra=COUNT, ge=0
    )
    panel: int = Field(title=_("Panel"), description=_("Number of people to be drawn."), json_schema_extra=COUNT, ge=1)
    traits: tuple[str, ...] = Field((), title=_("Balanced by"), description=_("Traits that have quotas."))
    fair: Fair = Field(
        title=_("Fair means"),
        description=_(
            "The least chance as great as can be (maximin), then the next least (leximin), or the product of all (Nash)."
        ),
    )
    homes: Said = Field(
        Said.UNSAID,
        title=_("One person of a household"),
        description=_("Whether at most one person of a household can be drawn."),
    )
    least: float = Field(
        title=_("Least chance"),
        description=_("Of the person with the least chance in this draw."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    best: float = Field(
        title=_("Best possible least chance"),
        description=_("What no lottery with these quotas exceeds."),
        json_schema_extra=PER_CENT,
        ge=0,
    )
    most: float = Field(
        title=_("Greatest chance"),
        description=_("Of the person with the greatest chance in this draw."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    left_out: Said = Field(
        Said.UNSAID,
        title=_("Some could not be drawn"),
        description=_("Whether the quotas leave some of the pool no chance at all."),
    )
    proved: Said = Field(
        Said.UNSAID,
        title=_("Proved in exact fractions"),
        description=_("Whether the best possible chance follows from prices alone, without trust in a program."),
    )
    tickets: int = Field(
        title=_("Tickets"),
        description=_("How many numbered tickets there are; one is drawn."),
        json_schema_extra=COUNT,
        ge=1,
    )
    commitment: str = Field(
        title=_("Fixed beforehand"),
        description=_("SHA-256 of pool, quotas, method and list of tickets, published before the seed."),
        min_length=64,
        max_length=64,
    )
    seed: str = Field(
        "",
        title=_("Public seed"),
        description=_("The public number from which anyone can repeat the draw; nothing if it is not yet drawn."),
    )


KINDS = (LotteryResult,)
