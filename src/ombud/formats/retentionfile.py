"""A retention file, which a city writes as TOML: which data lie where, how long they are kept, and how they end."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError

from ombud.formats.reading import Unreadable
from ombud.formats.retentionwords import (
    CanaryTold,
    HoldTold,
    ItemTold,
    PostgresTold,
    RetentionFile,
    SqliteTold,
    StoreTold,
)
from ombud.held.duration import seconds
from ombud.held.entries import Ending
from ombud.held.stores.life import Life, NotALife, life
from ombud.held.stores.rule import Backup, Canary, Counts, Hold, Rule
from ombud.words import Sentence, say

MOST_BYTES = 4 * 1024**2
_SEE = say("see docs/retention.md")


class Item(BaseModel):
    """One item, ready: its rule and its store."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    rule: Rule
    store: StoreTold


class Retention(BaseModel):
    """A retention file, held against itself. ``rules`` is the SHA-256 of all it declares but what is on hold."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    what: str
    city: str
    example: bool
    rules: str
    folder: Path
    items: tuple[Item, ...]


def read_retention(path: Path) -> Retention:
    """The file at ``path``; raises :class:`Unreadable` with the field that is wrong."""
    told = _parsed(path)
    names = [one.name for one in told.item]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise Unreadable(say("two items have the name {name}", name=twice), path.name, say("give each its own"))
    _zone(told.zone, path.name)
    plain = told.model_dump(mode="json", by_alias=True, exclude={"item": {"__all__": {"hold"}}})
    rules = sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    items = tuple(Item(rule=_rule(one, told, path), store=one.store) for one in told.item)
    return Retention(what=told.what, city=told.city, example=told.example, rules=rules, folder=path.parent, items=items)


def address(told: PostgresTold, name: str, surroundings: Mapping[str, str] = os.environ) -> str:
    """The address of a server; raises :class:`Unreadable` where the environment has none."""
    found = surroundings.get(told.address_in, "")
    if not found:
        raise Unreadable(say("the environment has no {name}", name=told.address_in), f"{name}, store.address_in",
                         say("set it to the address of the database: postgresql://user@host/name"))  # fmt: skip
    return found


def _parsed(path: Path) -> RetentionFile:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(say("it is too large for a retention file"), path.name, _SEE)
        return RetentionFile.model_validate(tomllib.loads(path.read_bytes().decode("utf-8")))
    except OSError:
        raise Unreadable(say("the file cannot be opened"), str(path), say("check its name")) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Unreadable(say("this is not valid TOML: {why}", why=str(wrong)), path.name, _SEE) from None
    except ValidationError as wrong:
        raise _unfit(wrong.errors()[0], path.name) from None


def _unfit(fault: Any, name: str) -> Unreadable:
    field = ".".join(map(str, fault["loc"]))
    what = {"missing": say("the field is missing"), "extra_forbidden": say("there is no such field")}
    return Unreadable(what.get(fault["type"], say("{why}", why=fault["msg"])), f"{name}, {field}", _SEE)


def _zone(name: str, file: str) -> None:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise Unreadable(
            say("“{name}” is no time zone", name=name), f"{file}, zone", say("write it as Europe/Stockholm")
        ) from None


def _rule(one: ItemTold, told: RetentionFile, path: Path) -> Rule:
    at = f"{path.name}, {one.name}"
    _together(one, at)
    kept = _life(one.keep, f"{at}, keep") if one.keep else None
    for cap in filter(None, (told.cap, one.cap)):
        _capped(kept, _life(cap, f"{at}, cap"), f"{at}, keep")
    backups = tuple(Backup(copy.where, _life(copy.kept, f"{at}, backup.kept")) for copy in one.backup)
    return Rule(
        name=one.name,
        words=one.rule,
        kept=kept,
        start=one.start,
        method=Ending(one.method),
        zone=told.zone,
        earliest=one.earliest,
        emptied=one.empty,
        counts=Counts(one.counts.by, one.counts.period, one.counts.into, one.counts.least) if one.counts else None,
        holds=tuple(_hold(hold, path, at) for hold in one.hold),
        backups=backups if one.backup or one.no_backups else None,
        canary=Canary(tuple(one.canary.values.items()), one.canary.name) if one.canary else None,
    )


def _life(text: str, at: str) -> Life:
    try:
        return life(text)
    except NotALife as wrong:
        raise Unreadable(
            _as_sentence(wrong), at, say("an end of life is a length of time; “as long as needed” is none")
        ) from None


def _as_sentence(wrong: Exception) -> Sentence:
    told = wrong.args[0]
    return told if isinstance(told, Sentence) else say("{why}", why=str(told))


def _capped(kept: Life | None, cap: Life, at: str) -> None:
    if kept and seconds(kept.iso) > seconds(cap.iso):
        raise Unreadable(say("{kept} is longer than the cap of {cap}", kept=kept.iso, cap=cap.iso), at,
                         say("keep it for less, or have the cap changed by those who set it"))  # fmt: skip


def _together(one: ItemTold, at: str) -> None:
    """What does not go together is said before any store is opened."""
    table, own = isinstance(one.store, SqliteTold | PostgresTold), one.store.kind == "evidence"
    only = say("only a table can be counted or made anonymous")
    emptied = say("columns to be emptied go with anonymise, and it needs them")
    counts = say("counts go with aggregate, and it needs them")
    stays = say("a canary would be counted, or would stay: only delete takes one")
    bare = say("no column is named whose values are on hold")
    faults: list[tuple[bool, str, Sentence]] = [
        (not one.keep and not own, "keep", say("it has no end of life")),
        (bool(one.keep) and own, "keep", say("each file of evidence has its own last day")),
        (bool(one.keep) and not one.start, "start", say("nothing says from when the time is counted")),
        (one.method != "delete" and not table, "method", only),
        ((one.method == "anonymise") != bool(one.empty), "empty", emptied),
        ((one.method == "aggregate") != bool(one.counts), "counts", counts),
        (bool(one.backup) and one.no_backups, "no_backups", say("there are backups, and there are none")),
        (bool(one.canary) and one.method != "delete", "canary", stays),
        (not _marked(one.canary, table), "canary", say("nothing in it has {mark} in it", mark="{mark}")),
        (any(not hold.column for hold in one.hold) and table, "hold.column", bare),
    ]
    for wrong, field, what in faults:
        if wrong:
            raise Unreadable(what, f"{at}, {field}", _SEE)
    name = getattr(one.store, "name", "")
    if name and any(name.count(sign) != 1 for sign in ("%Y", "%m", "%d")):
        raise Unreadable(say("the name does not say once each where year, month and day stand"), f"{at}, store.name",
                         say("write them as %Y, %m and %d, and * for the rest"))  # fmt: skip


def _marked(canary: CanaryTold | None, table: bool) -> bool:
    if canary is None:
        return True
    values = canary.values.values() if table else [canary.name]
    return any(isinstance(value, str) and "{mark}" in value for value in values)


def _hold(told: HoldTold, path: Path, at: str) -> Hold:
    values = tuple(str(value) for value in told.values)
    if told.file:
        try:
            lines = (path.parent / told.file).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            raise Unreadable(say("the list of what is on hold cannot be read"), f"{at}, hold.file",
                             say("check its name; nothing is deleted without it")) from None  # fmt: skip
        values += tuple(line.strip() for line in lines if line.strip())
    if not values:
        raise Unreadable(say("a hold that holds nothing"), f"{at}, hold", say("name values or a file, or take it out"))
    return Hold(told.column, values)
