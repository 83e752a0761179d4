"""What can be written down about power: seats and vetoes, votes that bind, what an occasion was for, what was decided.

From these the level of participation of each phase is computed; see docs/rung.md.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ombud.heard.scaffold import Against, Aim, Level, Phase, Side
from ombud.ledger.entry import Body, Said
from ombud.words import mark as _

_PHASE = _("Problem, options, purchase, design, running, review or end of the case.")
_PROMISED = _("The level of participation that people were told they would have.")


class Offer(Body):
    """What an activity was for, in one phase of the case, and how people were told of it."""

    kind = "heard.offer/1"
    demands = ("2.1",)
    activity: str = Field(title=_("Activity"), description=_("Its name, as written there."), min_length=2)
    phase: Phase = Field(title=_("Phase"), description=_PHASE)
    aim: Aim = Field(Aim.UNSAID, title=_("What it was for"), description=_("What people could do there."))
    announced: date | None = Field(
        None, title=_("Announced on"), description=_("The day on which people were first told of it.")
    )
    public: Said = Field(Said.UNSAID, title=_("Public"), description=_("Whether it was told to everyone concerned."))
    plain: Said = Field(Said.UNSAID, title=_("In plain words"), description=_("Whether it was tried out on readers."))
    languages: Said = Field(
        Said.UNSAID, title=_("In the languages here"), description=_("Whether those concerned could read or hear it.")
    )
    contact: Said = Field(Said.UNSAID, title=_("Contact named"), description=_("Whether it said whom to turn to."))
    behaviour: Said = Field(
        Said.UNSAID, title=_("Asks people to change"), description=_("Whether what is to change is what people do.")
    )
    alternative: Said = Field(
        Said.UNSAID, title=_("Real alternative"), description=_("Whether people could do without what is offered.")
    )
    published: Said = Field(
        Said.UNSAID, title=_("Published"), description=_("Whether what people said, and what became of it, is public.")
    )
    contributions: tuple[str, ...] = Field(
        (), title=_("Contributions"), description=_("Numbers of what came in through it, one on each line.")
    )
    promised: Level = Field(Level.UNSAID, title=_("Level promised"), description=_PROMISED)


class Seats(Body):
    """A board, panel or table in one phase of the case: its seats by side, who can block, who holds the money."""

    kind = "heard.seats/1"
    demands = ("2.1",)
    name: str = Field(title=_("Body"), description=_("Short: the lighting board."), min_length=2)
    phase: Phase = Field(title=_("Phase"), description=_PHASE)
    residents: int | None = Field(None, title=_("Seats of residents"), description=_("How many."), ge=0)
    city: int | None = Field(None, title=_("Seats of the city"), description=_("How many."), ge=0)
    vendor: int | None = Field(None, title=_("Seats of vendors"), description=_("How many."), ge=0)
    others: int | None = Field(None, title=_("Seats of others"), description=_("How many."), ge=0)
    decides: Said = Field(
        Said.UNSAID, title=_("Decides of record"), description=_("Whether its word is the decision, not advice.")
    )
    money: Side = Field(Side.UNSAID, title=_("Holds the money"), description=_("Who can spend it."))
    agenda: Side = Field(Side.UNSAID, title=_("Sets the agenda"), description=_("Who says what is talked about."))
    city_veto: Said = Field(Said.UNSAID, title=_("The city can block"), description=_("Whether it has a veto."))
    residents_veto: Said = Field(
        Said.UNSAID, title=_("Residents can block"), description=_("Whether they have a veto.")
    )
    rules_written: Said = Field(
        Said.UNSAID, title=_("Shared rules in writing"), description=_("Whether both sides agreed to them.")
    )
    advice_paid: Said = Field(
        Said.UNSAID, title=_("Advice paid"), description=_("Whether residents were paid advice of their own choice.")
    )
    promised: Level = Field(Level.UNSAID, title=_("Level promised"), description=_PROMISED)


class Vote(Body):
    """A vote or a budget of residents in one phase of the case: whether it binds, and whether it was followed."""

    kind = "heard.vote/1"
    demands = ("2.1",)
    name: str = Field(title=_("Vote"), description=_("Short: the green budget of 2026."), min_length=2)
    phase: Phase = Field(title=_("Phase"), description=_PHASE)
    on: date | None = Field(None, title=_("Date"), description=_("The last day on which people could vote."))
    binding: Said = Field(Said.UNSAID, title=_("Binding"), description=_("Whether its outcome had to be followed."))
    followed: Said = Field(Said.UNSAID, title=_("Followed"), description=_("Whether its outcome was carried out."))
    published: Said = Field(Said.UNSAID, title=_("Published"), description=_("Whether its outcome is public."))
    promised: Level = Field(Level.UNSAID, title=_("Level promised"), description=_PROMISED)


class Overruled(Body):
    """What was done against a body of residents or against a vote: a veto, money taken back, rules changed."""

    kind = "heard.overruled/1"
    demands = ("2.1",)
    of: str = Field(title=_("Body or vote"), description=_("Its name, as written there."), min_length=2)
    what: Against = Field(Against.UNSAID, title=_("What was done"), description=_("In which way it was overruled."))
    on: date | None = Field(None, title=_("Date"), description=_("The day on which it was done."))
    by: str = Field("", title=_("By"), description=_("The office or body that did it."))
    record: str = Field("", title=_("Where it is written"), description=_("Minutes, a letter, a budget."))


class PhaseTold(Body):
    """When one phase of the case was decided, by whom, and which level of participation was promised for it."""

    kind = "heard.phase/1"
    demands = ("2.1", "2.2")
    phase: Phase = Field(title=_("Phase"), description=_PHASE)
    decided_on: date | None = Field(None, title=_("Decided on"), description=_("The day on which it was decided."))
    by: str = Field("", title=_("Decided by"), description=_("The body that decided."))
    promised: Level = Field(Level.UNSAID, title=_("Level promised"), description=_PROMISED)
    promised_in: str = Field("", title=_("Promised in"), description=_("Where that was said: a policy, a poster."))


KINDS: tuple[type[Body], ...] = (Offer, Seats, Vote, Overruled, PhaseTold)
