"""An inventory as data contracts (ODCS 3.1): one contract for each system, one object of its schema for each item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from ombud.formats.itemslost import lost
from ombud.formats.safeyaml import dumped
from ombud.formats.slugs import ascii_words
from ombud.formats.written import Written
from ombud.held.data.iso import one_unit
from ombud.held.data.item import ItemRead, Recipient
from ombud.held.entries import Ending, Personal

VERSION = "v3.1.0"
_PLAIN = re.compile(r"(?!item-\d+$)[^\W_][\w -]*")
_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "TH": "hours", "TM": "minutes", "TS": "seconds"}


def write_odcs(items: Sequence[ItemRead]) -> Written:
    """One YAML document for each system. Items of one name in one system get one agreement each, by their order."""
    ordered = sorted(items, key=lambda item: item.system)
    told = [_contract(name, list(group)) for name, group in groupby(ordered, lambda item: item.system)]
    return Written("inventory.odcs.yaml", "application/yaml", dumped(told), lost(items, "odcs"))


def _contract(name: str, items: list[ItemRead]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "apiVersion": VERSION,
        "kind": "DataContract",
        "id": ascii_words(name) or "inventory",
        "version": "1.0.0",
        "status": "active",
    }
    if name:
        told["name"] = name
    called = _called(items)
    sla = [agreement for item, name in zip(items, called, strict=True) for agreement in _agreements(item, name)]
    schema = [_object(item, name) for item, name in zip(items, called, strict=True)]
    return told | {"schema": schema} | ({"slaProperties": sla} if sla else {})


def _called(items: Sequence[ItemRead]) -> list[str]:
    """What an agreement calls each item: its name, or an id where the name is not plain or two items have it."""
    often = Counter(item.name for item in items)
    return [
        item.name if _PLAIN.fullmatch(item.name) and often[item.name] == 1 else f"item-{number}"
        for number, item in enumerate(items, 1)
    ]


def _agreements(item: ItemRead, called: str) -> list[dict[str, Any]]:
    """How long, and until when, as the standard's own agreements."""
    found: list[dict[str, Any]] = []
    if item.life.after:
        found.append({"property": "retention", **_number(item.life.after), "element": called})
    if item.life.on:
        found.append({"property": "endOfLife", "value": item.life.on.isoformat(), "element": called})
    return found


def _number(duration: str) -> dict[str, Any]:
    one = one_unit(duration)
    if one is None or one[0] > 9999 or duration != _again(*one):
        return {"value": duration}
    return {"value": one[0], "unit": _UNITS[one[1]]}


def _again(number: int, letter: str) -> str:
    return f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def _object(item: ItemRead, called: str) -> dict[str, Any]:
    life = item.life
    own = {
        "decision": item.decision,
        "lastUsed": item.last_used.isoformat() if item.last_used else "",
        "personalData": "" if item.personal is Personal.UNSAID else item.personal.value,
        "dataCategories": list(item.categories),
        "dataSubjects": list(item.subjects),
        "legalBasis": item.legal_basis,
        "specialBasis": item.special_basis,
        "sourceOfData": item.source,
        "recipients": [_recipient(one) for one in item.recipients],
        "storedWhere": item.where,
        "applicableLaw": item.law,
        "retentionRule": life.rule,
        "countedFrom": life.counted_from,
        "endsHow": "" if life.method is Ending.UNSAID else life.method.value,
        "longestAllowed": life.cap,
    }
    told: dict[str, Any] = {} if called == item.name else {"id": called}
    told |= {"name": item.name, "logicalType": "object"}
    if item.why:
        told["description"] = item.why
    properties = [{"property": name, "value": value} for name, value in own.items() if value]
    return told | ({"customProperties": properties} if properties else {})


def _recipient(one: Recipient) -> dict[str, str]:
    told = {"name": one.name, "country": one.country, "law": one.law, "rules": one.rules}
    return {name: value for name, value in told.items() if value}
