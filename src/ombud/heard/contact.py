"""Is the city in contact with those concerned, over years and not only for one project? Demands 2.10 and 2.13."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.said import key, listed, short
from ombud.heard.calendar import Gap, longest_gap
from ombud.heard.entries import Contact, Group
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

# Half a year: twice within one budget year, so that what is said in one contact can still reach the next budget.
LONGEST_GAP = 183
# Gaps that ended more than two years ago are history: they show in the calendar and no longer cross.
LOOK_BACK = 730
# Less than a year of contact is one project, whatever it is called.
PERSISTENT = 365


@check(
    "2.10",
    _("Contact with each community goes on over years, without long gaps"),
    reads=(Contact,),
    measure=_("Nothing beyond the calendar: the gaps are computed from its days."),
)
def contact_goes_on(stack: Stack, today: date) -> Finding:
    """For each community the longest gap is computed, up to today; a closed case is not asked for more contact."""
    contacts = [one for one in stack.of(Contact) if one.body.on <= today]
    if not contacts:
        because = say("No contact with a community is recorded up to today.")
        mend = say("Write down each contact with each community, by its day, from the first on.")
        return unsaid(stack, Stage.REVIEW, because, mend, stack.of(Contact))
    days = _calendar(contacts)
    goes_on = stack.stage is not Stage.CLOSED
    gaps_of = {name: longest_gap(days[name], today, LOOK_BACK, goes_on) for name in days}
    worst = max(gaps_of, key=lambda name: gaps_of[name].days)
    if gaps_of[worst].days > LONGEST_GAP:
        mend = say("Set the day of the next contact now, and keep to it.")
        return crossed(_too_long(worst, gaps_of[worst]), contacts, mend)
    brief = [name for name in days if (max(days[name]) - min(days[name])).days < PERSISTENT]
    if brief:
        because = tally(say("Communities with less than a year of contact"), brief, len(days))
        return unsaid(stack, Stage.REVIEW, because, say("Keep the contact up, and write down earlier ones."), contacts)
    because = say(
        "Communities in contact for over a year: {n} of {n}. The longest gap was {days} days.",
        n=len(days),
        days=gaps_of[worst].days,
    )
    return kept(because, contacts)


def _calendar(contacts: Sequence[Stated[Contact]]) -> dict[str, list[date]]:
    """The days of contact of each community, by its name as last written."""
    names = {key(one.body.community): one.body.community for one in contacts}
    days: dict[str, list[date]] = {}
    for one in contacts:
        days.setdefault(names[key(one.body.community)], []).append(one.body.on)
    return days


def _too_long(who: str, gap: Gap) -> Sentence:
    return say(
        "{who} went {days} days without contact, from {start} to {until}; {most} are too many.",
        who=short(who),
        days=gap.days,
        start=gap.start,
        until=gap.until,
        most=LONGEST_GAP + 1,
    )


@check(
    "2.13",
    _("Quiet groups and existing organisations are known, and someone is in contact with each"),
    reads=(Group,),
    measure=_("Nothing: who is concerned is found by asking those who are, group by group."),
)
def every_group_is_in_contact(stack: Stack, today: date) -> Finding:
    """Groups concerned are listed, seldom heard ones among them, each with an office that is in contact."""
    groups = stack.of(Group)
    if not groups:
        because = say("No group is listed: nobody has said who is concerned and who is in contact.")
        mend = say("List the groups and organisations concerned, the seldom heard ones first.")
        return unsaid(stack, Stage.REVIEW, because, mend)
    out = [one for one in groups if one.body.in_contact is Said.NO]
    if out:
        because = tally(say("Groups concerned and out of contact"), [one.body.name for one in out], len(groups))
        return crossed(because, out, mend=say("Find the way to them that they choose, and name the office in contact."))
    quiet = [one.body.name for one in groups if one.body.quiet is Said.YES]
    if not quiet:
        because = say("Groups listed as seldom heard: 0 of {n}.", n=len(groups))
        return unsaid(stack, Stage.REVIEW, because, say("Ask who is seldom heard, and list them."), groups)
    untold = gaps(groups, lambda one: one.name, "in_contact", "by")
    if untold:
        because = tally(say("Groups whose contact is not told"), untold, len(groups))
        return unsaid(
            stack,
            Stage.REVIEW,
            because,
            say("Say for each group whether anyone is in contact, and which office."),
            groups,
        )
    because = say(
        "Groups in contact: {n} of {n}. Seldom heard among them: {quiet}.", n=len(groups), quiet=listed(quiet)
    )
    return kept(because, groups)
