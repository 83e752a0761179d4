"""What counted contacts are called and said in sentences."""

from __future__ import annotations

from ombud.evidence.figures import figure
from ombud.evidence.said import key, listed, short
from ombud.held.contacts.counted import Counted, OfCase, Tally
from ombud.held.contacts.met import Offer
from ombud.held.entries_contacts import Door
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

NOT_TOLD = say("not told")
DOORS: dict[str, Sentence] = {
    Door.MEETING: say("a meeting"),
    Door.VIDEO: say("a video call"),
    Door.CALL: say("a telephone call"),
    Door.MAIL: say("an e-mail"),
    Door.LETTER: say("a letter"),
    Door.DEMONSTRATION: say("a demonstration"),
    Door.EVENT: say("an event"),
    Door.VISIT: say("a visit to a place"),
    Door.OTHER: say("another way"),
}
OFFERS: dict[str, Sentence] = {
    Offer.GIFT: say("a gift"),
    Offer.TRIAL: say("a free trial"),
    Offer.TRAVEL: say("travel, lodging or a meal"),
    Offer.DEMO: say("a demonstration"),
}
STAGES: dict[str, Sentence] = {
    Stage.IDEA: say("an idea"),
    Stage.QUESTION: say("the question"),
    Stage.REVIEW: say("the review"),
    Stage.PROCUREMENT: say("procurement"),
    Stage.TRIAL: say("a trial"),
    Stage.RUNNING: say("running"),
    Stage.WINDING_DOWN: say("winding down"),
    Stage.CLOSED: say("closed"),
    Stage.UNSAID: NOT_TOLD,
}


def whole(found: Counted) -> Sentence:
    """How many contacts, by how many vendors, in which time, and how many hours."""
    span = found.first_and_last()
    return say(
        "Contacts with vendors, {first} to {last}: {n}. Vendors: {vendors}. Offices met: {units}. Hours: {hours}.",
        first=str(span[0]) if span else NOT_TOLD,
        last=str(span[1]) if span else NOT_TOLD,
        n=found.whole.contacts,
        vendors=found.whole.vendors,
        units=sum(bool(unit.name) for unit in found.units),
        hours=hours(found.whole),
    )


def unnamed(found: Counted) -> tuple[Sentence, ...]:
    """How many contacts do not tell the organisation, or the office."""
    counts = (
        (say("Contacts whose organisation is not told"), found.vendors),
        (say("Contacts whose office is not told"), found.units),
    )
    lacking = ((head, next((one.contacts for one in tallies if not one.name), 0)) for head, tallies in counts)
    return tuple(say("{head}: {n}.", head=head, n=n) for head, n in lacking if n)


def hours(tally: Tally) -> Sentence:
    """The hours of a tally; where some contacts do not tell them, how many."""
    known = tally.contacts - tally.without_hours
    if not known:
        return NOT_TOLD
    if not tally.without_hours:
        return say("{hours}", hours=figure(tally.hours))
    return say("{hours} in {n} of {all}", hours=figure(tally.hours), n=known, all=tally.contacts)


def before_need(found: Counted) -> tuple[Sentence, ...]:
    """Contacts before the need of their case was stated in public."""
    dated = [case for case in found.cases if case.dated.need and case.met]
    if not dated:
        return (say("Of no contact is it known whether it came before the need of its case was stated in public."),)
    if not found.early:
        of_cases = sum(len(case.met) for case in dated)
        return (
            say("No contact came before the need was stated in public (contacts of dated cases: {n}).", n=of_cases),
        )
    cases = listed(case.dated.case for case in dated if case.early)
    vendors = listed({key(one.vendor): one.vendor for one in reversed(found.early) if one.vendor}.values())
    return (
        say(
            "Contacts before the need was stated in public: {n}, in {cases}, by {vendors}.",
            n=len(found.early),
            cases=cases,
            vendors=vendors,
        ),
    )


def of_case(case: OfCase) -> Sentence:
    """One case: from the first contact to the need, and from there to the tender."""
    dated, name = case.dated, short(case.dated.case)
    if not case.met:
        return say("{case}: no contact is in the register.", case=name)
    if case.to_need is None:
        return say("{case}: first contact {first}; no day is known on which the need was stated.",
                   case=name, first=str(case.first))  # fmt: skip
    way = _between(case.to_need)
    if case.need_to_tender is None:
        return say("{case}: {way}. No tender is dated.", case=name, way=way)
    if case.need_to_tender < 0:
        return say("{case}: {way}. The tender came out on {tender}, before the need was stated.",
                   case=name, way=way, tender=str(dated.tender))  # fmt: skip
    return say(
        "{case}: {way}. Days from the need to the tender: {days}; contacts in between: {n}.",
        case=name,
        way=way,
        days=case.need_to_tender,
        n=case.between,
    )


def _between(days: int) -> Sentence:
    if days > 0:
        return say("days from the first contact to the need stated in public: {days}", days=days)
    if days < 0:
        return say("days from the need stated in public to the first contact: {days}", days=-days)
    return say("the first contact came on the day on which the need was stated in public")


def publication(found: Counted) -> tuple[Sentence, ...]:
    """Whether contacts became public in time."""
    if not found.dated:
        return (say("The register does not tell when its contacts became public."),)
    told = [
        say("Contacts that became public later than allowed (days: {days}): {n}.",
            days=found.allowed, n=len(found.late)),
        say("Contacts that are not public yet, though that time has passed: {n}.", n=len(found.hidden)),
    ]  # fmt: skip
    return tuple(told)


def reply(found: Counted) -> Sentence:
    """Of how many contacts it is said that the standing reply was sent."""
    return say(
        "The standing reply, which asks for the problem first, was sent: {yes}; was not: {no}; not told: {unsaid}.",
        yes=found.replies(Said.YES),
        no=found.replies(Said.NO),
        unsaid=found.replies(Said.UNSAID),
    )


def offered(found: Counted) -> tuple[Sentence, ...]:
    """What vendors offered, kind by kind."""
    counts = {tally.name: tally.contacts for tally in found.offers}
    if not counts:
        return (say("No offer of a gift, a free trial, travel or a demonstration is written down."),)
    named = [say("{what}: {n}", what=OFFERS[offer], n=counts[offer]) for offer in Offer if offer in counts]
    return (say("Offered or given, by number of contacts: {list}.", list=listed(named, len(named))),)
