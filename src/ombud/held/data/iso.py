"""Whether a text is a duration as ISO 8601 writes it, and the one unit that it may be counted in."""

from __future__ import annotations

import re

_ISO = re.compile(r"P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?")
_ONE = re.compile(r"P(?:(\d+)([YMWD])|T(\d+)([HMS]))")


def is_duration(text: str) -> bool:
    """Whether a text is nothing but a duration such as P30D, P1Y6M or PT72H."""
    return bool(_ISO.fullmatch(text))


def one_unit(duration: str) -> tuple[int, str] | None:
    """A number and a letter (Y, M, W, D, TH, TM, TS) where a duration has one unit; nothing where it has several."""
    found = _ONE.fullmatch(duration)
    if not found:
        return None
    number, letter, clock, timed = found.groups()
    return (int(number), letter) if number else (int(clock), f"T{timed}")
