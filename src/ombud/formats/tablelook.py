"""A first look at tables that somebody brought: which columns they have, and what stands in them.

Run as ``python -m ombud.formats.tablelook FILE ...`` it prints one line of JSON for each file, so that a server can
have strangers' files opened by a process of its own, which has a limit of memory and time.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from ombud.formats.reading import Unreadable
from ombud.words import Sentence, from_json, say

MOST_COLUMNS = 500  # a form with more could not be filled in
FEW = 40  # so many different values are listed
TRIED = 2000  # values that are tried as days
LONGEST = 40  # characters of a value that are shown
POINTS, LINES, SURFACES, OTHER = "points", "lines", "surfaces", "other"
SORTS = {"Point": POINTS, "LineString": LINES, "Polygon": SURFACES}
DAYS = {  # how days are written; "" is year, month and day in that order, with or without a time
    "": re.compile(r"\d{4}(-\d{2}(-\d{2}([T ].*)?)?)?"),
    "%m/%d/%Y": None,
    "%d/%m/%Y": None,
    "%d.%m.%Y": None,
    "%Y/%m/%d": None,
}


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """One column. ``numbers``: every value is one; ``whole``: a whole one; ``unique``: none is missing or stands twice.

    ``low`` and ``high`` are those of numbers, ``values`` all values where they are few, ``days`` how many of the values
    tried can be read in each way of writing a day.
    """

    name: str
    numbers: bool
    whole: bool
    unique: bool
    filled: int
    different: int
    first: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    days: Mapping[str, int] = field(default_factory=dict)

    @property
    def classes(self) -> tuple[str, ...]:
        """The values as a place file names them where a table of areas is sorted by them: 5.0 is 5 there."""
        if not self.numbers:
            return self.values
        return tuple(dict.fromkeys(_word(number) for number in sorted(map(float, self.values))))


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a file: its rows, its columns, of what sort its shapes are, and the projection that it names."""

    rows: int
    columns: tuple[ColumnFound, ...]
    shapes: tuple[str, ...] = ()
    crs: str = ""

    def column(self, name: str) -> ColumnFound:
        """One column by its name; raises :class:`KeyError`."""
        for one in self.columns:
            if one.name == name:
                return one
        raise KeyError(name)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def look_from_json(told: Mapping[str, Any]) -> Look:
    """The look that :meth:`Look.as_json` wrote down."""
    columns = tuple(_column_from_json(one) for one in told["columns"])
    return Look(told["rows"], columns, tuple(told["shapes"]), told["crs"])


def _column_from_json(told: Mapping[str, Any]) -> ColumnFound:
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    return ColumnFound(**said)


def look(path: Path) -> Look:
    """What a file holds; raises :class:`Unreadable` where it is no table, or none that a form could be made of."""
    from ombud.places.told import Fault

    try:
        held, sorts, crs = _read(path)
    except Fault as wrong:
        raise Unreadable(say("{why}", why=str(wrong.told).rstrip(".")), path.name) from None
    columns = tuple(column_found(name, values) for name, values in held.items())
    rows = max((len(values) for values in held.values()), default=0)
    if not rows:
        raise Unreadable(say("there is no row in it"), path.name, say("bring a table with rows"))
    return Look(rows, columns, tuple(sorted(sorts)), crs)


def _read(path: Path) -> tuple[dict[str, list[Any]], set[str], str]:
    """Columns, what the shapes are if there are any, and the projection; raises :class:`~ombud.places.told.Fault`."""
    from ombud.places import geopackage, geoparquet

    with path.open("rb") as opened:
        head = opened.read(64)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _read_json(path)
    if head.startswith(b"SQLite format 3\0"):
        told = geopackage.told(path)
    elif head.startswith(b"PAR1"):
        told = geoparquet.told(path)
    else:
        return _read_csv(path), set(), ""
    _check(path.name, list(told.columns))
    return {name: values.tolist() for name, values in told.columns.items()}, _sorts_of(told.shapes), told.crs


def _read_csv(path: Path) -> dict[str, list[Any]]:
    from ombud.places import flat

    names = list(flat.told(path, "").columns)
    _check(path.name, names)
    told = flat.told(path, "", names)  # again as words: a code of 0180 must not become 180
    return {name: values.tolist() for name, values in told.columns.items()}


def _read_json(path: Path) -> tuple[dict[str, list[Any]], set[str], str]:
    from ombud.places import features, topojson
    from ombud.places.told import Fault

    try:
        file = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as wrong:
        raise Fault(say("The file is no JSON ({why}).", why=str(wrong))) from None
    if isinstance(file, dict) and file.get("type") == "Topology":
        told, sorts = topojson.told(file), {SURFACES}
    else:
        told, sorts = features.told(_unshaped(file)), _sorts_said(file)
    _check(path.name, list(told.columns))
    return {name: values.tolist() for name, values in told.columns.items()}, sorts, told.crs


def _unshaped(file: Any) -> dict[str, Any]:
    """A FeatureCollection without its shapes, which may be of any sort."""
    given = file.get("features") if isinstance(file, dict) else None
    if not isinstance(given, list):
        return {}
    return {**file, "features": [{**one, "geometry": None} if isinstance(one, dict) else one for one in given]}


def _sorts_said(file: Any) -> set[str]:
    shapes = [one.get("geometry") for one in file["features"]]
    named = {str(one.get("type")) for one in shapes if isinstance(one, dict)}
    return {SORTS.get(name.removeprefix("Multi"), OTHER) for name in named}


def _sorts_of(shapes: Any) -> set[str]:
    """What shapely shapes are; none where the file has no shapes."""
    if shapes is None:
        return set()
    import shapely

    numbers = set(shapely.get_type_id(shapes).tolist()) - {-1}
    return {{0: POINTS, 4: POINTS, 1: LINES, 5: LINES, 3: SURFACES, 6: SURFACES}.get(n, OTHER) for n in numbers}


def _check(file: str, names: Sequence[str]) -> None:
    mend = say("save it with commas between the columns")
    if len(names) == 1 and any(sign in names[0] for sign in ";\t|"):
        raise Unreadable(say("its columns are not separated by commas"), file, mend)
    if len(names) > MOST_COLUMNS:
        raise Unreadable(
            say("it has {n} columns, and {most} is the most that fit a form", n=len(names), most=MOST_COLUMNS),
            file,
            say("leave out those that nobody needs"),
        )


def column_found(name: str, held: Sequence[Any]) -> ColumnFound:
    """What stands in one column."""
    said = [word for word in map(_word, held) if word]
    different = dict.fromkeys(said)
    numbers = [_number(word) for word in different]
    are = bool(numbers) and all(one is not None for one in numbers)
    known = [one for one in numbers if one is not None]
    return ColumnFound(
        name=name,
        numbers=are,
        whole=are and all(one.is_integer() for one in known),
        unique=len(different) == len(held) > 0,
        filled=len(said),
        different=len(different),
        first=tuple(one[:LONGEST] for one in list(different)[:3]),
        values=tuple(sorted(different)) if len(different) <= FEW and max(map(len, different), default=0) <= 80 else (),
        low=min(known) if are else None,
        high=max(known) if are else None,
        days=_days(list(different)[:TRIED]),
    )


def _word(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _number(word: str) -> float | None:
    try:
        number = float(word)
    except ValueError:
        return None
    return number if isfinite(number) and "_" not in word else None


def _days(words: Iterable[str]) -> dict[str, int]:
    """In each way of writing a day, how many of the words can be read; ways in which none can are left out."""
    found = dict.fromkeys(DAYS, 0)
    for word in words:
        for way in DAYS:
            found[way] += _is_day(word, way)
    return {way: n for way, n in found.items() if n}


def _is_day(word: str, way: str) -> bool:
    pattern = DAYS[way]
    if pattern is not None:
        return bool(pattern.fullmatch(word)) and 1000 <= int(word[:4]) < 3000
    try:
        datetime.strptime(word, way)  # noqa: DTZ007  (a day has no zone)
    except ValueError:
        return False
    return True


def told(line: str) -> Look | Sentence:
    """What one line that :func:`main` printed says: a look, or why there is none."""
    found = json.loads(line)
    return from_json(found["wrong"]) if "wrong" in found else look_from_json(found["look"])


def main(paths: Sequence[str]) -> None:
    """Look at each file and print what was found, a line each."""
    for path in paths:
        print(json.dumps(_said(Path(path)), ensure_ascii=True, allow_nan=False), flush=True)


def _said(path: Path) -> dict[str, Any]:
    try:
        return {"look": look(path).as_json()}
    except Unreadable as wrong:
        return {"wrong": wrong.sentence.as_json()}
    except MemoryError:
        return {"wrong": say("{file}: it takes more memory than a table may.", file=path.name).as_json()}


if __name__ == "__main__":
    main(sys.argv[1:])
