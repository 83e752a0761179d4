"""What Ombud computed about who is in the data, as it is sealed: none of it typed in."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.words import mark as _


class Verdict(StrEnum):
    """How far it may be said that areas with more of a group have more or less of something."""

    OF_PERSONS = "of_persons"
    OF_AREAS = "of_areas"
    REFUSED = "refused"
    UNTOLD = "untold"


class MeasuredAssociation(Computed):
    """Whether areas with more of a group have more or less of something, tried on every scale and with other borders."""

    kind = "counted.areal/1"
    demands = ("3.4",)
    gist = ("what", "group", "verdict")
    what: str = Field(title=_("What goes with it"), description=_("What the areas have more or less of."), min_length=1)
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    verdict: Verdict = Field(Verdict.UNTOLD, title=_("What may be said"), description=_("Of persons, of areas only, or nothing."))
    scales: tuple[str, ...] = Field((), title=_("Scales"), description=_("The scales tried."))
    figures: tuple[float, ...] = Field((), title=_("Figures"), description=_("The association on each scale, weighted by people (−1 to 1)."), json_schema_extra=shown(places=3, signed=True))
    zonings: int = Field(0, title=_("Other borders tried"), description=_("How many random zonings."), json_schema_extra=shown(places=0), ge=0)
    turned: int = Field(0, title=_("Turned round"), description=_("In how many of them the sign was not there."), json_schema_extra=shown(places=0), ge=0)


KINDS: tuple[type[Computed], ...] = (MeasuredAssociation,)
