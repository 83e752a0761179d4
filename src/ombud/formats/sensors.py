"""A register of sensors in public space, as JSON or GeoJSON. Owners and places are held back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ombud.answered.entries import LegalBasis, Sunset
from ombud.asked.entries import Purpose
from ombud.formats import ways
from ombud.formats.clerk import NAMED, Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.reading import CaseDraft, Reading, Unreadable
from ombud.formats.records import once
from ombud.formats.safe import MAX_RECORDS, Source, parsed
from ombud.formats.slugs import Slugs
from ombud.formats.texts import plain
from ombud.held.entries import Item, Personal
from ombud.words import say

NAME = "Sensor register"
REGISTER = "Sensor register"
PERSONAL = ("contains_personal_data", "contains_pi_data")
NUMBER = ("id", "reference", "identifier")
HELD_BACK = ("owner", "person", "contact", "contact_details", "email", "telephone", "phone", "organisation", "company")
PLACES = ("location", "locations", "location_description", "regions", "region", "geometry", "coordinates", "address")
LISTS = ("features", "records", "results")  # where the sensors stand in an export
USED = (*PERSONAL, *NUMBER, "sensor_type", "datastream", "goal", "legal_ground", "active_until", "type", "properties")


def can_read(head: bytes, name: str) -> bool:
    """Whether the records are sensors with the day until which they are active."""
    return b'"sensor_type"' in head and b'"active_until"' in head


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """Every sensor of the file, one case each."""
    tally, slugs, cases = Tally(), Slugs(), []
    seen: dict[str, str] = {}
    scopes: dict[str, int] = {}
    for count, (place, told) in enumerate(_sensors(source), 1):
        if count > MAX_RECORDS:
            raise Unreadable(say("there are more than {n} records in it", n=MAX_RECORDS), place, say("split the file"))
        number = _first(told, NUMBER)
        once(seen, number, place)
        scope = number or _title(told)
        scopes[scope] = scopes.get(scope, 0) + 1
        if scopes[scope] > 1:  # sensors without a number may look alike; they keep their order
            scope = f"{scope} ({scopes[scope]})"
        clerk = Clerk(source.sha256, scoped("sensor", scope), midnight(today), tally)
        cases.append(_case(clerk, slugs, told, number))
        if progress:
            progress(count, 0)
    return reading(NAME, source, cases, tally, source.notes)


def _sensors(source: Source) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each sensor with its place: a list, the list "records", or the features of a GeoJSON file."""
    told = parsed(source.data, source.name)
    found = told if isinstance(told, list) else None
    if isinstance(told, dict):
        found = next((told[name] for name in LISTS if isinstance(told.get(name), list)), None)
    if found is None:
        raise Unreadable(say("there is no list of sensors in it"), source.name, say("export it again"))
    for count, sensor in enumerate(found, 1):
        place = f"{source.name}, sensor {count}"
        if not isinstance(sensor, dict):
            raise Unreadable(say("this is not a sensor with named fields"), place, say("export it again"))
        inner = sensor.get("properties")
        yield place, {**sensor, **inner} if isinstance(inner, dict) else sensor


def _first(told: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(filter(None, (plain(told.get(name)) for name in names)), "")


def _title(told: Mapping[str, Any]) -> str:
    stream, sort = plain(told.get("datastream")), plain(told.get("sensor_type"))
    return f"{stream} ({sort})" if stream and sort else stream or sort or "sensor"


def _case(clerk: Clerk, slugs: Slugs, told: Mapping[str, Any], number: str) -> CaseDraft:
    goal, ground = clerk.words("goal", told.get("goal")), clerk.words("legal_ground", told.get("legal_ground"))
    if goal:
        clerk.write(Purpose, "goal", text=goal)
    if ground:
        clerk.write(LegalBasis, "legal_ground", text=ground)
    _item(clerk, told, goal, ground)
    _end(clerk, told)
    _rest(clerk, told)
    title, sort = _title(told), clerk.words("sensor_type", told.get("sensor_type"))
    clerk.record(title=title, register_name=REGISTER, record_id=number, summary=sort)
    return case(slugs, clerk, "sensor", number, title, "")


def _item(clerk: Clerk, told: Mapping[str, Any], goal: str, ground: str) -> None:
    """What the sensor streams. Nothing is said of when its data end: the day it stops is not that."""
    name = clerk.words("datastream", told.get("datastream"))
    field = next((name for name in PERSONAL if isinstance(told.get(name), bool)), "")
    personal = Personal.UNSAID
    if field:
        personal = Personal.IDENTIFIABLE if told[field] else Personal.NONE
    if name:
        names = ["datastream", *([field] if field else [])]
        clerk.write(Item, names, name=name, why=goal, personal=personal, legal_basis=ground)
    elif field:
        clerk.leave(field)


def _end(clerk: Clerk, told: Mapping[str, Any]) -> None:
    text = clerk.words("active_until", told.get("active_until"))
    if text and (on := ways.day(text)):
        clerk.write(Sunset, "active_until", on=on)
    elif text:
        clerk.write(Sunset, "active_until", rule=text)


def _rest(clerk: Clerk, told: Mapping[str, Any]) -> None:
    for name, value in told.items():
        if value in (None, "", [], {}):
            continue
        if name in HELD_BACK or name.startswith("owner"):
            clerk.hold_back(name, NAMED)
        elif name in PLACES:
            clerk.hold_back(name, "")
        elif name not in USED:
            clerk.leave(name)
