"""Which fields of an OCDS release are judged; all others, contact persons before all, are left where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ombud.formats.reading import Unreadable
from ombud.words import say

Json = dict[str, Any]
Kept = Mapping[str, Any]  # a field -> None for a plain value, a mapping for an object, a list of one for a list

_ORGANISATION: Kept = {"id": None, "name": None, "identifier": {"scheme": None, "id": None, "legalName": None}}
_VALUE: Kept = {"amount": None, "currency": None}
_PERIOD: Kept = {"startDate": None, "endDate": None, "maxExtentDate": None}
_CHANGE: Kept = {
    "id": None,
    "date": None,
    "description": None,
    "rationale": None,
    "changes": [{"property": None, "former_value": None}],
}
_ITEM: Kept = {
    "id": None,
    "description": None,
    "classification": {"scheme": None, "id": None},
    "additionalClassifications": [{"scheme": None, "id": None}],
}
FIELDS: Kept = {
    "buyer": _ORGANISATION,
    "parties": [{**_ORGANISATION, "roles": None}],
    "tender": {
        "title": None,
        "description": None,
        "procurementMethod": None,
        "mainProcurementCategory": None,
        "awardCriteria": None,
        "numberOfTenderers": None,
        "tenderers": [_ORGANISATION],
        "procuringEntity": _ORGANISATION,
        "items": [_ITEM],
        "amendment": _CHANGE,
        "amendments": [_CHANGE],
    },
    "bids": {"details": [{"id": None, "status": None, "tenderers": [_ORGANISATION], "value": _VALUE}]},
    "awards": [
        {
            "id": None,
            "status": None,
            "suppliers": [_ORGANISATION],
            "value": _VALUE,
            "items": [_ITEM],
            "amendment": _CHANGE,
            "amendments": [_CHANGE],
        },
    ],
    "contracts": [
        {
            "id": None,
            "awardID": None,
            "title": None,
            "status": None,
            "value": _VALUE,
            "period": _PERIOD,
            "amendment": _CHANGE,
            "amendments": [_CHANGE],
            "relatedProcesses": [{"id": None, "relationship": None, "scheme": None, "identifier": None}],
        }
    ],
}
_LONGEST = 400  # characters of a text
_MOST = 1000  # entries of a list that hold texts only


def kept(release: Mapping[str, Any], place: str) -> Json:
    """What is judged of a release. Raises :class:`Unreadable` where a list or an object is something else."""
    return _object(release, FIELDS, place)


def _object(value: Mapping[str, Any], fields: Kept, place: str) -> Json:
    held: Json = {}
    for name, inner in fields.items():
        if name not in value:
            continue
        one = value[name]
        if one is None:
            held[name] = None
        elif inner is None:
            held[name] = one[:_LONGEST] if isinstance(one, str) else _plain(one)
        elif isinstance(inner, list):
            held[name] = _list(one, inner[0], f"{place}, {name}")
        elif isinstance(one, dict):
            held[name] = _object(one, inner, f"{place}, {name}")
        else:
            raise Unreadable(say("this is no object"), f"{place}, {name}", say("put its fields between brackets"))
    return held


def _list(value: Any, inner: Kept, place: str) -> list[Json]:
    if isinstance(value, dict):  # a list of one, as some publishers write it
        value = [value]
    if not isinstance(value, list):
        raise Unreadable(say("this is no list"), place, say("put its entries between [ and ]"))
    found = []
    for number, one in enumerate(value):
        if not isinstance(one, dict):
            raise Unreadable(say("this is no object"), f"{place}[{number}]", say("put its fields between brackets"))
        found.append(_object(one, inner, f"{place}[{number}]"))
    return found


def _plain(value: Any) -> Any:
    """A plain value; of a list its plain entries, as awardID or relationship may be one."""
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [one for one in value[:_MOST] if isinstance(one, str | int | float)]
    return None
