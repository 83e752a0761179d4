"""The organisations that a release names, each with the identifier that the list of its parties gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ombud.held.ocds.names import Named

Json = Mapping[str, Any]


def identified(held: Json) -> dict[str, Json]:
    """Id of a party -> the party, where it has an identifier."""
    return {
        _text(one.get("id")): one
        for one in objects(held.get("parties"))
        if _text(one.get("id")) and _text(_inner(one).get("id"))
    }


def named(reference: Json, parties: Mapping[str, Json]) -> Named:
    """An organisation as it is referred to; its identifier stands with it (1.0) or with the party of its id (1.1)."""
    local, inner = _text(reference.get("id")), _inner(reference)
    if not _text(inner.get("id")) and local in parties:
        inner = _inner(parties[local])
    name = _text(reference.get("name")) or _text(parties.get(local, {}).get("name")) or _text(inner.get("legalName"))
    return Named(name, _text(inner.get("scheme")), _text(inner.get("id")), local)


def organisations(held: Json) -> Iterator[Named]:
    """Every organisation of a release, as often as it is named."""
    parties = identified(held)
    for one in (*objects(held.get("parties")), *_references(held)):
        yield named(one, parties)


def _references(held: Json) -> Iterator[Json]:
    tender, bids = _object(held.get("tender")), _object(held.get("bids"))
    yield from (one for one in (held.get("buyer"), tender.get("procuringEntity")) if isinstance(one, Mapping))
    yield from objects(tender.get("tenderers"))
    for bid in objects(bids.get("details")):
        yield from objects(bid.get("tenderers"))
    for award in objects(held.get("awards")):
        yield from objects(award.get("suppliers"))


def objects(value: Any) -> list[Json]:
    """The objects of a list; nothing where there is none."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _object(value: Any) -> Json:
    return value if isinstance(value, Mapping) else {}


def _inner(one: Json) -> Json:
    return _object(one.get("identifier"))


def _text(value: Any) -> str:
    """An id or a name in one line; numbers as they are written."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())
