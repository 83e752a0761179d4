"""How releases of one contracting process become one state, and a versioned release becomes releases again.

The rules are those of the Open Contracting Data Standard (1.1, “Merging”): releases in the order of their dates, each
laid over the last; objects field by field; lists of objects with an id by that id; any other list whole; nothing
(null) takes a field away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Json = dict[str, Any]
WHOLE = ("additionalClassifications",)  # lists of objects with ids that the standard's schema takes whole


def merged(releases: Iterable[Mapping[str, Any]]) -> Json:
    """The state after all releases, given oldest first. Nothing that is given is changed."""
    state: Json = {}
    for release in releases:
        state = laid_over(state, release)
    return state


def laid_over(state: Mapping[str, Any], release: Mapping[str, Any]) -> Json:
    """One release laid over what was there before."""
    after = dict(state)
    for name, value in release.items():
        if value is None:
            after.pop(name, None)
        elif isinstance(value, dict | list) and name not in WHOLE:
            after[name] = _over(after.get(name), value)
        else:
            after[name] = value
    return after


def _over(before: Any, value: Any) -> Any:
    if isinstance(value, dict):
        return laid_over(before if isinstance(before, dict) else {}, value)
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return _by_id(before if isinstance(before, list) else [], value)
    return value


def _by_id(before: list[Any], value: list[Any]) -> list[Any]:
    """Lists of objects, one by one; those without an id cannot be told apart, so the newest list's are taken."""
    held: dict[str, Any] = {str(one["id"]): one for one in before if isinstance(one, dict) and _has_id(one)}
    bare = []
    for one in value:
        if _has_id(one):
            held[str(one["id"])] = laid_over(held.get(str(one["id"]), {}), one)
        else:
            bare.append(laid_over({}, one))
    return [*held.values(), *bare]


def _has_id(one: Mapping[str, Any]) -> bool:
    return one.get("id") is not None


def unversioned(versioned: Mapping[str, Any]) -> list[tuple[str, Json]]:
    """A versioned release as releases again: each date with what changed on it, in the order of the dates as written.

    Every field there is a list of ``{releaseDate, value}``; an id is a bare value and goes with each.
    """
    days: dict[str, None] = {}
    _days(versioned, days)
    return [(day, _on(versioned, day) or {}) for day in sorted(days)]


def _is_history(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and "releaseDate" in one and "value" in one for one in value)
    )


def _days(value: Any, days: dict[str, None]) -> None:
    if _is_history(value):
        for one in value:
            days[str(one["releaseDate"])] = None
    elif isinstance(value, dict):
        for each in value.values():
            _days(each, days)
    elif isinstance(value, list):
        for each in value:
            _days(each, days)


def _on(value: Mapping[str, Any], day: str) -> Json | None:
    """What was said on one day of an object; nothing where nothing was."""
    said: Json = {}
    for name, each in value.items():
        if _is_history(each):
            on_it = [one["value"] for one in each if str(one["releaseDate"]) == day]
            said |= {name: on_it[-1]} if on_it else {}
        elif isinstance(each, dict):
            if inner := _on(each, day):
                said[name] = inner
        elif isinstance(each, list) and (
            listed := [inner for one in each if isinstance(one, dict) and (inner := _on(one, day))]
        ):
            said[name] = listed
    if not said:
        return None
    bare = {name: each for name, each in value.items() if not isinstance(each, dict | list)}
    return bare | said
