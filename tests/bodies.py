"""Any valid body of any kind, for properties: plain values, awkward values, and names that sometimes meet."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from ombud.answered.entries_replies import OfficeReply
from ombud.held.entries import FIRST_LINES, FirstClause
from ombud.ledger.entry import Body
from ombud.ledger.erased import MARK

# Few names, so that a cost meets its alternative and a reply its contribution; awkward ones among them.
NAMES = ("LED bulbs", "led  BULBS.", "Rosengård", "nothing", "n/a", "—", MARK, "{n}", "x" * 300)
DAYS = st.one_of(st.dates(), st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.just(date.max), st.just(date.min))


def bodies(*kinds: type[Body]) -> st.SearchStrategy[Body]:
    """Valid bodies of these kinds, as their forms would let them through.

    Drawn by kind first: a choice among the strategies of all kinds is so long in words that Hypothesis warns of it.
    """
    return st.sampled_from(kinds).flatmap(body_of)


@cache
def body_of(kind: type[Body]) -> st.SearchStrategy[Body]:
    """Valid bodies of one kind."""
    fields = {name: _field(name, info) for name, info in kind.model_fields.items()}
    if kind is FirstClause:
        fields["line"] = st.sampled_from(FIRST_LINES)
    if kind is OfficeReply:  # which of these must be said depends on the answer
        fields |= {"due": DAYS, "who": st.just("Street Works"), "case": st.just("lamp-posts")}
    return st.fixed_dictionaries(fields).map(kind.model_validate)


def _field(name: str, info: FieldInfo) -> st.SearchStrategy[Any]:
    return _of(info.annotation, name, info)


def _of(kind: Any, name: str, info: FieldInfo) -> st.SearchStrategy[Any]:
    if get_origin(kind) in (Union, UnionType):
        return st.one_of([_of(part, name, info) for part in get_args(kind)])
    if kind is type(None):
        return st.none()
    if get_origin(kind) is tuple:
        part = _of(get_args(kind)[0], name, FieldInfo())
        return st.lists(part, min_size=_bound(info, MinLen, 0), max_size=4).map(tuple)
    if kind is bool:
        return st.booleans()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    if kind is date:
        return DAYS
    return _number(kind, info) if kind in (int, float) else _text(name, info)


def _number(kind: type, info: FieldInfo) -> st.SearchStrategy[Any]:
    low, high = _bound(info, Ge, _bound(info, Gt, None)), _bound(info, Le, None)
    if kind is float and _bound(info, Gt, None) is not None:
        return st.floats(min_value=low, max_value=high, exclude_min=True, allow_nan=False) | st.just(4.0)
    if kind is int:
        small = st.integers(min_value=low if low is not None else -5, max_value=high if high is not None else 200)
        return small | st.integers(min_value=low, max_value=high)
    wild = st.floats(min_value=low, max_value=high, allow_nan=low is None and high is None)
    return wild if high is not None else wild | st.sampled_from([1.0, 40.0, 1e308, math.inf])


def _text(name: str, info: FieldInfo) -> st.SearchStrategy[str]:
    if name == "currency":
        return st.sampled_from(["SEK", "EUR"])
    if (info.json_schema_extra or {}) == {"format": "duration"} or name == "end_after":
        return st.sampled_from(["", "P30D", "P6M"])
    least, most = _bound(info, MinLen, 0), _bound(info, MaxLen, 400)
    texts = st.sampled_from(NAMES) | st.text(max_size=12)
    return texts.map(lambda text: text.ljust(least, "o")[:most].strip().ljust(least, "o"))


def _bound(info: FieldInfo, mark: type, otherwise: Any) -> Any:
    found = [getattr(part, field) for part in info.metadata for field in _FIELDS[mark] if isinstance(part, mark)]
    return found[0] if found else otherwise


_FIELDS = {Ge: ("ge",), Gt: ("gt",), Le: ("le",), MinLen: ("min_length",), MaxLen: ("max_length",)}
