"""An entry under seal: the log holds one salted commitment, so a field can be erased while the rest still proves.

Each field gets ``SHA-256("ombud/field/1\\n" + salt + canonical JSON of [name, value])`` with its own 32-byte salt.
The entry gets ``SHA-256("ombud/entry/1\\n" + salt + root)``, where the root is that of RFC 6962 over the leaves
``[name, commitment in hex]`` in the order of their names. That commitment, 32 bytes, is all that the log holds: it
tells nothing without the salts. To erase a field is to destroy its value and its salt; its commitment stays.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from math import isfinite
from typing import Any, TypeVar

from ombud.ledger import merkle
from ombud.ledger.entry import Body, Cite, Entry, Unread
from ombud.ledger.erased import MARK, ReadBody, reread
from ombud.words import say

T = TypeVar("T")

FIELD = b"ombud/field/1\n"
ENTRY = b"ombud/entry/1\n"
ENVELOPE = ("case", "seq", "time", "role", "office", "kind", "replaces", "cites")
STAYS = frozenset({"case", "seq", "time", "kind", "replaces"})
"""Without these nobody could tell which entry was erased, or that none is missing."""

Random = Callable[[int], bytes]


class Unsealable(ValueError):
    """An entry holds something that cannot be sealed so that it reads the same for everyone, for ever."""


class BrokenSeal(ValueError):
    """What is shown is not what was sealed."""


class NotErasable(ValueError):
    """A field was to be erased that the entry does not have, or that the record needs to be read at all."""


@dataclass(frozen=True, slots=True)
class SealedField:
    """One field under its own seal. When it is erased, ``salt`` is empty and ``value`` is None: both are gone."""

    name: str
    salt: bytes
    value: Any
    commitment: bytes
    erased: bool = False

    def as_json(self) -> dict[str, Any]:
        if self.erased:
            return {"erased": self.commitment.hex()}
        return {"salt": self.salt.hex(), "value": self.value}


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry under seal, opened for reading. ``leaf`` is what the public log holds of it: 32 bytes."""

    leaf: bytes
    salt: bytes
    fields: tuple[SealedField, ...]

    def value(self, name: str) -> Any:
        """What a field says, ``None`` if it was erased; ``KeyError`` if there is no such field."""
        for field in self.fields:
            if field.name == name:
                return field.value
        raise KeyError(name)

    @property
    def erased(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.erased)

    def as_json(self) -> dict[str, Any]:
        fields = {field.name: field.as_json() for field in self.fields}
        return {"leaf": self.leaf.hex(), "salt": self.salt.hex(), "fields": fields}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Sealed:
        """The sealed entry that :meth:`as_json` wrote down, unchecked: see :func:`check_sealed`.

        Raises :class:`BrokenSeal` where a part is missing or is not what it should be.
        """
        try:
            fields = tuple(_field(name, told["fields"][name]) for name in sorted(told["fields"]))
            return cls(_bytes32("leaf", told["leaf"]), _bytes32("salt", told["salt"]), fields)
        except (KeyError, TypeError, AttributeError) as wrong:
            raise BrokenSeal(say("A sealed entry needs leaf, salt and fields: {wrong}.", wrong=str(wrong))) from None


def canonical(value: Any) -> bytes:
    """JSON that is written in one way only: keys sorted, no spaces, ASCII, no NaN.

    Raises ``ValueError`` for a number that is none, ``TypeError`` for what JSON cannot say.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def seal(entry: Entry, random: Random = secrets.token_bytes) -> Sealed:
    """Seal an entry: ``random(32)`` gives each field and the entry a salt of its own.

    Raises :class:`Unsealable` for a time without a zone and for values that JSON cannot hold.
    """
    values = {**_envelope(entry), **{f"body.{name}": value for name, value in _said(entry.body).items()}}
    fields = tuple(_sealed_field(name, values[name], random(32)) for name in sorted(values))
    salt = random(32)
    return Sealed(_leaf(salt, fields), salt, fields)


def check_sealed(sealed: Sealed) -> None:
    """Recompute every commitment and the leaf; raises :class:`BrokenSeal` naming the first that differs."""
    for field in sealed.fields:
        if not field.erased and _commitment(field.name, field.value, field.salt) != field.commitment:
            raise BrokenSeal(say("The field {name} is not what was sealed; use another copy.", name=field.name))
    lacking = [name for name in ENVELOPE if name not in {field.name for field in sealed.fields}]
    if lacking:
        raise BrokenSeal(say("The entry lacks {names}; use another copy.", names=_listed(lacking)))
    if _leaf(sealed.salt, sealed.fields) != sealed.leaf:
        raise BrokenSeal(say("The fields do not add up to the sealed leaf: one was changed, added or taken away."))


def erase(sealed: Sealed, names: Iterable[str]) -> Sealed:
    """The same sealed entry with these fields' values and salts destroyed; commitments and leaf stay.

    ``names`` are as in the seal: ``body.reasons``, ``role``. The entry's own salt stays even when nothing is left
    to read: it opens no field, and without it nobody could see that the erased entry is the one in the log.
    Raises :class:`NotErasable` for a field that is not there or that the record cannot do without.
    """
    wanted = set(names)
    unknown = wanted - {field.name for field in sealed.fields}
    if unknown:
        there = _listed(field.name for field in sealed.fields)
        raise NotErasable(say("There is no field {names} here; there is {there}.", names=_listed(unknown), there=there))
    kept = wanted & _needed(sealed)
    if kept:
        why = say("{names} cannot be erased: without it nobody can tell what was erased and when.", names=_listed(kept))
        raise NotErasable(why)
    gone = tuple(_without(field) if field.name in wanted else field for field in sealed.fields)
    return replace(sealed, fields=gone)


def _needed(sealed: Sealed) -> frozenset[str]:
    """An erasure must go on saying what it erased."""
    erasure = sealed.value("kind") == "answered.erasure/1"
    return STAYS | {"body.entry", "body.fields"} if erasure else STAYS


def _without(field: SealedField) -> SealedField:
    return SealedField(field.name, b"", None, field.commitment, erased=True)


def _envelope(entry: Entry) -> dict[str, Any]:
    if entry.time.utcoffset() is None:
        raise Unsealable(say("The time {time} has no time zone; add one, such as UTC.", time=str(entry.time)))
    cites = [{name: text for name, text in _cite(cite).items() if text} for cite in entry.cites]
    return {
        "case": entry.case,
        "seq": entry.seq,
        "time": entry.time.isoformat(),
        "role": entry.role,
        "office": entry.office,
        "kind": entry.kind,
        "replaces": entry.replaces,
        "cites": cites,
    }


def _cite(cite: Cite) -> dict[str, str]:
    return {"sha256": cite.sha256, "where": cite.where, "quote": cite.quote, "url": cite.url}


def _said(body: Body | Unread) -> dict[str, Any]:
    for name, value in body.model_dump().items():
        if _endless(value):  # which the next line would turn into nothing said
            raise Unsealable(say("The field {name} holds a number that is none: {value}.", name=name, value=str(value)))
    values: dict[str, Any] = body.model_dump(mode="json")
    if isinstance(body, Unread):
        del values["kind_said"]  # it is sealed as the kind
    return values


def _endless(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_endless(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return any(_endless(part) for part in value)
    return isinstance(value, float) and not isfinite(value)


def _sealed_field(name: str, value: Any, salt: bytes) -> SealedField:
    try:
        return SealedField(name, salt, value, _commitment(name, value, salt))
    except (ValueError, TypeError) as wrong:
        raise Unsealable(say("The field {name} cannot be written: {wrong}.", name=name, wrong=str(wrong))) from None


def _commitment(name: str, value: Any, salt: bytes) -> bytes:
    return sha256(FIELD + salt + canonical([name, value])).digest()


def _leaf(salt: bytes, fields: Iterable[SealedField]) -> bytes:
    told = sorted((field.name, field.commitment.hex()) for field in fields)
    tree = merkle.root([merkle.leaf_hash(canonical(list(pair))) for pair in told])
    return sha256(ENTRY + salt + tree).digest()


def _field(name: str, told: Mapping[str, Any]) -> SealedField:
    if set(told) == {"erased"}:
        return SealedField(name, b"", None, _bytes32(name, told["erased"]), erased=True)
    if set(told) != {"salt", "value"}:
        raise BrokenSeal(say("The field {name} must have a salt and a value, or say that it was erased.", name=name))
    salt = _bytes32(name, told["salt"])
    return SealedField(name, salt, told["value"], _commitment(name, told["value"], salt))


def _bytes32(name: str, text: Any) -> bytes:
    if isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef"):
        return bytes.fromhex(text)
    raise BrokenSeal(say("{name} must be 64 hexadecimal digits in small letters.", name=name))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def opened(sealed: Sealed, body: ReadBody) -> Entry:
    """The entry as it can still be read; ``body`` is :func:`ombud.casefile.kinds.body`.

    A field erased by law reads as :data:`ombud.ledger.erased.MARK` or as nothing said; ``Entry.erased`` names it.
    Raises :class:`BrokenSeal` where the sealed parts are of the wrong shape, and what ``body`` raises.
    """
    left = {field.name: field.value for field in sealed.fields if not field.erased}
    said = {name.removeprefix("body."): value for name, value in left.items() if name.startswith("body.")}
    gone = tuple(name.removeprefix("body.") for name in sealed.erased if name.startswith("body."))
    try:
        return Entry(
            case=_of_type(str, left["case"]),
            seq=_of_type(int, left["seq"]),
            time=datetime.fromisoformat(left["time"]),
            role=_of_type(str, left.get("role", MARK)),
            body=reread(_of_type(str, left["kind"]), said, gone, body),
            office=_of_type(str, left.get("office", MARK)),
            replaces=None if left["replaces"] is None else _of_type(int, left["replaces"]),
            cites=tuple(Cite(**cite) for cite in left.get("cites", ())),
            erased=sealed.erased,
        )
    except (KeyError, TypeError) as wrong:
        raise BrokenSeal(say("The sealed entry cannot be read: {wrong}.", wrong=str(wrong))) from None


def _of_type(wanted: type[T], value: Any) -> T:
    if type(value) is not wanted:  # not isinstance: True is no number here
        raise TypeError(f"{value!r} is no {wanted.__name__}")
    return value
