"""What can be written down about who was heard."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.ledger.entry import Body, Said
from ombud.words import mark as _


class Channel(StrEnum):
    """How people could say something."""

    MEETING = "meeting"
    WORKSHOP = "workshop"
    WEB = "web"
    PAPER = "paper"
    PHONE = "phone"
    EMAIL = "email"
    SURVEY = "survey"
    MAP = "map"
    ART = "art"
    INTERVIEW = "interview"
    UNSAID = "unsaid"


class Open(StrEnum):
    """What was still open when people came in, widest first."""

    QUESTION = "the_question"
    ALTERNATIVES = "the_alternatives"
    DESIGN = "the_design"
    DETAILS = "details"
    NOTHING = "nothing"
    UNSAID = "unsaid"


class Decider(StrEnum):
    """Who decided after people had been heard."""

    RESIDENTS = "residents"
    SHARED = "residents_and_city"
    CITY = "city"
    VENDOR = "vendor"
    UNSAID = "unsaid"


class Rung(StrEnum):
    """The level of participation that was promised, lowest first."""

    MANIPULATION = "manipulation"
    CONSUMER = "consumer"
    INFORMED = "informed"
    CONSULTED = "consulted"
    INVOLVED = "involved"
    PARTNER = "partner"
    DELEGATED = "delegated"
    CONTROL = "citizen_control"
    UNSAID = "unsaid"


class Outcome(StrEnum):
    """What was done with a contribution or a request."""

    ADOPTED = "adopted"
    PARTLY = "partly_adopted"
    PASSED_ON = "passed_on"
    REFUSED = "refused"
    PENDING = "pending"
    UNSAID = "unsaid"


class Form(StrEnum):
    """The form of a larger process in which residents propose, debate or decide."""

    PROPOSALS = "proposals"
    OPINIONS = "opinion_groups"
    BUDGET = "participatory_budget"
    OTHER = "other"


class Activity(Body):
    """One occasion on which people could say something: when, how, what was open, what changed."""

    kind = "heard.activity/1"
    demands = ("2.1", "2.2", "2.3", "2.7")
    name: str = Field(title=_("Activity"), description=_("Short: workshop at the library."), min_length=2)
    on: date | None = Field(None, title=_("Date"), description=_("The day it took place, or the first day."))
    channel: Channel = Field(Channel.UNSAID, title=_("How"), description=_("The method used."))
    invited: int | None = Field(None, title=_("Invited"), description=_("Number of people invited."), ge=0)
    came: int | None = Field(None, title=_("Came"), description=_("Number of people who took part."), ge=0)
    open: Open = Field(Open.UNSAID, title=_("Still open"), description=_("What could still be changed when people came in."))
    decider: Decider = Field(Decider.UNSAID, title=_("Who decided"), description=_("Who took the decision afterwards."))
    changed: str = Field("", title=_("What changed"), description=_("What was changed because of what people said. Write “nothing” if nothing was."), json_schema_extra={"long": True})
    promised: Rung = Field(Rung.UNSAID, title=_("Level promised"), description=_("The level of participation that people were told they would have."))
    languages: tuple[str, ...] = Field((), title=_("Languages"), description=_("Languages that people could use, one on each line."))


class Dots(Body):
    """One round of a participatory map: where people like to be, avoid or feel unsafe."""

    kind = "heard.dots/1"
    demands = ("2.4",)
    round: int = Field(1, title=_("Round"), description=_("1 for the first time people were asked, 2 for the next."), ge=1)
    asked: str = Field(title=_("What was asked"), description=_("The question, word for word."), min_length=2)
    how: str = Field("", title=_("How it was asked"), description=_("On foot, at a table, on the web, at night."))
    on: date | None = Field(None, title=_("Date"), description=_("When the round was held."))
    dots: int | None = Field(None, title=_("Dots"), description=_("Number of places marked."), ge=0)
    differs: str = Field("", title=_("What differs from the round before"), description=_("How the answer changed when people were asked again."), json_schema_extra={"long": True})


class Diary(Body):
    """What people said they do against what a diary or a count shows they do."""

    kind = "heard.diary/1"
    demands = ("2.5",)
    about: str = Field(title=_("About"), description=_("What was compared: minutes of walking a day."), min_length=2)
    unit: str = Field("", title=_("Unit"), description=_("Minutes a day, trips a week."))
    said: float | None = Field(None, title=_("Said"), description=_("The mean of what people said, in the unit."))
    observed: float | None = Field(None, title=_("Observed"), description=_("The mean of what was recorded, in the unit."))
    people: int | None = Field(None, title=_("People"), description=_("How many took part."), ge=0)
    margin: float | None = Field(None, title=_("Margin of the difference"), description=_("Half the width of the 95 per cent interval, in the unit."), ge=0)


class Lottery(Body):
    """A democratic lottery: who could be drawn, and with what chance."""

    kind = "heard.lottery/1"
    demands = ("2.6",)
    name: str = Field(title=_("Lottery"), description=_("What people were drawn for."), min_length=2)
    on: date | None = Field(None, title=_("Date"), description=_("The day of the draw."))
    pool: int | None = Field(None, title=_("Pool"), description=_("Number of people who could be drawn."), ge=0)
    drawn: int | None = Field(None, title=_("Drawn"), description=_("Number of people drawn."), ge=0)
    strata: tuple[str, ...] = Field((), title=_("Balanced by"), description=_("Traits that the draw was balanced on, one on each line."))
    seed: str = Field("", title=_("Public seed"), description=_("The public number from which anyone can repeat the draw."))
    chances: str = Field("", title=_("Selection chances"), description=_("Where each kind of person's chance of being drawn is published."))


class Attendance(Body):
    """How many of one group took part in an activity, beside their share of the people who live there."""

    kind = "heard.attendance/1"
    demands = ("2.7",)
    activity: str = Field(title=_("Activity"), description=_("Its name, as written there."))
    trait: str = Field(title=_("Trait"), description=_("What people are grouped by: age, tenure, language."))
    group: str = Field(title=_("Group"), description=_("Which group: 18-24, tenants."))
    area: str = Field("", title=_("Area"), description=_("The area that both numbers are for."))
    came: int = Field(title=_("Came"), description=_("People of the group who took part."), ge=0)
    of: int = Field(title=_("Out of"), description=_("All who took part and whose group is known."), ge=0)
    lives_here: float | None = Field(None, title=_("Share living here, per cent"), description=_("The group's share of the people in the area."), ge=0, le=100)


class Process(Body):
    """A process in which residents propose, debate, map opinions or share out a budget."""

    kind = "heard.process/1"
    demands = ("2.8",)
    name: str = Field(title=_("Process"), description=_("Short: the lighting budget of 2026."), min_length=2)
    form: Form = Field(Form.OTHER, title=_("Form"), description=_("What sort of process it is."))
    rule: str = Field("", title=_("Rule"), description=_("How the result follows from what people put in, by its published name."))
    took_part: int | None = Field(None, title=_("Took part"), description=_("Number of people."), ge=0)
    result: str = Field("", title=_("Result"), description=_("What came out, and where it is published."), json_schema_extra={"long": True})


class Contribution(Body):
    """One thing that was said, without naming who said it. It is owed an answer."""

    kind = "heard.contribution/1"
    demands = ("2.3", "2.9")
    ref: str = Field(title=_("Number"), description=_("The receipt number given to the contributor."), min_length=1)
    on: date | None = Field(None, title=_("Date"), description=_("When it came in."))
    channel: Channel = Field(Channel.UNSAID, title=_("How it came"), description=_("Paper entered by staff keeps its origin."))
    gist: str = Field(title=_("What was said"), description=_("In short, with nothing that points to a person."), min_length=2, json_schema_extra={"long": True})
    group: str = Field("", title=_("Group"), description=_("For whom it speaks, if it says so."))


class Reply(Body):
    """The answer to a contribution: what was done with it, by which office, why."""

    kind = "heard.reply/1"
    demands = ("2.9",)
    to: str = Field(title=_("To number"), description=_("The number of the contribution."), min_length=1)
    on: date | None = Field(None, title=_("Date"), description=_("The day it was answered."))
    outcome: Outcome = Field(Outcome.UNSAID, title=_("What was done"), description=_("What became of it."))
    why: str = Field("", title=_("Why"), description=_("The reason, in words the contributor would accept as an answer."), json_schema_extra={"long": True})
    by: str = Field("", title=_("By"), description=_("The office that answers."))


class Contact(Body):
    """One contact between the city and a community."""

    kind = "heard.contact/1"
    demands = ("2.10",)
    community: str = Field(title=_("Community"), description=_("A neighbourhood, a group or an organisation."), min_length=2)
    on: date = Field(title=_("Date"), description=_("The day of the contact."))
    about: str = Field("", title=_("About"), description=_("What it was about."))


class Access(Body):
    """In which languages and ways people can read, speak and answer."""

    kind = "heard.access/1"
    demands = ("2.11",)
    languages: tuple[str, ...] = Field((), title=_("Languages"), description=_("Languages offered, one on each line."))
    spoken_here: tuple[str, ...] = Field((), title=_("Languages spoken here"), description=_("Languages that are common among those concerned, one on each line."))
    ways: tuple[str, ...] = Field((), title=_("Ways"), description=_("Screen reader, keyboard, print, easy read, sign language: those that were tried out."))
    vendor_duty: Said = Field(Said.UNSAID, title=_("Duty of the vendor"), description=_("Whether the contract obliges the vendor to translate and to be accessible."))


class DataRequest(Body):
    """A community asks the city for data, and what it got."""

    kind = "heard.datarequest/1"
    demands = ("2.12",)
    community: str = Field(title=_("Community"), description=_("Who asks, as a group."), min_length=2)
    wanted: str = Field(title=_("What they asked for"), description=_("The data, and what they mean to lay beside it."), min_length=2, json_schema_extra={"long": True})
    on: date | None = Field(None, title=_("Asked on"), description=_("The day of the request."))
    outcome: Outcome = Field(Outcome.UNSAID, title=_("Outcome"), description=_("What they got."))
    answered_on: date | None = Field(None, title=_("Answered on"), description=_("The day of the answer."))
    why: str = Field("", title=_("Why"), description=_("The reason for the answer."), json_schema_extra={"long": True})


class Group(Body):
    """A group or organisation concerned by the case, and whether anyone is in contact with it."""

    kind = "heard.group/1"
    demands = ("2.13",)
    name: str = Field(title=_("Group"), description=_("The group's or organisation's name."), min_length=2)
    quiet: Said = Field(Said.UNSAID, title=_("Seldom heard"), description=_("Whether it is a group that is seldom heard."))
    in_contact: Said = Field(Said.UNSAID, title=_("In contact"), description=_("Whether the city is in contact with it about this case."))
    by: str = Field("", title=_("By"), description=_("The office in contact."))
    data: str = Field("", title=_("Its own data"), description=_("Data it has brought, and on what terms."))


class Theme(Body):
    """A theme found in what people wrote, traceable to their words and checked by a person."""

    kind = "heard.theme/1"
    demands = ("2.14",)
    name: str = Field(title=_("Theme"), description=_("The name a person gave it."), min_length=2)
    texts: int | None = Field(None, title=_("Texts behind it"), description=_("How many answers it rests on."), ge=0)
    of: int | None = Field(None, title=_("Out of"), description=_("How many answers were read."), ge=0)
    traced: str = Field("", title=_("Traced to"), description=_("Where the words behind it can be read."))
    checked_by: str = Field("", title=_("Checked by"), description=_("The role of the person who read them."))
    left_out: str = Field("", title=_("Left out"), description=_("What did not fit any theme."), json_schema_extra={"long": True})


class Inclusion(Body):
    """One point of the review against inadvertent exclusion, answered with evidence."""

    kind = "heard.inclusion/1"
    demands = ("2.15",)
    point: str = Field(title=_("Point"), description=_("Who could be left out by accident, and how."), min_length=2, json_schema_extra={"long": True})
    answer: str = Field("", title=_("Answer"), description=_("What was found when it was looked at."), json_schema_extra={"long": True})
    left_out: Said = Field(Said.UNSAID, title=_("Someone is left out"), description=_("Whether anyone is."))
    remedy: str = Field("", title=_("Remedy"), description=_("What is done about it."))


KINDS: tuple[type[Body], ...] = (
    Activity, Dots, Diary, Lottery, Attendance, Process, Contribution, Reply, Contact, Access, DataRequest, Group,
    Theme, Inclusion,
)
