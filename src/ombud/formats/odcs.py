"""Data contracts of the Open Data Contract Standard (ODCS 3.1): retention as number and unit, the rest as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ombud.formats import ways
from ombud.formats.door import through_the_door
from ombud.formats.itemsread import Desk, ItemsRead
from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source, opened, shortened
from ombud.formats.safeyaml import documents
from ombud.formats.texts import folded
from ombud.formats.yamlfields import Fields, of_documents
from ombud.held.data.iso import is_duration
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.entries import Ending, Personal
from ombud.words import say

NAME = "Open Data Contract Standard"
_UNITS = {
    "d": "P{n}D", "day": "P{n}D", "days": "P{n}D", "w": "P{n}W", "week": "P{n}W", "weeks": "P{n}W",
    "mo": "P{n}M", "month": "P{n}M", "months": "P{n}M", "y": "P{n}Y", "yr": "P{n}Y", "year": "P{n}Y",
    "years": "P{n}Y", "h": "PT{n}H", "hr": "PT{n}H", "hour": "PT{n}H", "hours": "PT{n}H",
    "min": "PT{n}M", "minute": "PT{n}M", "minutes": "PT{n}M", "s": "PT{n}S", "sec": "PT{n}S",
    "second": "PT{n}S", "seconds": "PT{n}S",
}  # fmt: skip
# What the standard has no field for stands among the custom properties of the element, by these names.
OWN = (
    "decision", "lastUsed", "personalData", "dataCategories", "dataSubjects", "legalBasis", "specialBasis",
    "sourceOfData", "recipients", "storedWhere", "applicableLaw", "retentionRule", "countedFrom", "endsHow",
    "longestAllowed",
)  # fmt: skip
_CONTRACT = (
    "apiVersion", "kind", "id", "name", "version", "status", "schema", "slaProperties", "slaDefaultElement",
    "description",
)  # fmt: skip
_OBJECT = (
    "id", "name", "businessName", "physicalName", "description", "properties", "customProperties", "logicalType",
    "physicalType",
)  # fmt: skip


def can_read(head: bytes, name: str) -> bool:
    """Whether it is YAML that says it is a data contract of this standard."""
    return bool(re.search(rb"(?m)^kind *: *['\"]?DataContract\b", head)) or (
        bool(re.search(rb"(?m)^apiVersion *:", head)) and bool(re.search(rb"(?m)^slaProperties *:", head))
    )


def read_odcs(path: Path) -> ItemsRead:
    """Each object of a contract's schema as one item. Raises :class:`~ombud.formats.reading.Unreadable`."""
    return read_source(through_the_door(opened(path)))


def read_source(source: Source) -> ItemsRead:
    """The same for a file that was taken in already."""
    desk = Desk()
    contracts = of_documents(documents(source), source.name, desk)
    items = tuple(item for contract in contracts for item in _items(contract))
    if not items:
        what = say("there is no schema in it, so no item of data")
        raise Unreadable(what, source.name, say("name what the contract is about under schema"))
    return ItemsRead(NAME, source.name, source.sha256, items, tuple(desk.unmapped), desk.told())


def _items(contract: Fields) -> Iterator[ItemRead]:
    contract.leave_but(*_CONTRACT)
    system = contract.text("name")
    purpose = next((part.text("purpose", "usage") for part in contract.parts("description")), "")
    sla = list(contract.parts("slaProperties"))
    default = contract.text("slaDefaultElement")
    for one in contract.parts("schema"):
        one.leave_but(*_OBJECT, of="schema")
        name = one.text("name", "physicalName")
        mine = [each for each in sla if _is_about(each.text("element") or default, (name, one.text("id")))]
        yield _item(one, name or "?", system, purpose, mine)


def _is_about(element: str, names: tuple[str, str]) -> bool:
    """Whether an agreement is about an object, by its name or id: of nothing named, of it, or of a property of it."""
    parts = [part.strip() for part in element.split(",")] if element not in names else [element]
    return any(part in ("", *names) or part.startswith(tuple(f"{name}." for name in names if name)) for part in parts)


def _item(one: Fields, name: str, system: str, purpose: str, sla: list[Fields]) -> ItemRead:
    own = _own(one)
    properties = list(one.parts("properties"))
    return ItemRead(
        name=name,
        system=system,
        why=one.text("description") or purpose,
        decision=_text(own, "decision"),
        last_used=ways.day(_text(own, "lastUsed")),
        personal=_personal(own, properties),
        categories=_texts(own, "dataCategories") or _classified(properties),
        subjects=_texts(own, "dataSubjects"),
        legal_basis=_text(own, "legalBasis"),
        special_basis=_text(own, "specialBasis"),
        source=_text(own, "sourceOfData"),
        recipients=_recipients(own),
        where=_text(own, "storedWhere"),
        law=_text(own, "applicableLaw"),
        life=_life(own, sla),
        place=one.where,
    )


def _own(one: Fields) -> dict[str, Fields]:
    """The custom properties of an element by their names; those that are not ours are noted as left."""
    found: dict[str, Fields] = {}
    for part in one.parts("customProperties"):
        name = part.text("property")
        if name in OWN:
            found[name] = part
        elif name:
            one.desk.leave(f"customProperties.{shortened(name)}")
    return found


def _text(own: dict[str, Fields], name: str) -> str:
    return own[name].text("value") if name in own else ""


def _texts(own: dict[str, Fields], name: str) -> tuple[str, ...]:
    return own[name].texts("value") if name in own else ()


def _recipients(own: dict[str, Fields]) -> tuple[Recipient, ...]:
    told = own["recipients"].parts("value") if "recipients" in own else ()
    return tuple(Recipient(one.text("name"), one.text("country"), one.text("law"), one.text("rules")) for one in told)


def _classified(properties: list[Fields]) -> tuple[str, ...]:
    """Properties with their class, as "name (confidential)", where no data categories are named."""
    told = ((one.text("businessName", "name"), one.text("classification")) for one in properties)
    return tuple(dict.fromkeys(f"{name} ({label})" if label else name for name, label in told if name))


def _personal(own: dict[str, Fields], properties: list[Fields]) -> Personal:
    """As it is said, or as the classes of its properties say outright; "confidential" says nothing of persons."""
    if "personalData" in own:  # where "none" is an answer
        words = folded(str(own["personalData"].told.get("value", "")))
        return next((one for one in Personal if folded(one.value) == words), Personal.UNSAID)
    labels = {folded(one.text("classification")) for one in properties}
    if labels & {"special", "specialcategory", "sensitivepersonaldata"}:
        return Personal.SPECIAL
    return Personal.IDENTIFIABLE if labels & {"pii", "personal", "personaldata"} else Personal.UNSAID


def _life(own: dict[str, Fields], sla: list[Fields]) -> Life:
    after, on, rules = "", None, [_text(own, "retentionRule")]
    for one in sla:
        what = folded(one.text("property"))
        if what == "retention":
            length = _length(one)
            after = after or length
            rules += [] if length else [" ".join(filter(None, (one.text("value"), one.text("unit"))))]
        elif what == "endoflife":
            on = ways.day(one.text("value"))
            rules += [] if on else [one.text("value")]
    method = _text(own, "endsHow")
    return Life(
        rule="\n".join(dict.fromkeys(filter(None, rules))),
        after=after,
        counted_from=_text(own, "countedFrom"),
        on=on,
        method=next((one for one in Ending if one.value == method), Ending.UNSAID),
        cap=cap if is_duration(cap := _text(own, "longestAllowed")) else "",
    )


def _length(one: Fields) -> str:
    """A retention as ISO 8601; nothing, and noted, where its unit leaves open what it is."""
    value, unit = one.text("value"), one.text("unit").casefold()
    if not unit and is_duration(value):
        return value
    known = _UNITS.get(unit)
    if known and re.fullmatch(r"[0-9]{1,4}(?:\.0)?", value):
        return known.format(n=int(float(value)))
    words = "{where}, retention: “{value} {unit}” is no length of time beyond doubt; kept as words."
    one.desk.note(say(words, where=one.where, value=shortened(value, 40), unit=shortened(unit or "-", 20)))
    return ""
