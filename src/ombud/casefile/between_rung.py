"""The records of a case from which the level of participation of each phase is computed, and what they say of 2.1.

Decisions and contracts belong to other questions, so they are brought here as plain values to those who were heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ombud.answered.entries import Decided
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, Resting, crossed, kept
from ombud.evidence.said import key, listed, none, short, told
from ombud.heard.answers import ANSWER_DAYS, NO_ANSWER, waiting_days
from ombud.heard.entries import Activity, Contribution, Open, Reply
from ombud.heard.entries_power import KINDS, Offer, Overruled, PhaseTold, Seats, Vote
from ombud.heard.occasions import held
from ombud.heard.phaserung import Reached, below, phases
from ombud.heard.phasewords import LEVELS, PHASES
from ombud.heard.scaffold import (
    NEAREST,
    Aim,
    Body,
    Claim,
    Decision,
    Event,
    Instrument,
    Level,
    Overruling,
    Phase,
    Records,
)
from ombud.held.entries import Contract
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

# Where nobody names the phase of an activity, what was still open tells it.
OPENED = {
    Open.QUESTION: Phase.PROBLEM,
    Open.ALTERNATIVES: Phase.OPTIONS,
    Open.DESIGN: Phase.DESIGN,
    Open.DETAILS: Phase.DESIGN,
}
DECIDED = (Phase.PROBLEM, Phase.OPTIONS, Phase.PURCHASE, Phase.DESIGN)  # what a decision of the case as a whole ends
POWER = KINDS


def by_phase(stack: Stack, today: date) -> tuple[Reached, ...]:
    """Every phase of a case with its level, the record it rests on, what would lift it, and what was promised."""
    return phases(records(stack, today))


def records(stack: Stack, today: date) -> Records:
    """All that a case says of who took part with which power, up to today."""
    decided = tuple(_decisions(stack))
    return Records(
        events=tuple(_events(stack, today)),
        bodies=tuple(_body(one) for one in stack.of(Seats)),
        instruments=tuple(_instrument(one) for one in stack.of(Vote) if not one.body.on or one.body.on <= today),
        overrulings=tuple(Overruling(short(one.body.record or one.body.of), _name(stack, one.body.of), one.body.what)
                          for one in stack.of(Overruled) if not one.body.on or one.body.on <= today),
        decisions=decided,
        claims=tuple(_claims(stack)),
        nothing_decided=not decided and stack.before(Stage.PROCUREMENT),
    )  # fmt: skip


def _events(stack: Stack, today: date) -> Iterator[Event]:
    activities = {key(one.body.name): one.body for one in held(stack, today)}
    offers = stack.of(Offer)
    planned = {key(one.body.name) for one in stack.of(Activity)} - activities.keys()
    offered = {key(one.body.activity) for one in offers}
    for offer in offers:
        if key(offer.body.activity) not in planned:
            yield _offered(stack, offer.body, activities.get(key(offer.body.activity)), today)
    for name, activity in activities.items():
        if name not in offered and activity.open in OPENED:
            yield _placed(activity)


def _offered(stack: Stack, offer: Offer, activity: Activity | None, today: date) -> Event:
    inputs, answered, overdue = _answers(stack, offer.contributions, today)
    promised = offer.promised if offer.promised is not Level.UNSAID or activity is None else NEAREST[activity.promised]
    return Event(
        name=short(offer.activity),
        phase=offer.phase,
        aim=offer.aim,
        on=activity.on if activity else None,
        announced=offer.announced,
        came=activity.came if activity else None,
        inputs=inputs,
        answered=answered,
        overdue=overdue,
        published=offer.published,
        public=offer.public,
        plain=offer.plain,
        languages=offer.languages,
        contact=offer.contact,
        behaviour=offer.behaviour,
        alternative=offer.alternative,
        promised=promised,
    )


def _placed(activity: Activity) -> Event:
    """An activity of which only what was open is told: a question in that phase, whose answers are public if it is
    told what changed. Its own promise is held against it as an activity, not against the phase."""
    published = Said.YES if told(activity.changed) or none(activity.changed) else Said.UNSAID
    return Event(short(activity.name), OPENED[activity.open], Aim.QUESTION, activity.on, None, activity.came,
                 published=published)  # fmt: skip


def _answers(stack: Stack, refs: tuple[str, ...], today: date) -> tuple[int, int, int]:
    """Of contributions by number: how many, how many answered with a reason, how many past due.

    A number that no contribution has is one that nobody can show to be answered.
    """
    known = {key(one.body.ref): one for one in stack.of(Contribution)}
    replies = {key(one.body.to): one.body for one in stack.of(Reply) if one.body.outcome not in NO_ANSWER}
    answered = {ref for ref in map(key, refs) if ref in replies and told(replies[ref].why)}
    late = {ref for ref in map(key, refs) if ref in known and ref not in replies
            and waiting_days(known[ref].body.on, known[ref].entry, today) > ANSWER_DAYS}  # fmt: skip
    return len(set(map(key, refs))), len(answered), len(late)


def _body(one: Stated[Seats]) -> Body:
    body = one.body
    return Body(
        short(body.name), (body.phase,), body.residents, body.city, body.vendor, body.others, body.decides, body.money,
        body.agenda, body.city_veto, body.residents_veto, body.rules_written, body.advice_paid, body.promised,
    )  # fmt: skip


def _instrument(one: Stated[Vote]) -> Instrument:
    body = one.body
    return Instrument(short(body.name), body.phase, body.on, body.binding, body.followed, body.published, body.promised)


def _name(stack: Stack, of: str) -> str:
    """The name of a body or a vote as it is written where it is described."""
    names = [*(one.body.name for one in stack.of(Seats)), *(one.body.name for one in stack.of(Vote))]
    return short(next((name for name in names if key(name) == key(of)), of))


def _decisions(stack: Stack) -> Iterator[Decision]:
    own = [one.body for one in stack.of(PhaseTold) if one.body.decided_on]
    for one in own:
        yield Decision(one.phase, one.decided_on, one.by)
    for contract in stack.of(Contract):
        if contract.body.signed is Said.YES:
            yield Decision(Phase.PURCHASE, contract.body.dated, short(contract.body.title), signature=True)
    last = max(stack.of(Decided), key=lambda one: one.body.on or date.min, default=None)
    if last is not None:
        named = {one.phase for one in own}
        yield from (Decision(phase, last.body.on, short(last.body.what)) for phase in DECIDED if phase not in named)


def _claims(stack: Stack) -> Iterator[Claim]:
    for one in stack.of(PhaseTold):
        if one.body.promised is not Level.UNSAID:
            yield Claim(one.body.phase, one.body.promised, short(one.body.promised_in))


def phases_promised(stack: Stack, today: date) -> Finding | None:
    """What the phases say of demand 2.1; nothing where nobody has written down who had which power."""
    if not any(stack.of(kind) for kind in POWER):
        return None
    rests_on: Resting = [*(one for kind in POWER for one in stack.of(kind)), *held(stack, today)]
    found = by_phase(stack, today)
    if broken := [one for one in found if one.broken]:
        return crossed(_short(broken[0]), rests_on, mend=_lift(broken[0]))
    if short_of := [one for one in found if one.short_of_promise]:
        return unsaid(stack, Stage.PROCUREMENT, _short(short_of[0]), _lift(short_of[0]), rests_on)
    promised = [one for one in found if one.promised is not Level.UNSAID]
    if not promised:
        because = say("By phase, and no level was promised: {levels}.", levels=strip(found))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Say which level people were promised."), rests_on)
    return kept(say("The level promised was reached. By phase: {levels}.", levels=strip(found)), rests_on)


def strip(found: tuple[Reached, ...]) -> Sentence:
    """The phases of which anything is recorded, each with its level; never an average."""
    return listed((say("{phase} {level}", phase=PHASES[one.phase], level=LEVELS[one.level])
                   for one in found if one.records or one.promised is not Level.UNSAID), 7)  # fmt: skip


def _short(one: Reached) -> Sentence:
    """A phase that did not reach what was promised, with the record that brought it down or that it rests on."""
    gaps = {"phase": PHASES[one.phase], "promised": LEVELS[one.promised]}
    if not one.because:
        return say("In {phase}, {promised} was promised and nothing is recorded.", **gaps)
    gaps |= {"level": LEVELS[one.level]}
    if broke := next((fall for fall in one.falls if below(fall.to, one.promised)), None):
        return say("In {phase}, {promised} was promised and {level} was reached: {why} ({by}).", **gaps,
                   why=broke.why, by=broke.by)  # fmt: skip
    return say("In {phase}, {promised} was promised and {level} is shown, by {record}.", **gaps, record=one.because)


def _lift(one: Reached) -> Sentence:
    return one.lifts[0] if one.lifts else say("Say what is not told.")
