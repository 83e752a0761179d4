"""What is asked about vendors: who came in by which door, and whether the city can leave what it depends on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, does_not_apply, kept, silent
from ombud.evidence.gaps import gaps
from ombud.evidence.said import key, listed, none, number, short
from ombud.held.entries import Dependency, Meeting, NoVendor, Supplier
from ombud.held.entries_contacts import Contact
from ombud.held.entries_map import Reliance
from ombud.held.lines import no_vendor
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

_DAYS_A_MONTH = 30.44  # 365.25 days over twelve months
_LEAVING = ("vendor", "ends", "skill_in_house", "exit_months", "exit_cost")
_MAP = say("Write down for each system whose it is, until when, who can run it and what leaving takes.")


@check(
    "5.9",
    _("Vendors are asked for the problem first, and each contact is written down"),
    reads=(Contact, Meeting),
    measure=_("Calendars and a lobby register, where there is one, held against what is written down here."),
)
def vendor_contacts(stack: Stack, today: date) -> Finding:
    """Who came, to whom, about what, for how many hours, and whether the standing reply asked for the problem first."""
    said: list[Stated[Contact] | Stated[Meeting]] = [*stack.of(Meeting), *stack.of(Contact)]
    if not said:
        return silent(
            say("No contact with a vendor is written down."),
            say("Write down each contact with a vendor, however short; it is public."),
        )
    hours = figure(sum(number(one.body.hours) or 0 for one in said))
    if unasked := [one for one in said if one.body.replied is Said.NO]:
        because = say(
            "Contacts with vendors not asked for the problem: {n} of {all} ({vendors}). Hours in all: {hours}.",
            all=len(said),
            hours=hours,
            n=len(unasked),
            vendors=listed(one.body.vendor for one in unasked),
        )
        return crossed(because, unasked, say("Send the standing reply: which problem, whose, and who says so?"))
    if offered := [one for one in stack.of(Contact) if Said.YES in (one.body.gift, one.body.travel)]:
        because = say("Gifts or travel offered by {vendors}.", vendors=listed(one.body.vendor for one in offered))
        return crossed(because, offered, say("Decline, and write down what became of it."))
    lacking = [
        *gaps(stack.of(Meeting), lambda met: met.vendor, "office", "about", "hours", "replied"),
        *gaps(stack.of(Contact), lambda met: met.vendor, "office", "topic", "hours", "replied"),
    ]
    if lacking:
        because = say("Contacts with vendors that are half told: {n} of {all}: {which}.",
                      all=len(said), n=len(lacking), which=listed(lacking))  # fmt: skip
        return silent(because, say("Add what is missing about each contact."), said)
    because = say("Contacts with vendors asked for the problem: {n} of {n}. Hours: {hours}.", n=len(said), hours=hours)
    return kept(because, said)


@check(
    "5.10",
    _("The city can leave what it depends on"),
    reads=(Dependency, Reliance, Supplier, NoVendor),
    measure=_("Contracts, renewals and amendments of all the city's systems: concentration and lock-in would follow."),
)
def can_leave(stack: Stack, today: date) -> Finding:
    """For each system: whose, until when, who in house can run it, and what leaving takes."""
    said = stack.of(Dependency)
    if not said:
        return _no_map(stack)
    if stuck := [one for one in said if _too_late(one.body, today)]:
        return crossed(_stuck(stuck), stuck, say("Prepare the exit now, or have the contract changed so that it fits."))
    if unskilled := [one for one in said if none(one.body.skill_in_house)]:
        because = say("Nobody in the city can run {systems}.", systems=_systems(unskilled))
        return crossed(because, unskilled, say("Train or hire someone who can run it, paired with the vendor's staff."))
    if lacking := gaps(said, lambda it: it.system, *_LEAVING):
        because = say("Systems that lack something about leaving: {n} of {all}: {what}.",
                      all=len(said), n=len(lacking), what=listed(lacking, 3))  # fmt: skip
        return silent(because, _MAP, said)
    if beneath := _unwritten(stack):
        because = say("Systems that others rely on, and of which nobody has said what leaving takes: {names}.",
                      names=listed(one.body.relies_on for one in beneath))  # fmt: skip
        return silent(because, _MAP, [*said, *beneath])
    vendor, most = Counter(key(one.body.vendor) for one in said).most_common(1)[0]
    because = say(
        "Systems with an end date, someone to run them and a priced exit: {all} of {all}. {vendor} has {n} of them.",
        all=len(said),
        vendor=next(short(one.body.vendor) for one in said if key(one.body.vendor) == vendor),
        n=most,
    )
    return kept(because, said)


def _unwritten(stack: Stack) -> list[Stated[Reliance]]:
    """What systems rely on that is no system of the case."""
    known = {key(one.body.system) for one in stack.of(Dependency)}
    return [one for one in stack.of(Reliance) if key(one.body.relies_on) not in known]


def _systems(said: Sequence[Stated[Dependency]]) -> Sentence:
    return listed(one.body.system for one in said)


def _no_map(stack: Stack) -> Finding:
    if without := no_vendor(stack):
        return does_not_apply(say("No vendor is part of this: {why}", why=short(without.body.why)), [without])
    suppliers = stack.of(Supplier)
    if suppliers:
        names = listed(one.body.name for one in suppliers)
        because = say("{names} is named as supplier, but nobody has said what leaving would take.", names=names)
        return silent(because, _MAP, suppliers)
    return unsaid(stack, Stage.PROCUREMENT, say("Nobody has said what the city depends on, or on whom."), _MAP)


def _too_late(body: Dependency, today: date) -> bool:
    """Whether leaving takes longer than the contract still runs."""
    months = number(body.exit_months)
    return months is not None and body.ends is not None and months > max(0, (body.ends - today).days) / _DAYS_A_MONTH


def _stuck(stuck: Sequence[Stated[Dependency]]) -> Sentence:
    first = stuck[0].body
    return say(
        "Leaving {system} takes {months} months, and the contract ends on {day}: too soon to leave in time. "
        "Systems like this: {n}.",
        system=short(first.system),
        months=figure(first.exit_months or 0),
        day=first.ends,
        n=len(stuck),
    )
