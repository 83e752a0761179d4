"""Lengths of time: as words say them, as ISO 8601 writes them, and how long they are."""

from __future__ import annotations

import re

from ombud.held.tongues import Tongue

SECONDS = {"S": 1.0, "TM": 60.0, "H": 3600.0, "D": 86400.0, "W": 604800.0, "M": 2629800.0, "Y": 31557600.0}
_LARGER = {"F": (14, "D"), "Q": (3, "M"), "HY": (6, "M")}  # a fortnight, a quarter, a Swedish halvår
_SMALLER = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "H"), "H": (60, "TM"), "TM": (60, "S")}
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
SAME = 0.1  # four weeks and a month are the same promise


def said(tongue: Tongue, found: re.Match[str]) -> str:
    """The ISO 8601 duration that a match of ``tongue.period`` says."""
    number = _number(tongue, found["number"])
    if found["half"] or found["late"]:
        number += 0.5
    return iso(number, _letter(tongue, found))


def iso(number: float, letter: str) -> str:
    """A duration of whole units: one and a half years are P18M. ``letter`` is S, TM, H, D, W, M, Y, F, Q or HY."""
    if letter in _LARGER:
        times, letter = _LARGER[letter]
        number *= times
    while number != int(number) and letter in _SMALLER:
        times, letter = _SMALLER[letter]
        number *= times
    whole = int(number) if number == int(number) else round(number)
    return f"PT{whole}{letter[-1]}" if letter in ("S", "TM", "H") else f"P{whole}{letter}"


def seconds(duration: str) -> float:
    """How long an ISO 8601 duration is, in seconds; a month counts 30.4 days. Raises ``ValueError`` for other text."""
    found = _ISO.fullmatch(duration)
    if not found or not any(found.groups()):
        raise ValueError(f"{duration!r} is no ISO 8601 duration; write 30 days as P30D")
    units = ("Y", "M", "W", "D", "H", "TM", "S")
    return sum(float(number) * SECONDS[unit] for number, unit in zip(found.groups(), units, strict=True) if number)


def alike(one: str, other: str) -> bool:
    """Whether two durations are the same promise: within a tenth of each other."""
    short, long = sorted((seconds(one), seconds(other)))
    return long - short <= SAME * long


def _number(tongue: Tongue, told: str) -> float:
    known = tongue.numbers.get(told)
    if known is not None:
        return known
    return float(told.replace(",", ".")) if told[0].isdigit() else 1.0


def _letter(tongue: Tongue, found: re.Match[str]) -> str:
    """The unit's letter, looked at where it stands: a lone h is a unit only behind a figure."""
    place = found.span("unit")
    return next(letter for told, letter in tongue.units.items() if re.compile(told).fullmatch(found.string, *place))
