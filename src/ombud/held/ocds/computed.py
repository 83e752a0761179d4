"""What was computed of what was bought, as it is sealed: concentration, bidding, amendments, and one vendor gone."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.words import mark as _

COUNT, PER_CENT, INDEX, MONTHS = shown(places=0), shown(_("per cent")), shown(places=3), shown(_("months"))


class Concentrated(Computed):
    """How far what a buyer bought lies in few hands: by value in one currency, or by the number of purchases."""

    kind = "held.concentration/1"
    demands = ("5.10",)
    gist = ("buyer", "category", "hhi", "share")
    what: str = Field(title=_("What it is of"), description=_("The files, or the register."), min_length=1)
    buyer: str = Field(title=_("Buyer"), description=_("The public body."), min_length=1)
    category: str = Field("", title=_("Category"), description=_("Goods, works, services or a code; empty is all."))
    currency: str = Field("", title=_("Currency"), description=_("Three letters; empty where purchases are counted."))
    vendors: int = Field(
        title=_("Vendors"), description=_("From how many it was bought."), json_schema_extra=COUNT, ge=0
    )
    purchases: int = Field(
        title=_("Purchases"), description=_("How many awards are counted."), json_schema_extra=COUNT, ge=0
    )
    left_out: int = Field(
        0,
        title=_("Left out"),
        description=_("Awards of the files that could not be counted, of any buyer."),
        json_schema_extra=COUNT,
        ge=0,
    )
    hhi: float = Field(
        title=_("Concentration"),
        description=_("Herfindahl-Hirschman index: 1 is one vendor for everything, 1/n is n vendors alike."),
        json_schema_extra=INDEX,
        ge=0,
        le=1,
    )
    share: float = Field(
        title=_("Share of the largest"),
        description=_("What the largest vendor has of it."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    largest: str = Field(
        "", title=_("Largest vendor"), description=_("The organisation; empty where it may be a person.")
    )


class Bidding(Computed):
    """How much competition a buyer's procedures had: single bids, and direct awards beside other buyers."""

    kind = "held.bidding/1"
    demands = ("5.10",)
    gist = ("buyer", "single", "direct")
    what: str = Field(title=_("What it is of"), description=_("The files, or the register."), min_length=1)
    buyer: str = Field(title=_("Buyer"), description=_("The public body."), min_length=1)
    competitive: int = Field(
        title=_("Competitive procedures"),
        description=_("Open and selective ones of which the number of bidders is known."),
        json_schema_extra=COUNT,
        ge=0,
    )
    single: float | None = Field(
        None,
        title=_("Single bids"),
        description=_("Share of them with one bidder. No proof of anything."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    low: float | None = Field(
        None,
        title=_("Lowest"),
        description=_("The lower end of the 95 per cent interval."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    high: float | None = Field(
        None,
        title=_("Highest"),
        description=_("The upper end of the 95 per cent interval."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    procedures: int = Field(
        title=_("Procedures"), description=_("All of which the method is known."), json_schema_extra=COUNT, ge=0
    )
    direct: float | None = Field(
        None,
        title=_("Direct awards"),
        description=_("Share of the procedures that were awarded without competition."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    peers: float | None = Field(
        None,
        title=_("Other buyers"),
        description=_("The median share of direct awards of the other buyers in the files."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )


class Amended(Computed):
    """How contracts grew after they were signed: of how many that can be said, and how many grew."""

    kind = "held.amended/1"
    demands = ("5.10",)
    gist = ("what", "contracts", "judged", "large")
    what: str = Field(title=_("What it is of"), description=_("The files, or the register."), min_length=1)
    buyer: str = Field("", title=_("Buyer"), description=_("The public body; empty is all buyers of the files."))
    contracts: int = Field(title=_("Contracts"), description=_("How many there are."), json_schema_extra=COUNT, ge=0)
    judged: int = Field(
        title=_("Could be judged"),
        description=_("Of how many the value before and after is known."),
        json_schema_extra=COUNT,
        ge=0,
    )
    large: int = Field(
        title=_("Grew by more than a fifth"),
        description=_("Their last value is more than 20 per cent above the first."),
        json_schema_extra=COUNT,
        ge=0,
    )
    extended: int = Field(
        title=_("Made longer"), description=_("They end later than was first said."), json_schema_extra=COUNT, ge=0
    )
    renewed: int = Field(
        title=_("Renewed three times or more"),
        description=_("Extensions and processes that renew them, together."),
        json_schema_extra=COUNT,
        ge=0,
    )
    long: int = Field(
        title=_("Long"),
        description=_("They run, or may run, for as many years as were named or more."),
        json_schema_extra=COUNT,
        ge=0,
    )
    years: float = Field(
        4.0,
        title=_("Long is"),
        description=_("From how many years a contract is called long."),
        json_schema_extra=shown(_("years")),
        gt=0,
    )


class VendorGone(Computed):
    """What breaks if one vendor goes: systems lost, what relies on them, and whether there is time to leave."""

    kind = "held.vendorgone/1"
    demands = ("5.10",)
    gist = ("vendor", "lost", "stops", "too_late")
    what: str = Field(
        title=_("What it is of"), description=_("The map of dependence that was looked at."), min_length=1
    )
    vendor: str = Field(title=_("Vendor"), description=_("The organisation."), min_length=1)
    systems: int = Field(
        title=_("Systems"), description=_("How many there are on the map."), json_schema_extra=COUNT, ge=0
    )
    lost: int = Field(
        title=_("Lost at once"), description=_("Systems that are the vendor's."), json_schema_extra=COUNT, ge=0
    )
    stops: int = Field(
        title=_("Stop with them"),
        description=_("Systems that rely on a lost one, at however many removes."),
        json_schema_extra=COUNT,
        ge=0,
    )
    worse: int = Field(
        0,
        title=_("Run worse"),
        description=_("Systems that go on without it, but worse."),
        json_schema_extra=COUNT,
        ge=0,
    )
    uncovered: date | None = Field(
        None,
        title=_("Without cover from"),
        description=_("The first day on which a system of the vendor has no contract any more."),
    )
    months: float | None = Field(
        None,
        title=_("Exit, months"),
        description=_("The longest time that leaving one of its systems takes."),
        json_schema_extra=MONTHS,
        ge=0,
    )
    cost: float | None = Field(
        None,
        title=_("Exit, cost"),
        description=_("The sum of the exit costs that are said, as written."),
        json_schema_extra=COUNT,
        ge=0,
    )
    unpriced: int = Field(
        0,
        title=_("Without a price"),
        description=_("Lost systems of which nobody said what leaving costs or how long it takes."),
        json_schema_extra=COUNT,
        ge=0,
    )
    too_late: int = Field(
        0,
        title=_("Too late to leave in time"),
        description=_("Lost systems whose contract ends before leaving could be done."),
        json_schema_extra=COUNT,
        ge=0,
    )
    unskilled: int = Field(
        0,
        title=_("Nobody in house"),
        description=_("Lost systems that nobody in the city can run."),
        json_schema_extra=COUNT,
        ge=0,
    )


KINDS: tuple[type[Computed], ...] = (Concentrated, Bidding, Amended, VendorGone)
