"""That something was computed about who was heard, as it is sealed; the figures have kinds of their own beside it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Made
from ombud.words import mark as _


class Sort(StrEnum):
    """What was computed."""

    OPINIONS = "opinions"
    BUDGET = "budget"
    LOTTERY = "lottery"
    ROOM = "room"
    DOTS = "dots"
    DIARY = "diary"
    THEMES = "themes"


class HeardResult(Made):
    """What was computed from votes, ballots, a pool of people or what they wrote: of what, when, and from which files."""

    kind = "heard.result/1"
    demands = ("2.8",)
    gist = ("what", "place")
    what: str = Field(
        title=_("What people took part in"),
        description=_("The green budget of 2023, the talk about buses."),
        min_length=1,
    )
    sort: Sort = Field(
        title=_("What was computed"), description=_("Groups of opinion, a budget, a lottery, who was in the room.")
    )
    place: str = Field("", title=_("Place"), description=_("The city, or the part of it."))
    on: date | None = Field(None, title=_("Date"), description=_("The day it was computed."))
    version: str = Field("", title=_("Version"), description=_("The version of Ombud that computed it."))
    files: tuple[str, ...] = Field((), title=_("Files"), description=_("Each file with its SHA-256."))


KINDS = (HeardResult,)
