"""How a statement reads after some of its fields were erased by law."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from pydantic import ValidationError

from ombud.ledger.entry import Body, Unread
from ombud.words import mark as _

MARK = _("[erased by law; the words are gone]")
"""Stands where a required text was erased: long enough for fields that ask for a sentence."""

ReadBody = Callable[[str, Mapping[str, Any]], Body | Unread]


def reread(kind: str, said: Mapping[str, Any], gone: Sequence[str], body: ReadBody) -> Body | Unread:
    """The body with what is left of it; ``gone`` names the fields that were erased.

    A field that may be left out reads as nothing said; a text that may not reads :data:`MARK`. Where neither fits
    (a number, a date) the statement is kept unread, so that no check rests on a made-up value.
    Raises ``pydantic.ValidationError`` where the fault is not the erasure's.
    """
    try:
        return body(kind, said)
    except ValidationError as wrong:
        faulty = {str(error["loc"][0]) if error["loc"] else "" for error in wrong.errors()}
        needed = sorted(faulty & set(gone))
        if not needed:
            raise
    return _marked(kind, said, needed, body)


def _marked(kind: str, said: Mapping[str, Any], needed: Sequence[str], body: ReadBody) -> Body | Unread:
    for marks in product((MARK, (MARK,)), repeat=min(len(needed), 6)):  # a text, or a list of texts
        try:
            return body(kind, {**said, **dict(zip(needed, marks, strict=False))})
        except ValidationError:
            continue
    return Unread(kind_said=kind, **{name: value for name, value in said.items() if name != "kind_said"})
