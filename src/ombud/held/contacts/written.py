"""The contacts that officials wrote down in a case, as they are counted; a contact of the older kind counts as well."""

from __future__ import annotations

from collections.abc import Iterable

from ombud.evidence.said import number, told
from ombud.held.contacts.met import Met, Offer
from ombud.held.entries import Meeting
from ombud.held.entries_contacts import Contact, Door
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack

_OFFERS = {Offer.GIFT: "gift", Offer.TRIAL: "trial", Offer.TRAVEL: "travel", Offer.DEMO: "demo"}


def written(stacks: Iterable[tuple[str, Stack]]) -> tuple[Met, ...]:
    """The contacts of cases, each case with its name."""
    return tuple(
        met
        for name, stack in stacks
        for met in (
            *(of_contact(one.body, name) for one in stack.of(Contact)),
            *(of_meeting(one.body, name) for one in stack.of(Meeting)),
        )
    )


def of_contact(body: Contact, case: str = "") -> Met:
    """One contact of a case."""
    return Met(
        on=body.on,
        vendor=_text(body.vendor),
        office=_text(body.office),
        role=_text(body.role),
        doors=() if body.method is Door.UNSAID else (body.method,),
        topics=(body.topic,) if told(body.topic) else (),
        case=case,
        stage=body.stage,
        left=_text(body.left),
        offers=tuple(offer for offer, field in _OFFERS.items() if getattr(body, field) is Said.YES),
        hours=number(body.hours),
        next_step=_text(body.next_step),
        signed=body.signed,
        replied=body.replied,
        published=body.published,
    )


def of_meeting(body: Meeting, case: str = "") -> Met:
    """One contact of the older kind, which tells less."""
    return Met(
        on=body.on,
        vendor=_text(body.vendor),
        office=_text(body.office),
        topics=(body.about,) if told(body.about) else (),
        case=case,
        hours=number(body.hours),
        replied=body.replied,
    )


def _text(value: str) -> str:
    return " ".join(value.split()) if told(value) else ""
