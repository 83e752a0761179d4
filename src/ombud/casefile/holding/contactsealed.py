"""What is sealed of counted contacts: one statement of the register, and one of each case with its days."""

from __future__ import annotations

from ombud.casefile.holding.held import About
from ombud.held.contacts.computed import ContactsCounted, ContactsOfCase
from ombud.held.contacts.counted import Counted, OfCase
from ombud.ledger.entry import Said


def contacts_said(found: Counted, about: About) -> tuple[ContactsCounted | ContactsOfCase, ...]:
    """The statements of a count; nothing in them names a person."""
    return (_counted(found, about), *(_of_case(case, about) for case in found.cases))


def _counted(found: Counted, about: About) -> ContactsCounted:
    span, whole = found.first_and_last(), found.whole
    known = any(case.dated.need and case.met for case in found.cases)
    return ContactsCounted(
        what=about.what,
        first=span[0] if span else None,
        last=span[1] if span else None,
        contacts=whole.contacts,
        vendors=whole.vendors,
        units=sum(bool(unit.name) for unit in found.units),
        hours=whole.hours if whole.contacts > whole.without_hours else None,
        without_hours=whole.without_hours,
        unasked=found.replies(Said.NO),
        reply_unsaid=found.replies(Said.UNSAID),
        gifts=found.taken(),
        early=len(found.early) if known else None,
        allowed=found.allowed,
        late=len(found.late) + len(found.hidden) if found.dated else None,
    )


def _of_case(case: OfCase, about: About) -> ContactsOfCase:
    return ContactsOfCase(
        what=about.what,
        thing=case.dated.case,
        contacts=len(case.met),
        first=case.first,
        need=case.dated.need,
        tender=case.dated.tender,
        early=len(case.early) if case.dated.need else None,
        to_need=case.to_need,
        to_tender=case.to_tender,
    )
