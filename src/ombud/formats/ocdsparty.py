"""The organisations that a release names, each with the identifier that the list of its parties gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ombud.formats.safe import shortened
from ombud.held.ocds.names import Named

Json = Mapping[str, Any]
_LONGEST = 400  # characters


def identified(held: Json) -> dict[str, Json]:
    """Id of a party -> the party, where it has an identifier."""
    return {
        text(one.get("id")): one
        for one in objects(held.get("parties"))
        if text(one.get("id")) and text(_inner(one).get("id"))
    }


def named(reference: Json, parties: Mapping[str, Json]) -> Named:
    """An organisation as it is referred to; its identifier stands with it (1.0) or with the party of its id (1.1)."""
    local, inner = text(reference.get("id")), _inner(reference)
    if not text(inner.get("id")) and local in parties:
        inner = _inner(parties[local])
    name = text(reference.get("name")) or text(parties.get(local, {}).get("name")) or text(inner.get("legalName"))
    return Named(name, text(inner.get("scheme")), text(inner.get("id")), local)


def organisations(held: Json) -> Iterator[Named]:
    """Every organisation of a release, as often as it is named."""
    parties = identified(held)
    for one in (*objects(held.get("parties")), *_references(held)):
        yield named(one, parties)


def _references(held: Json) -> Iterator[Json]:
    tender, bids = _object(held.get("tender")), _object(held.get("bids"))
    yield from (one for one in (held.get("buyer"), tender.get("procuringEntity")) if isinstance(one, dict))
    yield from objects(tender.get("tenderers"))
    for bid in objects(bids.get("details")):
        yield from objects(bid.get("tenderers"))
    for award in objects(held.get("awards")):
        yield from objects(award.get("suppliers"))


def objects(value: Any) -> list[Json]:
    """The objects of a list; nothing where there is none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _inner(one: Json) -> Json:
    return _object(one.get("identifier"))


def text(value: Any) -> str:
    """An id or a name in one line; numbers as they are written."""
    if value is None or value is True or value is False:
        return ""
    if isinstance(value, str):
        return " ".join(value.split()) if value.isprintable() else shortened(value, _LONGEST)
    return str(value) if isinstance(value, int | float) else ""
