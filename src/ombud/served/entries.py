"""What can be written down about who is served."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.ledger.entry import Body, Said
from ombud.served.computed import KINDS as COMPUTED
from ombud.words import mark as _


class Watched(StrEnum):
    """What a displacement watch follows."""

    RENT = "rents"
    LISTINGS = "listings"
    TURNOVER = "turnover"
    OTHER = "other"


class Provision(Body):
    """What one area gets, beside how many live there and how much they need it."""

    kind = "served.provision/1"
    demands = ("4.1", "4.3")
    area: str = Field(title=_("Area"), description=_("An area by its name or code."), min_length=1)
    group: str = Field("", title=_("Group"), description=_("If the figures are for one group only."))
    resource: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=2)
    amount: float = Field(title=_("Amount"), description=_("How much of it."), ge=0)
    people: int | None = Field(None, title=_("People"), description=_("How many live there."), ge=0)
    need: float | None = Field(None, title=_("Need"), description=_("How much need there is, in the unit below."), ge=0)
    need_unit: str = Field("", title=_("Unit of need"), description=_("What the need is counted in."))
    as_of: date | None = Field(None, title=_("As of"), description=_("The day the figures are for."))


class Reach(Body):
    """The share of a group that the service reaches within a distance or a time."""

    kind = "served.reach/1"
    demands = ("4.2",)
    group: str = Field(title=_("Group"), description=_("Which group; “everyone” for all."), min_length=1)
    within: str = Field("", title=_("Within"), description=_("300 metres, ten minutes on foot."))
    share: float | None = Field(None, title=_("Reached, per cent"), description=_("Share of the group that is reached."), ge=0, le=100)
    unserved: str = Field("", title=_("Who is not reached"), description=_("Who they are and where."), json_schema_extra={"long": True})


class Spending(Body):
    """What was spent in an area in a year, to see whether money follows money."""

    kind = "served.spending/1"
    demands = ("4.3",)
    area: str = Field(title=_("Area"), description=_("An area by its name or code."), min_length=1)
    year: int = Field(title=_("Year"), description=_("The year of the spending."), ge=1900, le=2200)
    amount: float = Field(title=_("Amount"), description=_("How much was spent."), ge=0)
    currency: str = Field(title=_("Currency"), description=_("Three letters: SEK, EUR."), pattern=r"^[A-Z]{3}$")


class Divide(Body):
    """The share of a group with internet at home, a device or the language that the service asks for."""

    kind = "served.divide/1"
    demands = ("4.4",)
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    needs: str = Field(title=_("What the service asks for"), description=_("Internet at home, a smartphone, Swedish."), min_length=2)
    share: float | None = Field(None, title=_("Have it, per cent"), description=_("Share of the group that has it."), ge=0, le=100)
    otherwise: str = Field("", title=_("Those without"), description=_("How they get the same service."))


class Audit(Body):
    """How a score or rule treats one group: how often it picks them, how often it is wrong."""

    kind = "served.audit/1"
    demands = ("4.5",)
    score: str = Field(title=_("Score or rule"), description=_("What is applied to people."), min_length=2)
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    people: int | None = Field(None, title=_("People"), description=_("How many of the group it was applied to."), ge=0)
    picked: float | None = Field(None, title=_("Picked, per cent"), description=_("Share of the group that it picks."), ge=0, le=100)
    wrong: float | None = Field(None, title=_("Wrong, per cent"), description=_("Share of the group for which it is wrong."), ge=0, le=100)
    gap_explained: str = Field("", title=_("Gap explained"), description=_("Why the groups differ, and what is done about it."), json_schema_extra={"long": True})


class NoScore(Body):
    """States that nothing in this case scores, ranks or selects people."""

    kind = "served.noscore/1"
    demands = ("4.5",)
    why: str = Field(title=_("Why it does not apply"), description=_("What the technology does instead."), min_length=5)


class Displacement(Body):
    """Rents, listings or turnover near an intervention, beside areas like it, before and after."""

    kind = "served.displacement/1"
    demands = ("4.6",)
    watched: Watched = Field(Watched.OTHER, title=_("What is watched"), description=_("What is followed."))
    area: str = Field(title=_("Area"), description=_("The area near the intervention."), min_length=1)
    compared_with: str = Field("", title=_("Compared with"), description=_("The areas like it."))
    unit: str = Field("", title=_("Unit"), description=_("SEK a month, moves per 1,000."))
    before: float | None = Field(None, title=_("Before, here"), description=_("The value before, in the area."))
    after: float | None = Field(None, title=_("After, here"), description=_("The value after, in the area."))
    before_there: float | None = Field(None, title=_("Before, there"), description=_("The value before, in the comparison areas."))
    after_there: float | None = Field(None, title=_("After, there"), description=_("The value after, in the comparison areas."))
    pushes_out: Said = Field(Said.UNSAID, title=_("People are pushed out"), description=_("What the figures are taken to say."))


class Intersection(Body):
    """One figure for people of several groups at once, such as older women who rent."""

    kind = "served.intersection/1"
    demands = ("4.7",)
    groups: tuple[str, ...] = Field(title=_("Groups together"), description=_("The groups that cross, one on each line."), min_length=2)
    what: str = Field(title=_("What is counted"), description=_("The figure."), min_length=2)
    value: float | None = Field(None, title=_("Value"), description=_("The figure's value; empty if it is protected."))
    unit: str = Field("", title=_("Unit"), description=_("The unit of the value."))
    people: int | None = Field(None, title=_("People"), description=_("How many it rests on; empty if it is protected."), ge=0)
    protected: Said = Field(Said.UNSAID, title=_("Small number protected"), description=_("Whether it was left out because too few people stand behind it."))


KINDS: tuple[type[Body], ...] = (Provision, Reach, Spending, Divide, Audit, NoScore, Displacement, Intersection, *COMPUTED)
