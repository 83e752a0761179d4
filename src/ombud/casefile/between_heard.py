"""Were people heard before it was decided, at the level that they were promised? Demands 2.1 and 2.2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ombud.answered.entries import Decided
from ombud.casefile.between_rung import POWER, phases_promised
from ombud.evidence.check import Check, check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, Resting, crossed, kept
from ombud.evidence.gaps import tally
from ombud.evidence.measured import worse
from ombud.evidence.said import listed, short
from ombud.heard.entries import Activity, Contribution, Open, Reply, Rung
from ombud.heard.occasions import held
from ombud.heard.rung import Facts, at_best, at_least, facts, rung
from ombud.heard.rungwords import OPENS, RUNGS, lift, why
from ombud.held.entries import Contract
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _


@dataclass(frozen=True, slots=True)
class Decisions:
    """The days on which something was decided or signed, oldest first, and what says so."""

    days: tuple[date, ...]
    nothing_yet: bool  # the case is known not to have come to a decision
    rests_on: tuple[Stated[Decided] | Stated[Contract], ...]

    @property
    def last(self) -> date | None:
        """The day after which nothing more was decided: who comes in later can change nothing that is on record."""
        return self.days[-1] if self.days else None


def decisions(stack: Stack) -> Decisions:
    """Decisions and signed contracts: who signs has decided."""
    decided = stack.of(Decided)
    signed = tuple(one for one in stack.of(Contract) if one.body.signed is Said.YES)
    days = [one.body.on for one in decided] + [one.body.dated for one in signed]
    nothing_yet = not decided and not signed and stack.before(Stage.PROCUREMENT)
    return Decisions(tuple(sorted(day for day in days if day)), nothing_yet, (*decided, *signed))


@dataclass(frozen=True, slots=True)
class Reached:
    """One activity with the level that its recorded facts reach, and the level they would reach at best."""

    name: str
    facts: Facts
    rung: Rung
    best: Rung

    @property
    def told(self) -> Sentence:
        return say("{name}: {rung} ({why})", name=short(self.name), rung=RUNGS[self.rung], why=why(self.facts))


def reached(activities: Sequence[Stated[Activity]], decided: Decisions) -> list[Reached]:
    """The level that each activity reached. There is no average: each stands for itself."""
    seen = [(one.body.name, facts(one.body, decided.last, decided.nothing_yet)) for one in activities]
    return [Reached(name, each, rung(each), at_best(each)) for name, each in seen]


@check(
    "2.1",
    _("People were heard at the level that they were promised"),
    reads=(Activity, Decided, Contract, Contribution, Reply, *POWER),
    measure=_("Records of seats, votes, money and vetoes: who could block, who held the budget, who was paid."),
)
def promised_level_is_reached(stack: Stack, today: date) -> Finding:
    """The level is computed from facts: of each activity, and of each phase where it is told who had which power."""
    phases = phases_promised(stack, today)
    if phases is not None and not held(stack, today):
        return phases
    return worse(_of_activities(stack, today), phases)


def _of_activities(stack: Stack, today: date) -> Finding:
    """When people came in, what was open, what changed, who decided."""
    activities = held(stack, today)
    if not activities:
        because = say("Nobody is recorded to have been heard, at any level.")
        mend = say("Write down each activity: its day, what was still open, what changed, who decided.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    decided = decisions(stack)
    levels, rests_on = reached(activities, decided), [*activities, *decided.rests_on]
    promised = [one for one in levels if one.facts.promised is not Rung.UNSAID]
    broken = [one for one in promised if not at_least(one.best, one.facts.promised)]
    if broken:
        return crossed(_promised_more(broken, levels), rests_on, mend=lift(broken[0].facts))
    unproven = [one for one in promised if not at_least(one.rung, one.facts.promised)]
    if unproven:
        return unsaid(stack, Stage.PROCUREMENT, _promised_more(unproven, levels), _lifted(unproven[0]), rests_on)
    if len(promised) < len(levels):
        return _unpromised(stack, levels, rests_on)
    best = max(levels, key=lambda one: list(Rung).index(one.rung))
    because = say(
        "Activities that reached the level promised: {n} of {n}. The highest is {told}.", n=len(levels), told=best.told
    )
    return kept(because, rests_on, mend=lift(best.facts))


def _promised_more(short_of_it: Sequence[Reached], levels: Sequence[Reached]) -> Sentence:
    worst = short_of_it[0]
    return say(
        "Activities that did not reach the level promised, {promised}: {n} of {all}. {told}.",
        n=len(short_of_it),
        all=len(levels),
        promised=RUNGS[worst.facts.promised],
        told=worst.told,
    )


def _lifted(one: Reached) -> Sentence:
    return lift(one.facts) or say("Say what is not told.")


def _unpromised(stack: Stack, levels: Sequence[Reached], rests_on: Resting) -> Finding:
    without = [one for one in levels if one.facts.promised is Rung.UNSAID]
    because = say(
        "Activities without a promised level: {n} of {all}. Reached: {told}.",
        n=len(without),
        all=len(levels),
        told=listed((one.told for one in without), most=2),
    )
    return unsaid(stack, Stage.PROCUREMENT, because, say("Say which level people were promised."), rests_on)


@check(
    "2.2",
    _("Residents came in before it was decided, and could say what is done, not only how"),
    reads=(Activity, Decided, Contract, Contribution),
    measure=_("Minutes and contracts with their dates, attached to the decisions they record."),
)
def people_came_in_first(stack: Stack, today: date) -> Finding:
    """Activities are dated against the last decision or signature; what came after it is labelled so."""
    activities, decided = held(stack, today), decisions(stack)
    rests_on = [*activities, *decided.rests_on]
    if not activities:
        because = say("Nobody is recorded to have come in, before or after a decision.")
        mend = say("Write down each activity with its day and what was still open.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, rests_on)
    if decided.last is None and not decided.nothing_yet:
        because = say("Activities that no dated decision can be held against: {n} of {n}.", n=len(activities))
        mend = say("Date the decision, or say that the case has not come to one.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, rests_on)
    late = [one for one in activities if decided.last and one.body.on and one.body.on > decided.last]
    if decided.last and len(late) == len(activities):
        return crossed(
            _too_late(stack, late, decided.last), rests_on, mend=say("Open the decision again, and hear people first.")
        )
    undated = [one.body.name for one in activities if decided.last and one.body.on is None]
    if undated:
        because = tally(say("Activities without a date"), undated, len(activities))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Date each activity."), rests_on)
    return _what_was_open(stack, [one for one in activities if one not in late], _labelled(late), rests_on)


def _too_late(stack: Stack, late: Sequence[Stated[Activity]], decided_on: date) -> Sentence:
    days = sorted(one.body.on for one in late if one.body.on)
    after = [one for one in stack.of(Contribution) if one.body.on and one.body.on > decided_on]
    return say(
        "Activities after the decision of {day}: {n} of {n}, the first of them {days} days later. "
        "Contributions after it: {after}.",
        n=len(late),
        day=decided_on,
        days=(days[0] - decided_on).days,
        after=len(after),
    )


def _labelled(late: Sequence[Stated[Activity]]) -> Sentence:
    if not late:
        return say("None came after the decision.")
    return say("After the decision came: {names}.", names=listed(one.body.name for one in late))


def _what_was_open(stack: Stack, early: Sequence[Stated[Activity]], late: Sentence, rests_on: Resting) -> Finding:
    """Whether those who came in time could say what is done, or only how."""
    what = [one.body for one in early if one.body.open in (Open.QUESTION, Open.ALTERNATIVES)]
    if what:
        because = say(
            "Activities in time that left open what is done, {n} of {all}: {name} ({open}). {late}",
            n=len(what),
            all=len(early),
            name=short(what[0].name),
            open=OPENS[what[0].open],
            late=late,
        )
        return kept(because, rests_on)
    opened = listed(OPENS[width] for width in {one.body.open: None for one in early})
    because = say(
        "Activities in time that left open what is done, not only how: 0 of {all}, for {opened}. {late}",
        all=len(early),
        opened=opened,
        late=late,
    )
    mend = say("Hear people while the question or the alternatives are open, and say what was open.")
    if all(one.body.open in (Open.DETAILS, Open.NOTHING) for one in early):
        return crossed(because, rests_on, mend)
    return unsaid(stack, Stage.PROCUREMENT, because, mend, rests_on)


CHECKS: tuple[Check, ...] = (promised_level_is_reached, people_came_in_first)
