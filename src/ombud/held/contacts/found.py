"""Contacts with vendors: what a counted register says of demand 5.9, and what is said where they were written down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.gaps import gaps
from ombud.evidence.measured import in_a_row, latest, worse
from ombud.evidence.said import key, listed, number, short
from ombud.held.contacts.computed import ContactsCounted, ContactsOfCase
from ombud.held.entries_contacts import Contact
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_ASK = say("Send the standing reply: which problem, whose, and who says so?")
_GIFTS = say("Give it back or refuse it, and write that down.")
_MISSING = say("Write down for each contact the office, the topic, the hours and whether the standing reply was sent.")
_NEEDED = ("office", "topic", "hours", "next_step", "gift", "travel", "signed", "replied")


def measured_contacts(stack: Stack) -> Finding | None:
    """What counted registers say of demand 5.9; None if none was counted. The latest count of each register counts."""
    found = latest(stack.of(ContactsCounted), lambda body: (key(body.what),))
    cases = latest(stack.of(ContactsOfCase), lambda body: (key(body.what), key(body.thing)))
    return worse(*(_judged(one, _early(one, cases)) for one in found)) if found else None


def _early(one: Stated[ContactsCounted], cases: Sequence[Stated[ContactsOfCase]]) -> list[Stated[ContactsOfCase]]:
    """The cases of a register that had contacts before their need was stated."""
    return [case for case in cases if key(case.body.what) == key(one.body.what) and case.body.early]


def _judged(one: Stated[ContactsCounted], cases: Sequence[Stated[ContactsOfCase]]) -> Finding:
    body = one.body
    rests: list[Stated[Any]] = [one, *cases]
    told = [_counts(body), *_before(body, cases)]
    if body.unasked:
        told.insert(1, say("Not asked for the problem: {n}.", n=body.unasked))
        return crossed(in_a_row(told), rests, _ASK)
    if body.gifts:
        told.insert(1, say("Gifts or travel given or offered: {n}.", n=body.gifts))
        return crossed(in_a_row(told), rests, _GIFTS)
    if open_ends := _open_ends(body):
        return silent(in_a_row([told[0], *open_ends]), _MISSING, rests)
    return kept(in_a_row(told), rests)


def _counts(body: ContactsCounted) -> Sentence:
    return say(
        "{what}: contacts with vendors {n}, vendors {vendors}, offices {units}, hours {hours}.",
        what=short(body.what),
        n=body.contacts,
        vendors=body.vendors,
        units=body.units,
        hours="?" if number(body.hours) is None else figure(body.hours or 0),
    )


def _before(body: ContactsCounted, cases: Sequence[Stated[ContactsOfCase]]) -> list[Sentence]:
    if not body.early:
        return []
    names = listed(case.body.thing for case in cases)
    return [say("Before the need was stated in public: {n} ({cases}).", n=body.early, cases=names)]


def _open_ends(body: ContactsCounted) -> list[Sentence]:
    """What a register leaves open, so that nobody can say that vendors are asked for the problem first."""
    if not body.contacts:
        return [say("No contact is written down in it.")]
    counts = (
        (say("Without hours: {n} of {all}.", n=body.without_hours, all=body.contacts), body.without_hours),
        (say("Whether the problem was asked for is not told: {n} of {all}.",
             n=body.reply_unsaid, all=body.contacts), body.reply_unsaid),
        (say("Public later than allowed, or not yet (days: {days}): {n} of {all}.",
             days=body.allowed, n=body.late or 0, all=body.contacts), body.late),
    )  # fmt: skip
    return [sentence for sentence, n in counts if n]


def stated_contacts(stack: Stack) -> Finding | None:
    """What contacts that officials wrote down say of demand 5.9; None if none is written down in the newer kind."""
    said = stack.of(Contact)
    if not said:
        return None
    hours = figure(sum(number(one.body.hours) or 0 for one in said))
    if unasked := [one for one in said if one.body.replied is Said.NO]:
        because = say("Contacts with vendors not asked for the problem: {n} of {all} ({vendors}). "
                      "Hours in all: {hours}.",
                      n=len(unasked), all=len(said), vendors=_vendors(unasked), hours=hours)  # fmt: skip
        return crossed(because, unasked, _ASK)
    if gifts := [one for one in said if Said.YES in (one.body.gift, one.body.travel)]:
        because = say("Gifts or travel were offered at contacts with vendors: {n} of {all} ({vendors}).",
                      n=len(gifts), all=len(said), vendors=_vendors(gifts))  # fmt: skip
        return crossed(because, gifts, _GIFTS)
    if lacking := gaps(said, lambda met: met.vendor, *_NEEDED):
        because = say("Contacts with vendors that are half told: {n} of {all}: {which}.",
                      n=len(lacking), all=len(said), which=listed(lacking))  # fmt: skip
        return silent(because, say("Add what is missing about each contact."), said)
    if unsigned := [one for one in said if one.body.signed is Said.NO]:
        because = say("Contacts that the office which was met does not confirm: {n} of {all} ({vendors}).",
                      n=len(unsigned), all=len(said), vendors=_vendors(unsigned))  # fmt: skip
        return silent(because, say("Let the office read the record and confirm or correct it."), unsigned)
    because = say("Contacts with vendors asked for the problem: {n} of {n}. Hours: {hours}.", n=len(said), hours=hours)
    return kept(because, said)


def _vendors(said: Sequence[Stated[Contact]]) -> Sentence:
    return listed(one.body.vendor for one in said)
