"""Demands 7.3 and 7.4: assessments that a change reopens, and changes that someone decided on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ombud.answered.entries import Assessed, Assessment, Decided, Extent, LegalBasis, Sharing
from ombud.asked.entries import Purpose
from ombud.casefile.changes import WATCHED, Changed, changes
from ombud.evidence.check import Check, check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, does_not_apply, kept, silent
from ombud.evidence.said import listed, short, told
from ombud.held.entries import Item, Personal
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

_PERSONAL = (Personal.PSEUDONYMOUS, Personal.IDENTIFIABLE, Personal.SPECIAL)
SORTS = {
    Assessed.DPIA: say("data protection"),
    Assessed.AIA: say("algorithmic impact"),
    Assessed.RIGHTS: say("human rights"),
    Assessed.EQUALITY: say("equality"),
    Assessed.ETHICS: say("ethics"),
    Assessed.SECURITY: say("security"),
    Assessed.OTHER: say("of another sort"),
}
_DO_IT = say("Do the data protection assessment, have it signed, and publish where it can be read.")


@check(
    "7.3",
    _("The data protection assessment is done, signed, published and up to date"),
    reads=(Assessment, Item, *WATCHED),
    measure=_("The assessment itself, read beside the inventory: what is kept and what is not assessed would follow."),
)
def assessed(stack: Stack, today: date) -> Finding:
    """Where data point to persons: an assessment done, signed and published, and younger than each change."""
    items, given = stack.of(Item), stack.of(Assessment)
    personal = [one for one in items if one.body.personal in _PERSONAL]
    protection = [one for one in given if one.body.sort is Assessed.DPIA]
    if not protection:
        return _unassessed(stack, items, personal, given)
    last = max(protection, key=lambda one: (_signed_on(one), one.entry.seq))
    rests_on: list[Stated[Any]] = [last, *personal]
    if last.body.done is Said.NO and personal and not stack.before(Stage.PROCUREMENT):
        because = say("The data protection assessment is not done, and data that point to persons are named: {items}.",
                      items=_names(personal))  # fmt: skip
        return crossed(because, rests_on, _DO_IT)
    if missing := _missing(last, today):
        because = say("Of the data protection assessment nobody has said: {missing}.", missing=listed(missing))
        return unsaid(stack, Stage.PROCUREMENT, because, _DO_IT, rests_on)
    younger = [change for change in changes(stack) if change.on > _signed_on(last)]
    if younger:
        return _reopened(stack, last, younger)
    return kept(_done(last, personal, items), rests_on, _beyond(given, last))


def _names(items: Sequence[Stated[Item]]) -> Sentence:
    return listed(one.body.name for one in items)


def _signed_on(one: Stated[Assessment]) -> date:
    return one.body.on or one.entry.on


def _unassessed(
    stack: Stack,
    items: Sequence[Stated[Item]],
    personal: Sequence[Stated[Item]],
    given: Sequence[Stated[Assessment]],
) -> Finding:
    if items and all(one.body.personal is Personal.NONE for one in items):
        because = say("None of the data point to persons, by what is said of each item: {n} of {n}.", n=len(items))
        return does_not_apply(because, items)
    if personal:
        because = say("Items that point to persons: {n} of {all} ({items}). No data protection assessment is named.",
                      n=len(personal), all=len(items), items=_names(personal))  # fmt: skip
    else:
        because = say("Nobody has said whether data point to persons, or assessed it.")
    if given:
        sorts = listed(SORTS[one.body.sort] for one in given)
        because = say("{because} Other assessments named: {sorts}.", because=because, sorts=sorts)
    return unsaid(stack, Stage.PROCUREMENT, because, _DO_IT, [*given, *items])


def _missing(one: Stated[Assessment], today: date) -> list[Sentence]:
    """What is left unsaid of an assessment: that it is done, who signed it, where it can be read."""
    body = one.body
    missing = []
    if body.done is not Said.YES or _signed_on(one) > today:
        missing.append(say("that it is done"))
    if not told(body.signed_by) and body.on is None:
        missing.append(say("who signed it, and when"))
    if not told(body.published):
        missing.append(say("where it can be read"))
    return missing


def _reopened(stack: Stack, last: Stated[Assessment], younger: Sequence[Changed]) -> Finding:
    """What is assessed is no longer what is done. Once people are touched by it, that crosses."""
    because = say(
        "The assessment is of {day}; changed since, and not assessed: {changes}.",
        day=_signed_on(last),
        changes=listed(change.sentence for change in younger),
    )
    mend = say("Do the assessment again for what is done now, and publish it.")
    rests_on = [last, *(change.stated for change in younger)]
    return silent(because, mend, rests_on) if stack.before(Stage.TRIAL) else crossed(because, rests_on, mend)


def _done(last: Stated[Assessment], personal: Sequence[Stated[Item]], items: Sequence[Stated[Item]]) -> Sentence:
    return say(
        "The data protection assessment is done, signed ({who}, {day}) and published. "
        "Items that point to persons: {n} of {all}.",
        who=short(last.body.signed_by) or say("no role given"),
        day=_signed_on(last),
        n=len(personal),
        all=len(items),
    )


def _beyond(given: Sequence[Stated[Assessment]], last: Stated[Assessment]) -> Sentence | None:
    """What would make a good assessment better: ethics, and the voice of those concerned."""
    if not any(one.body.sort is Assessed.ETHICS and one.body.done is Said.YES for one in given):
        return say("Ask for an ethics review too.")
    return None if last.body.people_asked is Said.YES else say("Ask those concerned for their opinion.")


@check(
    "7.4",
    _("No change of purpose, legal basis, sharing or extent without a decision"),
    reads=(Purpose, LegalBasis, Sharing, Extent, Decided),
    measure=_("What the system does, seen from its own settings and exports, held against what is stated."),
)
def creep(stack: Stack, today: date) -> Finding:
    """Each change has a decision dated on or after the day it was stated. Before procurement a change is drafting."""
    changed = changes(stack)
    decisions = [one for one in stack.of(Decided) if _decided_on(one) <= today]
    latest = max(map(_decided_on, decisions), default=date.min)
    bare = [] if stack.before(Stage.PROCUREMENT) else [change for change in changed if change.on > latest]
    if bare:
        return _crept(bare)
    watched: list[Stated[Any]] = [stated for kind in WATCHED for stated in stack.of(kind)]
    if not stack.of(Purpose):
        return silent(
            say("Nobody has said what it is for, so no change of purpose could show."),
            say("Write down the purpose in full; a later change will be announced."),
            watched,
        )
    if not changed and (day := _only_day(stack)):
        return silent(
            say("What it is for was said on {day}, and nothing was added since: a change could not show.", day=day),
            say("Read the source again, or say on a later day whether it still holds."),
            watched,
        )
    if not changed:
        because = say("Statements on purpose, legal basis, sharing and extent: {n}. None has changed.", n=len(watched))
        return kept(because, watched)
    if latest < changed[-1].on:
        because = say("Changed while it was drafted: {changes}.", changes=listed(change.sentence for change in changed))
        return kept(because, watched)
    because = say("Changed, and decided on since: {changes}.", changes=listed(change.sentence for change in changed))
    return kept(because, [*watched, *(one for one in decisions if _decided_on(one) >= changed[0].on)])


def _only_day(stack: Stack) -> date | None:
    """The day that everything in the case was stated on, if there is but one: nobody has looked twice."""
    days = {entry.on for entry in stack}
    return days.pop() if len(days) == 1 else None


def _decided_on(one: Stated[Decided]) -> date:
    return one.body.on or one.entry.on


def _crept(bare: Sequence[Changed]) -> Finding:
    last = bare[-1]
    because = say(
        "Changed without a decision since: {changes}. First it said “{before}”, now “{after}”.",
        changes=listed(change.sentence for change in bare),
        before=short(last.before),
        after=short(last.after),
    )
    mend = say("Decide on the change with reasons, on a day after it was stated, or take it back.")
    return replace(crossed(because, [change.stated for change in bare], mend), quotes=(last.before, last.after))


CHECKS: tuple[Check, ...] = (assessed, creep)
