"""Plans and certificates of retention from files to a document and to what is sealed of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ombud.casefile.holding.held import About, Held
from ombud.casefile.holding.retention import retention_told
from ombud.casefile.measured import Input
from ombud.formats.hearing.longtable import file_input
from ombud.formats.reading import Unreadable
from ombud.formats.stores.papers import bytes_of, read_certificate, read_plan
from ombud.formats.told import Told
from ombud.held.stores.certified import Sheet
from ombud.held.stores.plan import Plan
from ombud.words import say


def retention(paths: Sequence[Path], *, what: str, place: str, example: bool = False, today: date, told: Told) -> Held:
    """What plans and certificates say together: declared beside observed, and what was destroyed.

    A later look at the same deletion takes the place of the earlier. Raises
    :class:`~ombud.formats.reading.Unreadable` where a file is neither, or was changed after it was written.
    """
    plans: list[Plan] = []
    sheets: dict[tuple[str, str], Sheet] = {}
    inputs: list[Input] = []
    for number, path in enumerate(sorted(paths, key=lambda one: one.name)):
        told(say("Reading {name}", name=path.name), number, len(paths))
        if _is_plan(path):
            plans.append(read_plan(path))
            inputs.append(file_input(path, "plan", closed=False))
            continue
        made = read_certificate(path)
        _later(sheets, made)
        inputs.append(file_input(path, "certificate", closed=False))
    if not inputs:
        raise Unreadable(say("no plan and no certificate was given"), "", say("name files that ombud retention wrote"))
    told(say("Read"), len(paths), len(paths))
    name = what or next((one.what for one in plans), "") or next(iter(sheets.values())).certificate.what
    about = About(name, place or next((one.city for one in plans), ""), today, tuple(inputs), example=example)
    return retention_told(plans, tuple(sheets.values()), about)


def _later(sheets: dict[tuple[str, str], Sheet], made: Sheet) -> None:
    """Of several looks at one deletion the latest counts."""
    one = made.certificate
    name = (one.plan, one.declared.name)
    before = sheets.get(name)
    if before is None or (one.looked, made.mark) > (before.certificate.looked, before.mark):
        sheets[name] = made


def _is_plan(path: Path) -> bool:
    try:
        told = json.loads(bytes_of(path))
    except (ValueError, RecursionError):
        raise Unreadable(
            say("this is no plan and no certificate"), path.name, say("name a file that ombud retention wrote")
        ) from None
    return isinstance(told, dict) and "plan" in told
