"""Toronto's lobbyist registry: the fields of a subject matter and of its communications, as contacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ombud.evidence.said import key
from ombud.formats.lobbypeople import Dropped, words
from ombud.formats.texts import folded
from ombud.held.contacts.met import Met
from ombud.held.entries_contacts import Door

# Fields of a communication in which people are named or can be told by number: never kept.
PEOPLE = (
    "pohname", "lobbyistnumber", "lobbyistprefix", "lobbyistfirstname", "lobbyistmiddleinitials", "lobbyistlastname",
    "lobbyistsuffix",
)  # fmt: skip
# Fields of a communication that are kept; the lobbyist's type, title and group are not needed to count.
KEPT = (
    "pohoffice", "pohtype", "pohposition", "communicationmethod", "communicationdate", "lobbyistbusiness",
)  # fmt: skip
NOT_NEEDED = ("communicationgroupid", "lobbyisttype", "lobbyistpositiontitle")
Tree = Mapping[str, Any]
"""A part of the register: each name folded, its value words, another part, or a list of them."""

# The registry's words for how they met, folded; what stands in no list is another way.
_DOORS = {
    "meeting": Door.MEETING, "meetingarranged": Door.MEETING, "inperson": Door.MEETING, "inpersonmeeting": Door.MEETING,
    "videoconference": Door.VIDEO, "virtualmeeting": Door.VIDEO, "videomeeting": Door.VIDEO,
    "telephone": Door.CALL, "telephonecall": Door.CALL, "phone": Door.CALL, "conferencecall": Door.CALL,
    "email": Door.MAIL, "mail": Door.LETTER, "letter": Door.LETTER, "writtenletter": Door.LETTER,
    "fax": Door.LETTER, "writtensubmission": Door.LETTER, "presentation": Door.DEMONSTRATION,
    "demonstration": Door.DEMONSTRATION, "event": Door.EVENT, "socialevent": Door.EVENT, "tour": Door.VISIT,
    "siteinspection": Door.VISIT, "sitevisit": Door.VISIT,
}  # fmt: skip


def tree(value: Any, depth: int = 12) -> Any:
    """A part of a JSON document with its names folded, so that POH_Office and poh_office are one; deeper is nothing."""
    if depth == 0:
        return ""
    if isinstance(value, Mapping):
        return {folded(str(name)): tree(part, depth - 1) for name, part in value.items()}
    if isinstance(value, list):
        return [tree(part, depth - 1) for part in value]
    return "" if value is None else str(value)


def many(part: Any, *path: str) -> tuple[Tree, ...]:
    """All parts at a path, whether there is none, one, or a list of them."""
    found: Sequence[Any] = [part]
    for name in path:
        below = [one.get(name) for one in found if isinstance(one, Mapping)]
        found = [one for value in below for one in (value if isinstance(value, list) else [value])]
    return tuple(one for one in found if isinstance(one, Mapping))


def text(part: Tree, name: str) -> str:
    value = part.get(name, "")
    return value if isinstance(value, str) else ""


def of_subject(subject: Tree, place: str, dropped: Dropped) -> Iterator[Met]:
    """The contacts of one subject matter: its communications, and the meetings of committees that lobbyists held."""
    number = words(text(subject, "smnumber"))
    topics = of_topics(text(subject, "subjectmatter"))
    client, firm = _client(subject, dropped), _firm(subject, dropped)
    registrant = many(subject, "registrant")
    for person in registrant:
        dropped.named("lobbyist", text(person, "firstname"), text(person, "lastname"))
    for n, one in enumerate(many(subject, "communications", "communication"), 1):
        at = f"{place}, {number or 'subject without number'}, communication {n}"
        if met := of_communication(one, at, dropped, number, topics, client, firm):
            yield met
    for n, one in enumerate(many(subject, "meetings", "meeting"), 1):
        yield from _of_meeting(one, f"{place}, {number}, meeting {n}", dropped, number, topics, client, firm)


def of_communication(
    one: Tree, place: str, dropped: Dropped, number: str, topics: tuple[str, ...], client: str = "", firm: str = ""
) -> Met | None:
    """One communication. The vendor is the client for whom they came; else the lobbyist's own business."""
    first, last = text(one, "lobbyistfirstname"), text(one, "lobbyistlastname")
    dropped.named("lobbyist", first, last)
    dropped.named("official", text(one, "pohname"))
    on = dropped.day(text(one, "communicationdate"), place)
    if on is None:
        return None
    business = dropped.organisation(text(one, "lobbyistbusiness"), first, last)
    vendor = client or business or firm
    return Met(
        on=on,
        vendor=vendor,
        office=dropped.office(text(one, "pohoffice")),
        circle=dropped.office(text(one, "pohtype")),
        role=dropped.office(text(one, "pohposition")),
        doors=of_doors(text(one, "communicationmethod") or text(one, "communicationsmethod")),
        topics=topics,
        case=number,
        through=business if key(business) != key(vendor) else "",
    )


def _of_meeting(
    one: Tree, place: str, dropped: Dropped, number: str, topics: tuple[str, ...], client: str, firm: str
) -> Iterator[Met]:
    """A meeting of a group that lobbyists took part in: one contact with each office that was there."""
    for person in many(one, "lobbyists", "lobbyist"):
        dropped.named("lobbyist", text(person, "firstname"), text(person, "lastname"))
    on = dropped.day(text(one, "date"), place)
    if on is None:
        return
    committee = dropped.office(text(one, "committee"))
    for holder in many(one, "pohs", "poh") or ({},):
        dropped.named("official", text(holder, "name"))
        yield Met(
            on=on,
            vendor=client or firm,
            office=dropped.office(text(holder, "office")) or committee,
            circle=dropped.office(text(holder, "type")),
            role=dropped.office(text(holder, "title")),
            doors=(Door.MEETING,),
            topics=topics,
            case=number,
        )


def _client(subject: Tree, dropped: Dropped) -> str:
    """The first organisation that is named as client."""
    clients = (one for one in many(subject, "beneficiaries", "beneficiary") if folded(text(one, "type")) == "client")
    return next((name for one in clients if (name := dropped.organisation(text(one, "name")))), "")


def _firm(subject: Tree, dropped: Dropped) -> str:
    return next(
        (name for one in many(subject, "firms", "firm") if (name := dropped.organisation(text(one, "name")))), ""
    )


@lru_cache(maxsize=4096)
def of_topics(written: str) -> tuple[str, ...]:
    """Subjects set apart by semicolons, each once."""
    return tuple(dict.fromkeys(found for part in written.split(";") if (found := words(part))))


@lru_cache(maxsize=4096)
def of_doors(written: str) -> tuple[Door, ...]:
    """Ways of meeting set apart by semicolons, each once, in the order of our own list."""
    found = {_DOORS.get(folded(part), Door.OTHER) for part in written.replace(",", ";").split(";") if words(part)}
    return tuple(door for door in Door if door in found)
