"""Dots on a map as a table or GeoJSON, round by round; a dot that cannot be where it says is named with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, isfinite, radians
from pathlib import Path
from statistics import median

from ombud.formats.door import through_the_door
from ombud.formats.hearing.longtable import Line, long_table
from ombud.formats.reading import Unreadable
from ombud.formats.safe import opened, parsed, shortened
from ombud.formats.texts import folded, plain
from ombud.heard.dots.marks import Consent, Daypart, Dot
from ombud.people.mailbox import looks_like_a_person
from ombud.words import Sentence, say

MOST_DOTS = 50_000
REACH_KM = 100.0  # from the middle of all dots: a city with its surroundings is smaller
_EARTH = 6_371_008.8  # metres, mean radius
_HEADINGS = {
    "round": ("round", "wave", "omgång", "ronde", "tour", "runde"),
    "kind": ("kind", "type", "category", "answer", "sort", "slag", "typ", "soort"),
    "lon": ("lon", "lng", "long", "longitude", "longitud"),
    "lat": ("lat", "latitude", "latitud"),
    "x": ("x", "east", "easting"),
    "y": ("y", "north", "northing"),
    "time": ("time", "time of day", "when", "hour", "tid", "tidpunkt", "tijd", "heure", "uhrzeit"),
    "person": ("person", "respondent", "token", "participant", "person id", "respondent id"),
    "group": ("group", "area", "grupp", "groep", "groupe", "gruppe"),
    "reason": ("reason", "why", "text", "comment", "varför", "waarom", "pourquoi"),
    "consent": ("consent", "public", "samtycke", "toestemming"),
}
_PARTS = {
    Daypart.MORNING: "morning early morgon ochtend matin morgen",
    Daypart.DAY: "day daytime noon afternoon dag dagtid eftermiddag middag journee apresmidi tag nachmittag",
    Daypart.EVENING: "evening kvall avond soir abend",
    Daypart.NIGHT: "night natt nacht nuit dark",
    Daypart.UNSAID: "always any anytime alltid altijd toujours immer",
}
_CONSENTS = {
    Consent.PUBLIC: ("public", "yes", "true", "1", "ja", "oui"),
    Consent.COUNTED: ("counted", "count", "no", "false", "0", "nej", "nee", "nein", "non", "internal", "city"),
    Consent.WITHDRAWN: ("withdrawn", "none", "deleted", "-1"),
}
_CLOCK = re.compile(r"(?:.*[T ])?(\d{1,2})(?:[:.h]\d{2}(?::\d{2})?)?\s*(?:Z|[+-]\d\d:?\d\d)?")


@dataclass(frozen=True, slots=True)
class Plane:
    """Where metres are counted from, in degrees; without it coordinates came as metres."""

    lon: float
    lat: float

    def metres(self, lon: float, lat: float) -> tuple[float, float]:
        """Right to a few metres within a city: the earth as a ball, flattened at the middle of the dots."""
        return _EARTH * radians(lon - self.lon) * cos(radians(self.lat)), _EARTH * radians(lat - self.lat)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude, to about a metre."""
        turn = 1 / radians(_EARTH)
        return round(self.lon + x * turn / cos(radians(self.lat)), 5), round(self.lat + y * turn, 5)


@dataclass(frozen=True, slots=True)
class DotsRead:
    """Dots that count, without those withdrawn, and what was taken for granted."""

    dots: tuple[Dot, ...]
    plane: Plane | None
    withdrawn: int
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its coordinates as they stand."""

    line: Line
    across: float
    up: float
    degrees: bool
    round: int


def read_dots(paths: Sequence[Path], reach_km: float = REACH_KM) -> DotsRead:
    """Dots of one or several files; files without a column of rounds are rounds in the order given.

    Raises :class:`~ombud.formats.reading.Unreadable`, with file, line and field.
    """
    found = [one for number, path in enumerate(paths, 1) for one in _placed(path, number)]
    if not found:
        raise Unreadable(say("there is no dot in it"), paths[0].name, say("put one dot on each line"))
    if len({one.degrees for one in found}) > 1:
        raise Unreadable(
            say("some dots are in degrees and some in metres"), found[-1].line.place, say("use one of them")
        )
    _check_rounds(found)
    _check_scale(found)
    plane = _plane(found) if found[0].degrees else None
    _check_reach(found, plane, reach_km)
    dots = [_dot(one, plane) for one in found]
    kept = tuple(one for one in dots if one.consent is not Consent.WITHDRAWN)
    if not kept:
        raise Unreadable(say("every dot was withdrawn"), paths[0].name, say("there is nothing to compare"))
    return DotsRead(kept, plane, len(dots) - len(kept), _notes(found))


def _placed(path: Path, number: int) -> Iterator[_Placed]:
    lines = _features(path) if path.suffix.casefold() in (".geojson", ".json") else _rows(path)
    for count, line in enumerate(lines, 1):
        if count > MOST_DOTS:
            raise Unreadable(say("there are more than {n} dots in it", n=MOST_DOTS), line.place, say("split the file"))
        yield _one(line, number)


def _rows(path: Path) -> Iterator[Line]:
    table = long_table(path, _known, {"kind": "kind"})
    if not table.has("lon", "lat") and not table.has("x", "y"):
        what = say("there are no columns lon and lat, nor x and y")
        raise Unreadable(what, f"{table.name}, line 1", say("name the columns of the place so"))
    return table.lines()


_FIELDS = {folded(one): field for field, all_ in _HEADINGS.items() for one in all_}


def _known(heading: str) -> str | None:
    return _FIELDS.get(folded(heading)) if len(heading) < 100 else None


def _features(path: Path) -> Iterator[Line]:
    """Points of a GeoJSON FeatureCollection (RFC 7946) as lines."""
    told = parsed(through_the_door(opened(path)).data, path.name)
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list):
        raise Unreadable(say("this is no GeoJSON FeatureCollection"), path.name, say("export the points as GeoJSON"))
    if (
        isinstance(told, dict)
        and told.get("crs")
        and "CRS84" not in str(told["crs"])
        and "4326" not in str(told["crs"])
    ):
        what = say("the coordinates are in {crs}", crs=shortened(str(told["crs"]), 80))
        raise Unreadable(what, path.name, say("convert them to WGS84 (EPSG:4326)"))
    for number, feature in enumerate(features, 1):
        yield _feature(feature, f"{path.name}, feature {number}")


def _feature(feature: object, place: str) -> Line:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    properties = feature.get("properties") if isinstance(feature, dict) else None
    pair = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if not isinstance(pair, list) or len(pair) < 2 or not all(isinstance(one, int | float) for one in pair[:2]):
        raise Unreadable(say("this is no point with two coordinates"), f"{place}, geometry", say("keep points only"))
    held = properties if isinstance(properties, dict) else {}
    told = {field: plain(value) for name, value in held.items() if (field := _known(str(name))) and plain(value)}
    return Line(place, told | {"lon": repr(pair[0]), "lat": repr(pair[1])})


def _one(line: Line, number: int) -> _Placed:
    degrees = "lon" in line.told or "lat" in line.told
    names = ("lon", "lat") if degrees else ("x", "y")
    found = []
    for name in names:
        value = line.number(name)
        if value is None:
            raise line.wrong(name, say("nothing stands there"), say("write where the dot is, or leave the line out"))
        found.append(value)
    if degrees:
        _check_degrees(line, *found)
    if "kind" not in line.told:
        raise line.wrong("kind", say("nothing stands there"), say("write what was marked: like, avoid, unsafe"))
    told = line.told.get("round", str(number))
    if not (told.isdecimal() and len(told) < 10) or not 1 <= int(told) <= 99:
        raise line.wrong("round", say("“{value}” is no round", value=shortened(told, 20)), say("write 1, 2 and so on"))
    return _Placed(line, found[0], found[1], degrees, int(told))


def _check_degrees(line: Line, lon: float, lat: float) -> None:
    if max(abs(lon), abs(lat)) > 180:
        what = say("{lon}, {lat} is not in degrees", lon=_told(lon), lat=_told(lat))
        raise line.wrong("lon", what, say("name metres x and y, or convert them to WGS84 (EPSG:4326)"))
    if abs(lat) > 90:
        raise line.wrong(
            "lat", say("a latitude of {lat} cannot be: longitude and latitude are swapped", lat=_told(lat)), _SWAP
        )
    if lon == 0 and lat == 0:
        what = say("0, 0 lies in the sea off Africa: it stands for a place that was not given")
        raise line.wrong("lat", what, say("leave the line out"))


_SWAP = say("put each under its own heading")


def _told(value: float) -> str:
    """A coordinate with all its figures, so that it can be found in the file."""
    return f"{value:.12g}"


def _check_rounds(found: Sequence[_Placed]) -> None:
    """Where a file says the round of some dots it says that of each: which one a blank means is nobody's guess."""
    files = {one.line.place.rpartition(", ")[0] for one in found if "round" in one.line.told}
    for one in found:
        if "round" not in one.line.told and one.line.place.rpartition(", ")[0] in files:
            raise one.line.wrong("round", say("nothing stands there"), say("write 1, 2 and so on"))


def _check_scale(found: Sequence[_Placed]) -> None:
    if not found[0].degrees and all(abs(one.across) <= 180 and abs(one.up) <= 90 for one in found):
        what = say("x and y look like degrees ({x}, {y})", x=_told(found[0].across), y=_told(found[0].up))
        raise found[0].line.wrong("x", what, say("name the columns lon and lat"))


def _plane(found: Sequence[_Placed]) -> Plane:
    return Plane(round(median(one.across for one in found), 2), round(median(one.up for one in found), 2))


def _check_reach(found: Sequence[_Placed], plane: Plane | None, reach_km: float) -> None:
    """A dot far from all others is no dot of this map: said, and never left out in silence."""
    middle = (0.0, 0.0) if plane else (median(one.across for one in found), median(one.up for one in found))
    for one in found:
        away = _away(one.across, one.up, plane, middle)
        if away <= reach_km:
            continue
        if plane and _away(one.up, one.across, plane, middle) <= reach_km:
            raise one.line.wrong(
                "lat",
                say("longitude and latitude are swapped ({lon}, {lat})", lon=_told(one.across), lat=_told(one.up)),
                _SWAP,
            )
        what = say(
            "the dot ({x}, {y}) lies {km} km from the middle of the others",
            x=_told(one.across),
            y=_told(one.up),
            km=round(away),
        )
        raise one.line.wrong("lat" if plane else "x", what, say("mend it, or leave the line out"))


def _away(across: float, up: float, plane: Plane | None, middle: tuple[float, float]) -> float:
    x, y = plane.metres(across, up) if plane else (across, up)
    found = hypot(x - middle[0], y - middle[1]) / 1000
    return found if isfinite(found) else float("inf")


def _dot(one: _Placed, plane: Plane | None) -> Dot:
    line = one.line
    x, y = plane.metres(one.across, one.up) if plane else (one.across, one.up)
    person = line.told.get("person", "")
    if "@" in person or looks_like_a_person(person):
        what = say("it looks like somebody's name or address")
        raise line.wrong("person", what, say("write a made-up token for each person, such as a number"))
    return Dot(
        one.round,
        shortened(line.told["kind"].casefold(), 40),
        round(x, 2),
        round(y, 2),
        daypart(line),
        shortened(person, 80),
        shortened(line.told.get("group", ""), 60),
        plain(line.told.get("reason", ""))[:2000],
        _consent(line),
    )


def daypart(line: Line) -> Daypart:
    """The part of the day that a line names, by a word or a clock time."""
    told = line.told.get("time", "")
    if not told:
        return Daypart.UNSAID
    words: Mapping[str, Daypart] = {word: part for part, all_ in _PARTS.items() for word in all_.split()}
    if (word := folded(told)) in words:
        return words[word]
    found = _CLOCK.fullmatch(told.strip())
    if found is None or int(found[1]) > 24:
        what = say("“{value}” is no time of day", value=shortened(told, 40))
        raise line.wrong("time", what, say("write 22:30, or morning, day, evening or night"))
    hour = int(found[1]) % 24
    if 5 <= hour < 9:
        return Daypart.MORNING
    return Daypart.DAY if 9 <= hour < 17 else Daypart.EVENING if 17 <= hour < 22 else Daypart.NIGHT


def _consent(line: Line) -> Consent:
    told = line.told.get("consent", "counted").casefold()
    for consent, words in _CONSENTS.items():
        if told in words:
            return consent
    what = say("“{value}” does not say what the person agreed to", value=shortened(told, 40))
    raise line.wrong("consent", what, say("write public, counted or withdrawn"))


def _notes(found: Sequence[_Placed]) -> tuple[Sentence, ...]:
    told = []
    bare = sum("person" not in one.line.told for one in found)
    if bare:
        told.append(
            say(
                "Dots without a person's token: {n} of {all}. Each counts as a person of its own, so that intervals "
                "may be too narrow, and nobody can be followed from round to round.",
                n=bare,
                all=len(found),
            )
        )
    coarse = sum(one.degrees and round(one.across, 3) == one.across and round(one.up, 3) == one.up for one in found)
    if coarse:
        told.append(say("Dots with three decimals or fewer, which is a hundred metres or coarser: {n}.", n=coarse))
    if not any("consent" in one.line.told for one in found):
        told.append(say("The file does not say what people agreed to, so no dot is shown by itself."))
    return tuple(told)
