"""A place file written down, so that what was chosen on a page can be had again on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from ombud.formats.placefile import PlaceFile

_HEAD = (
    "# Which columns of a city's own tables mean what: docs/who-gains.md. Used as: ombud served FOLDER --place FILE\n"
)


def written(place: PlaceFile) -> str:
    """The place file as TOML; :func:`ombud.formats.placefile.parsed` reads the same place from it."""
    return _HEAD + "\n".join(_table(place.model_dump(exclude_defaults=True), ())) + "\n"


def _table(told: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """A table's own values, then the tables within it, each under its whole name."""
    inner = {name: value for name, value in told.items() if isinstance(value, Mapping) or _many(value)}
    for name, value in told.items():
        if name not in inner:
            yield f"{_key(name)} = {_value(value)}"
    for name, value in inner.items():
        there = (*path, name)
        whole = ".".join(map(_key, there))
        for one in value if _many(value) else (value,):
            if _many(value) or any(not isinstance(held, Mapping) for held in one.values()):
                yield f"\n[[{whole}]]" if _many(value) else f"\n[{whole}]"
            yield from _table(one, there)


def _many(value: Any) -> bool:
    return isinstance(value, (tuple, list)) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else _text(name)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return _text(str(value.value))
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return f"[{', '.join(map(_value, value))}]"
    return _text(str(value))


def _text(text: str) -> str:
    """A basic string of TOML: as in JSON, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
