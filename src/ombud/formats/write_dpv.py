"""An inventory as JSON-LD with the Data Privacy Vocabulary (DPV): one process for each item."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ombud.formats.dpvterms import BASES, CONTEXT, METHODS, PERSONAL
from ombud.formats.itemslost import lost
from ombud.formats.written import Written
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.data.special import dpv_special
from ombud.held.entries import Personal


def write_dpv(items: Sequence[ItemRead]) -> Written:
    """The items as one graph; the context is written out, so that nothing has to be fetched to read it."""
    told = {"@context": CONTEXT, "@graph": [_process(item) for item in items]}
    data = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    return Written("inventory.dpv.jsonld", "application/ld+json", data, lost(items, "dpv"))


def _process(item: ItemRead) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "dpv:Process",
        "dct:title": item.name,
        "dct:isPartOf": _titled("dpv:Process", item.system),
        "dpv:hasPurpose": _titled("dpv:Purpose", item.why),
        _data_field(item): [_titled(PERSONAL[item.personal], one) for one in item.categories],
        "dpv:hasDataSubject": [_titled("dpv:DataSubject", one) for one in item.subjects],
        "dpv:hasLegalBasis": _bases(item),
        "dpv:hasDataSource": _titled("dpv:DataSource", item.source),
        "dpv:hasRecipient": [_recipient(one) for one in item.recipients],
        "dpv:hasStorageCondition": _conditions(item),
        "dpv:hasApplicableLaw": _titled("dpv:Law", item.law),
    }
    return {name: value for name, value in told.items() if value}


def _data_field(item: ItemRead) -> str:
    return "dpv:hasData" if item.personal in (Personal.UNSAID, Personal.NONE) else "dpv:hasPersonalData"


def _titled(kind: str, words: str) -> dict[str, Any] | None:
    return {"@type": kind, "dct:title": words} if words else None


def _bases(item: ItemRead) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if item.legal_basis in BASES:
        found.append({"@id": f"dpv:{BASES[item.legal_basis]}"})
    elif item.legal_basis:
        found.append({"@type": "dpv:LegalBasis", "dct:title": item.legal_basis})
    if point := dpv_special(item.special_basis):
        found.append({"@id": f"eu-gdpr:A9-2-{point}"})
    return found


def _recipient(one: Recipient) -> dict[str, Any]:
    told = {
        "@type": "dpv:Recipient",
        "dct:title": one.name,
        "dpv:hasLocation": _titled("dpv:Location", one.country),
        "dpv:hasApplicableLaw": _titled("dpv:Law", one.law),
        "dpv:hasRule": _titled("dpv:Rule", one.rules),
    }
    return {name: value for name, value in told.items() if value}


def _conditions(item: ItemRead) -> list[dict[str, Any]]:
    life = item.life
    found: list[dict[str, Any]] = []
    if lengths := _lengths(life):
        found.append({"@type": "dpv:StorageDuration", "dpv:hasDuration": lengths})
    if life.rule:
        found.append({"@type": "dpv:StorageDuration", "dct:description": life.rule})
    if item.where:
        found.append({"@type": "dpv:StorageLocation", "dct:title": item.where})
    if life.method in METHODS:
        found.append({"@type": "dpv:StorageDeletion", "dpv:hasProcessing": {"@id": METHODS[life.method]}})
    return found


def _lengths(life: Life) -> list[dict[str, Any]]:
    """A period, the event that it is counted from, and the day that it ends on, each with the kind that it is."""
    found: list[dict[str, Any]] = []
    if life.after:
        value = {"@value": life.after, "@type": "xsd:duration"}
        found.append({"@type": "dpv:TemporalDuration", "dct:title": value})
    if life.counted_from:
        found.append({"@type": "dpv:UntilEventDuration", "dct:title": life.counted_from})
    if life.on:
        found.append({"@type": "dpv:UntilTimeDuration", "dct:title": life.on.isoformat()})
    return found
