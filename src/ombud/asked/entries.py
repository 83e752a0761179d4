"""What can be written down about the question a technology is said to answer."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.ledger.entry import Body, Said
from ombud.words import mark as _


class Raiser(StrEnum):
    """Who raised the problem."""

    RESIDENTS = "residents"
    COMMUNITY = "community_group"
    OFFICIALS = "officials"
    COUNCIL = "council"
    VENDOR = "vendor"
    UNSAID = "unsaid"


class Sort(StrEnum):
    """What sort of answer an alternative is."""

    NOTHING = "do_nothing"
    NON_DIGITAL = "non_digital"
    POLICY_OR_CARE = "policy_or_care"
    DIGITAL = "digital"
    UNSAID = "unsaid"


class Severity(StrEnum):
    """How bad a harm would be, for those it hits."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    GRAVE = "grave"
    UNSAID = "unsaid"


class Likelihood(StrEnum):
    """How likely a harm is."""

    RARE = "rare"
    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"
    UNSAID = "unsaid"


class Opening(Body):
    """Opens a case with a problem in the words of those who have it, before any technology is named."""

    kind = "asked.opening/1"
    demands = ("1.1",)
    title: str = Field(title=_("Title of the case"), description=_("Short, and known to residents: Street lighting in Rosengård."), min_length=3, max_length=160)
    problem: str = Field(title=_("The problem"), description=_("In residents' own words, without naming a product."), min_length=10, json_schema_extra={"long": True})
    raised_by: Raiser = Field(Raiser.UNSAID, title=_("Raised by"), description=_("Who raised it first. A vendor's offer cannot open a case."))
    where: str = Field("", title=_("Where"), description=_("The streets, areas or services where the problem is felt."))
    since: str = Field("", title=_("Since when"), description=_("A year, a date or words: since the winter of 2023."))
    tried: str = Field("", title=_("What was tried"), description=_("What has been done about it before, and how it went."), json_schema_extra={"long": True})
    example: bool = Field(False, title=_("Worked example"), description=_("Tick if this case is invented to show how a case file works."))


class Record(Body):
    """Says that another register lists this technology. It opens a case that nobody has asked a question for yet."""

    kind = "asked.record/1"
    demands = ("1.1",)
    title: str = Field(title=_("Name in the register"), description=_("As the register writes it."))
    organisation: str = Field("", title=_("Organisation"), description=_("Who the register says is responsible."))
    register_name: str = Field(title=_("Register"), description=_("Which register the record was read from."))
    record_id: str = Field("", title=_("Number in the register"), description=_("The register's own identifier."))
    url: str = Field("", title=_("Address"), description=_("Where the record can be read."))
    summary: str = Field("", title=_("Description"), description=_("The register's short description, word for word."), json_schema_extra={"long": True})
    language: str = Field("", title=_("Language"), description=_("The language that the record is written in: nl, en, sv."))
    unmapped: tuple[str, ...] = Field((), title=_("Not carried over"), description=_("Fields of the record that no kind of entry holds, by name."))
    withheld: tuple[str, ...] = Field((), title=_("Held back at the door"), description=_("Fields left out because they name a person."))


class Purpose(Body):
    """What the technology is said to be for."""

    kind = "asked.purpose/1"
    demands = ("1.1", "1.8", "7.4")
    text: str = Field(title=_("Purpose"), description=_("What it is for, in full. A later change of purpose will be announced."), min_length=1, json_schema_extra={"long": True})


class Necessity(Body):
    """Why a digital technology is said to be needed and proportionate."""

    kind = "asked.necessity/1"
    demands = ("1.2",)
    text: str = Field(title=_("Why it is needed"), description=_("Why nothing simpler will do, and why the means fit the end."), min_length=1, json_schema_extra={"long": True})


class Alternative(Body):
    """One way to answer the problem: doing nothing, something not digital, a policy or care, or a technology."""

    kind = "asked.alternative/1"
    demands = ("1.2", "1.4")
    name: str = Field(title=_("Name"), description=_("Short: LED bulbs, more repair crews."), min_length=2)
    sort: Sort = Field(Sort.UNSAID, title=_("Sort"), description=_("What sort of answer it is."))
    what: str = Field("", title=_("What it is"), description=_("What would be done."), json_schema_extra={"long": True})
    why_not: str = Field("", title=_("Why not"), description=_("Why it was not chosen, if it was not."), json_schema_extra={"long": True})
    chosen: Said = Field(Said.UNSAID, title=_("Chosen"), description=_("Whether this is the answer the city takes."))
    touches: tuple[str, ...] = Field((), title=_("Causes it touches"), description=_("Names of the causes that it does something about, one on each line."))


class Cost(Body):
    """What one alternative costs over its whole life, in money of the year it starts."""

    kind = "asked.cost/1"
    demands = ("1.3",)
    alternative: str = Field(title=_("Alternative"), description=_("Its name, as written there."))
    currency: str = Field(title=_("Currency"), description=_("Three letters: SEK, EUR."), pattern=r"^[A-Z]{3}$")
    years: int = Field(title=_("Years"), description=_("Length of life counted."), ge=1, le=100)
    investment: float = Field(0, title=_("Investment"), description=_("Paid once at the start."), ge=0)
    service_a_year: float = Field(0, title=_("Service a year"), description=_("Licences, power, staff and repair in a year."), ge=0)
    change: float = Field(0, title=_("Change"), description=_("Retraining and rebuilding around it."), ge=0)
    exit: float = Field(0, title=_("Exit"), description=_("Taking it down and moving to something else."), ge=0)
    price_growth: float = Field(0, title=_("Price growth, per cent a year"), description=_("How fast the service price is expected to grow."), ge=-20, le=50)
    discount: float = Field(0, title=_("Discount rate, per cent a year"), description=_("The rate that the city uses."), ge=0, le=30)
    optimism: float = Field(0, title=_("Optimism bias, per cent"), description=_("What is added because first estimates run low."), ge=0, le=400)
    low: float | None = Field(None, title=_("Lowest whole-life cost"), description=_("The low end of the range."), ge=0)
    high: float | None = Field(None, title=_("Highest whole-life cost"), description=_("The high end of the range."), ge=0)


class Cause(Body):
    """One cause of the problem, so that each alternative can say whether it touches it."""

    kind = "asked.cause/1"
    demands = ("1.4",)
    name: str = Field(title=_("Cause"), description=_("Short: too few repair crews."), min_length=2)
    why: str = Field("", title=_("Why we think so"), description=_("What shows that this is a cause."), json_schema_extra={"long": True})


class Measure(Body):
    """A measure of success, sealed before a trial starts."""

    kind = "asked.measure/1"
    demands = ("1.5", "6.1")
    name: str = Field(title=_("Measure"), description=_("What is counted: lamps repaired within five days."), min_length=2)
    unit: str = Field(title=_("Unit"), description=_("Per cent, days, kWh a year."))
    baseline: float | None = Field(None, title=_("Baseline"), description=_("The value before, in the unit."))
    target: float | None = Field(None, title=_("Target"), description=_("The value that would count as success."))
    due: date | None = Field(None, title=_("Measured by"), description=_("The day the result is due."))
    decision_rule: str = Field("", title=_("Decision rule"), description=_("What the city will do if it is reached, and if it is not."), json_schema_extra={"long": True})


class Grounding(Body):
    """What is known of this place: its history, its inequities, what was done there before."""

    kind = "asked.grounding/1"
    demands = ("1.6",)
    place: str = Field(title=_("Place"), description=_("An area by its name or code."), min_length=1)
    history: str = Field("", title=_("History"), description=_("What the place has been through."), json_schema_extra={"long": True})
    inequities: str = Field("", title=_("Inequities"), description=_("Who has had less here, and of what."), json_schema_extra={"long": True})
    earlier: str = Field("", title=_("Earlier initiatives"), description=_("What the city and others did here before, and what became of it."), json_schema_extra={"long": True})


class Harm(Body):
    """A harm that may come to a group. The most vulnerable and the most watched come first."""

    kind = "asked.harm/1"
    demands = ("1.7",)
    group: str = Field(title=_("Group"), description=_("Who would be harmed."), min_length=2)
    harm: str = Field(title=_("Harm"), description=_("What would happen to them."), min_length=2, json_schema_extra={"long": True})
    vulnerable: Said = Field(Said.UNSAID, title=_("Vulnerable group"), description=_("Whether the group is among the most vulnerable or the most watched."))
    severity: Severity = Field(Severity.UNSAID, title=_("Severity"), description=_("How bad it would be for them."))
    likelihood: Likelihood = Field(Likelihood.UNSAID, title=_("Likelihood"), description=_("How likely it is."))
    mitigation: str = Field("", title=_("What is done about it"), description=_("What makes it less likely or less bad."), json_schema_extra={"long": True})
    owner: str = Field("", title=_("Owner"), description=_("The office that answers for it."))


class Borrowed(Body):
    """An idea taken from elsewhere, and what had to be changed for this place."""

    kind = "asked.borrowed/1"
    demands = ("1.8",)
    idea: str = Field(title=_("Idea"), description=_("What was borrowed."), min_length=2)
    source: str = Field("", title=_("From"), description=_("The city or project it comes from."))
    differs: str = Field("", title=_("What differs here"), description=_("How this place is not like that one."), json_schema_extra={"long": True})
    adapted: str = Field("", title=_("What was adapted"), description=_("What was changed because of it."), json_schema_extra={"long": True})


class Position(Body):
    """Who made this case or analysis, whose perspective is missing, and what was taken for granted."""

    kind = "asked.position/1"
    demands = ("1.9",)
    about: str = Field("", title=_("About"), description=_("The case, or the analysis it speaks of."))
    made_by: str = Field(title=_("Made by"), description=_("Roles, not names: two engineers of the street office."), min_length=2)
    missing: str = Field("", title=_("Whose perspective is missing"), description=_("Who was not part of making it."), json_schema_extra={"long": True})
    assumed: str = Field("", title=_("What was taken for granted"), description=_("The assumptions that came with them."), json_schema_extra={"long": True})


class Reflection(Body):
    """What somebody thinks of this case after a module of the course. It can be erased on request, like all words of one person."""

    kind = "asked.reflection/1"
    module: int = Field(title=_("Module"), description=_("The number of the module of the course."), ge=1, le=99)
    thought: str = Field(title=_("What you think now"), description=_("An answer to what the module asks at its end. Name nobody."), min_length=10, json_schema_extra={"long": True})
    would_change: str = Field("", title=_("What you would change in this case"), description=_("If anything."), json_schema_extra={"long": True})


KINDS: tuple[type[Body], ...] = (
    Opening, Record, Purpose, Necessity, Alternative, Cost, Cause, Measure, Grounding, Harm, Borrowed, Position,
    Reflection,
)
