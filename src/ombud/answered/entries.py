"""What can be written down about who answers for a technology."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage
from ombud.words import mark as _


class Assessed(StrEnum):
    """The sorts of assessment."""

    DPIA = "data_protection"
    AIA = "algorithmic_impact"
    RIGHTS = "human_rights"
    EQUALITY = "equality"
    ETHICS = "ethics"
    SECURITY = "security"
    OTHER = "other"


class Opinion(StrEnum):
    """What a board or reviewer said."""

    APPROVES = "approves"
    CONDITIONS = "approves_with_conditions"
    REFUSES = "refuses"
    UNSAID = "unsaid"


class Office(Body):
    """The office that answers for the technology: an office, never a person's name."""

    kind = "answered.office/1"
    demands = ("7.1",)
    name: str = Field(title=_("Office"), description=_("The accountable office: Head of Street Works."), min_length=2)
    unit: str = Field("", title=_("Department"), description=_("The department it belongs to."))
    contact: str = Field("", title=_("How to reach it"), description=_("A shared mailbox, a telephone number or a desk; not a person's."))


class Decided(Body):
    """A decision with its reasons and the alternatives that were refused."""

    kind = "answered.decision/1"
    demands = ("7.1", "2.2")
    what: str = Field(title=_("Decision"), description=_("What was decided."), min_length=2, json_schema_extra={"long": True})
    on: date | None = Field(None, title=_("Date"), description=_("The day of the decision."))
    by: str = Field("", title=_("By"), description=_("The body that decided."))
    reasons: str = Field("", title=_("Reasons"), description=_("Why."), json_schema_extra={"long": True})
    refused: tuple[str, ...] = Field((), title=_("Alternatives refused"), description=_("What was turned down, one on each line."))
    url: str = Field("", title=_("Address"), description=_("Where the minutes can be read."))


class Redress(Body):
    """How anyone can complain or ask, and what becomes of it."""

    kind = "answered.redress/1"
    demands = ("7.2",)
    how: str = Field(title=_("How"), description=_("Where to turn, in plain words."), min_length=2, json_schema_extra={"long": True})
    without_account: Said = Field(Said.UNSAID, title=_("Without an account"), description=_("Whether it can be done without an account."))
    days: int | None = Field(None, title=_("Deadline, days"), description=_("Within how many days an answer is due."), ge=0)
    appeal: str = Field("", title=_("Appeal"), description=_("Where to turn next."))


class RedressCount(Body):
    """How many complaints and questions came in, and how many were answered in time."""

    kind = "answered.redresscount/1"
    demands = ("7.2",)
    period: str = Field(title=_("Period"), description=_("The months or year counted."), min_length=2)
    received: int = Field(title=_("Received"), description=_("How many came in."), ge=0)
    answered: int = Field(title=_("Answered"), description=_("How many were answered."), ge=0)
    late: int = Field(0, title=_("Late"), description=_("How many were answered after the deadline or are overdue."), ge=0)


class Assessment(Body):
    """An assessment of data protection, equality, ethics or security: done, signed, published."""

    kind = "answered.assessment/1"
    demands = ("7.3",)
    sort: Assessed = Field(Assessed.OTHER, title=_("Sort"), description=_("What sort of assessment it is."))
    name: str = Field("", title=_("Name"), description=_("Its title or method, with the version of the rules."))
    done: Said = Field(Said.UNSAID, title=_("Done"), description=_("Whether it was done."))
    on: date | None = Field(None, title=_("Date"), description=_("The day it was signed."))
    signed_by: str = Field("", title=_("Signed by"), description=_("The role that signed it."))
    published: str = Field("", title=_("Published at"), description=_("The address where anyone can read it."))
    level: str = Field("", title=_("Result"), description=_("The level or conclusion."))
    people_asked: Said = Field(Said.UNSAID, title=_("People were asked"), description=_("Whether those concerned were asked for their opinion."))


class LegalBasis(Body):
    """The law that the technology as a whole is said to rest on."""

    kind = "answered.legalbasis/1"
    demands = ("7.3", "7.4")
    text: str = Field(title=_("Legal basis"), description=_("The law and paragraph, word for word."), min_length=1, json_schema_extra={"long": True})


class Extent(Body):
    """How far the technology reaches on a given day: cameras, vehicles, stations."""

    kind = "answered.extent/1"
    demands = ("7.4",)
    what: str = Field(title=_("What is counted"), description=_("Vehicles with a camera; stations; or a description."), min_length=2)
    number: float | None = Field(None, title=_("Number"), description=_("How many."), ge=0)
    as_of: str = Field("", title=_("As of"), description=_("The day or year it was true."))


class Sharing(Body):
    """With whom data are shared or linked, and for what."""

    kind = "answered.sharing/1"
    demands = ("7.4",)
    recipient: str = Field(title=_("Recipient"), description=_("The organisation."), min_length=2)
    purpose: str = Field("", title=_("For"), description=_("What they use it for."))
    since: str = Field("", title=_("Since"), description=_("The day or year it began."))


class Staged(Body):
    """Where the technology stands in its life."""

    kind = "answered.stage/1"
    demands = ("7.5",)
    stage: Stage = Field(title=_("Stage"), description=_("The stage it enters."))
    since: str = Field("", title=_("Since"), description=_("The day or month it entered the stage."))
    said_as: str = Field("", title=_("In the source's words"), description=_("How the source puts it, if it was imported."))


class Sunset(Body):
    """The day on which the technology ends unless it is decided on again."""

    kind = "answered.sunset/1"
    demands = ("7.5",)
    on: date | None = Field(None, title=_("Ends on"), description=_("A date within reach; not the year 3000."))
    rule: str = Field("", title=_("Rule"), description=_("What must happen for it to go on."), json_schema_extra={"long": True})


class Decommissioning(Body):
    """The taking down of a technology, step by step, with proof."""

    kind = "answered.decommissioning/1"
    demands = ("7.5",)
    on: date | None = Field(None, title=_("Finished on"), description=_("The day the last step was done."))
    steps: tuple[str, ...] = Field((), title=_("Steps done"), description=_("Poles removed, data destroyed, accounts closed: one on each line."))
    left: tuple[str, ...] = Field((), title=_("Steps left"), description=_("What is not yet done, one on each line."))


class Incident(Body):
    """Something went wrong: what, when, who was told, how it was mended."""

    kind = "answered.incident/1"
    demands = ("7.6",)
    what: str = Field(title=_("Incident"), description=_("What happened."), min_length=2, json_schema_extra={"long": True})
    on: date | None = Field(None, title=_("Date"), description=_("The day it began."))
    response: str = Field("", title=_("Response"), description=_("What was done, and by which team."), json_schema_extra={"long": True})
    mended_on: date | None = Field(None, title=_("Mended on"), description=_("The day it was over."))


class Fallback(Body):
    """How the work is done by hand if the technology fails, and when that was last exercised."""

    kind = "answered.fallback/1"
    demands = ("7.6",)
    how: str = Field(title=_("By hand"), description=_("How the service goes on without it."), min_length=2, json_schema_extra={"long": True})
    exercised: date | None = Field(None, title=_("Last exercised"), description=_("The day it was last tried."))


class Review(Body):
    """What an advisory board, a privacy team or another reviewer said."""

    kind = "answered.review/1"
    demands = ("7.7",)
    board: str = Field(title=_("Reviewer"), description=_("The board or team."), min_length=2)
    on: date | None = Field(None, title=_("Date"), description=_("The day of the opinion."))
    opinion: Opinion = Field(Opinion.UNSAID, title=_("Opinion"), description=_("What it said."))
    reasons: str = Field("", title=_("Reasons"), description=_("Why."), json_schema_extra={"long": True})


class Override(Body):
    """A gate was passed although checks were not kept: by which office, and why."""

    kind = "answered.override/1"
    demands = ("7.7",)
    stage: Stage = Field(title=_("Stage entered"), description=_("The stage that the gate guards."))
    checks: tuple[str, ...] = Field(title=_("Checks not kept"), description=_("Their numbers, one on each line."), min_length=1)
    office: str = Field(title=_("Office"), description=_("The office that decides to go on."), min_length=2)
    reason: str = Field(title=_("Reason"), description=_("Why it goes on. This is public."), min_length=20, json_schema_extra={"long": True})


class Algorithm(Body):
    """How the software reaches its results, what people do, and how to contest it."""

    kind = "answered.algorithm/1"
    demands = ("7.8",)
    logic: str = Field("", title=_("Logic"), description=_("How it works, in plain words."), json_schema_extra={"long": True})
    data: str = Field("", title=_("Data"), description=_("What it is fed and was trained on."), json_schema_extra={"long": True})
    human_role: str = Field("", title=_("What people do"), description=_("What a person decides or checks."), json_schema_extra={"long": True})
    contest: str = Field("", title=_("How to contest"), description=_("What a resident can do about a result."), json_schema_extra={"long": True})
    code: str = Field("", title=_("Code"), description=_("Where the code can be read."))
    performance: str = Field("", title=_("Performance"), description=_("How well it does, and how that is watched."), json_schema_extra={"long": True})
    risks: str = Field("", title=_("Risks"), description=_("What may go wrong, as its owner says."), json_schema_extra={"long": True})


class NoAlgorithm(Body):
    """States that no software in this case decides, scores or sorts."""

    kind = "answered.noalgorithm/1"
    demands = ("7.8",)
    why: str = Field(title=_("Why it does not apply"), description=_("What the technology does instead."), min_length=5)


class Story(Body):
    """The case in plain words: what it is, what it cannot do, how it will age."""

    kind = "answered.story/1"
    demands = ("7.9",)
    plain: str = Field(title=_("In plain words"), description=_("What is there, as it is."), min_length=10, json_schema_extra={"long": True})
    limits: str = Field("", title=_("Limits"), description=_("What it cannot do."), json_schema_extra={"long": True})
    ageing: str = Field("", title=_("Ageing"), description=_("How it wears, and what upkeep it will need."), json_schema_extra={"long": True})
    picture: str = Field("", title=_("Picture"), description=_("A photograph of what is there; no rendering."))


class Competence(Body):
    """A department or skill that the case needs, and whether it is there."""

    kind = "answered.competence/1"
    demands = ("7.10",)
    need: str = Field(title=_("Department or skill"), description=_("Short: data protection, social work, street repair."), min_length=2)
    present: Said = Field(Said.UNSAID, title=_("Involved"), description=_("Whether it takes part in this case."))
    training: str = Field("", title=_("Training"), description=_("What is done to get it."))


class Vanished(Body):
    """A record that stood in a register and is there no more. This stone marks where it stood."""

    kind = "answered.vanished/1"
    demands = ("7.1", "7.5")
    register_name: str = Field(title=_("Register"), description=_("The register it vanished from."))
    record_id: str = Field("", title=_("Number in the register"), description=_("The register's own identifier."))
    seen_gone: str = Field("", title=_("Seen to be gone"), description=_("The day on which it was no longer there."))
    last_stage: str = Field("", title=_("Last status"), description=_("The status it had when last seen."))
    note: str = Field("", title=_("Note"), description=_("What the register says about it, if anything."))


class Withdrawal(Body):
    """Takes back an entry that was made in error. The entry stays to be read; it no longer counts."""

    kind = "answered.withdrawal/1"
    demands = ("7.1",)
    entry: int = Field(title=_("Entry"), description=_("The number of the entry that is taken back."), ge=0)
    reason: str = Field(title=_("Reason"), description=_("Why it is taken back."), min_length=5)


class Erasure(Body):
    """Says that fields of an entry were erased by law. What was erased is gone; that it was is public."""

    kind = "answered.erasure/1"
    demands = ("5.7", "7.1")
    entry: int = Field(title=_("Entry"), description=_("The number of the entry."), ge=0)
    fields: tuple[str, ...] = Field(title=_("Fields"), description=_("Names of the fields that were erased."), min_length=1)
    ground: str = Field(title=_("Legal ground"), description=_("The paragraph that asks for it."), min_length=3)


KINDS: tuple[type[Body], ...] = (
    Office, Decided, Redress, RedressCount, Assessment, LegalBasis, Extent, Sharing, Staged, Sunset, Decommissioning,
    Incident, Fallback, Review, Override, Algorithm, NoAlgorithm, Story, Competence, Vanished, Withdrawal, Erasure,
)
