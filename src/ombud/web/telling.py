"""How an entry is told on a page: its kind in words, what it says field by field, and what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ombud.answered.entries_replies import OfficeReply
from ombud.evidence.computed import Computed
from ombud.ledger.entry import Body, Cite, Entry, Said, Unread
from ombud.web import shown
from ombud.web.differences import Stretch, words
from ombud.web.nouns import noun
from ombud.web.quantities import in_words, is_figure
from ombud.web.taught import page_of, recommended


@dataclass(frozen=True, slots=True)
class Told:
    """One field: its title and what it says, as one text or as a list of texts."""

    name: str
    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    long: bool = False
    link: str = ""
    figure: bool = False


@dataclass(frozen=True, slots=True)
class EntryTold:
    """An entry in words. ``unsaid`` and ``erased`` are titles of fields."""

    entry: Entry
    index: int | None
    kind: str
    help: str
    gist: str
    fields: tuple[Told, ...]
    unsaid: tuple[str, ...]
    erased: tuple[str, ...]

    @property
    def cites(self) -> tuple[Cite, ...]:
        return self.entry.cites


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a later version of a statement says differently."""

    title: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A version of a statement, and how it differs from the one before it."""

    entry: Entry
    changes: tuple[Change, ...]


SHORT = 60  # characters: what is shorter seldom tells an entry from the next


def tell(entry: Entry, index: int | None = None) -> EntryTold:
    """The entry in words, in the language of the reader."""
    fields = _fields(entry)
    said = tuple(field for field in fields if field.text or field.items)
    gone = {name.removeprefix("body.") for name in entry.erased}
    return EntryTold(
        entry,
        index,
        kind_word(entry),
        "" if isinstance(entry.body, Unread) else _(entry.body.help()),
        gist(entry),
        tuple(field for field in said if field.name not in gone),
        tuple(field.title for field in fields if not (field.text or field.items) and field.name not in gone),
        tuple(_title(entry.body, name.removeprefix("body.")) for name in entry.erased),
    )


def kind_word(entry: Entry) -> str:
    """What a kind of entry is called: the name of its class, in words."""
    if isinstance(entry.body, Unread):
        return entry.body.kind_said
    return kind_name(type(entry.body))


def kind_name(kind: type[Body]) -> str:
    """What a kind is called, in the language of the reader."""
    return _(noun(kind))


def gist(entry: Entry, longest: int = 140) -> str:
    """The first thing that an entry says, and the second where the first is short, as many share it; cut at a word.

    A computed figure says of what and for whom it is, and how much. A reply says its answer before what it answers.
    """
    said = [field for field in _fields(entry) if field.text or field.items]
    if isinstance(entry.body, OfficeReply):
        said.sort(key=lambda field: field.name == "to")
        said[1:] = said[-1:]
    if isinstance(entry.body, Computed) and (named := [field for field in said if field.name in entry.body.gist]):
        told = " · ".join(map(_line, named))
    else:
        first, *second = map(_line, said[:2] or [Told("", "")])
        told = " · ".join([first, *second]) if len(first) < SHORT else first
    return told if len(told) <= longest else told[:longest].rsplit(" ", 1)[0] + "…"


def _line(field: Told) -> str:
    """A field on one line; a bare number is nothing without its name."""
    told = field.text or ", ".join(field.items)
    return f"{field.title} {told}" if told.isdigit() or field.figure else told


def history(versions: tuple[Entry, ...]) -> tuple[Step, ...]:
    """A statement through time, oldest first, each version with what it changed."""
    steps = [Step(versions[0], ())] if versions else []
    for old, new in pairwise(versions):
        steps.append(Step(new, _changes(old, new)))
    return tuple(steps)


def _changes(old: Entry, new: Entry) -> tuple[Change, ...]:
    before = {field.name: field for field in _fields(old)}
    changes = []
    for field in _fields(new):
        was, now = _plain(before.get(field.name)), _plain(field)
        if was != now:
            changes.append(Change(field.title, words(was, now)))
    return tuple(changes)


def _plain(field: Told | None) -> str:
    return "" if field is None else field.text or "\n".join(field.items)


def _fields(entry: Entry) -> tuple[Told, ...]:
    body = entry.body
    values: Mapping[str, Any] = dict(body) if isinstance(body, Body) else {**(body.model_extra or {})}
    return tuple(_told(body, name, value) for name, value in values.items())


def _told(body: Body | Unread, name: str, value: Any) -> Told:
    title = _title(body, name)
    if isinstance(body, OfficeReply) and name == "to":
        return Told(name, title, recommended(value), link=page_of(value))
    if isinstance(body, Computed) and is_figure(body, name):
        parts = tuple(in_words(body, name, part) for part in (value if isinstance(value, tuple) else (value,)))
        items = tuple(filter(None, parts)) if isinstance(value, tuple) else ()
        return Told(name, title, "" if isinstance(value, tuple) else parts[0], items, figure=True)
    if isinstance(value, (tuple, list)):
        return Told(name, title, items=tuple(filter(None, map(_text, value))))
    text = _text(value)
    link = text if isinstance(value, str) and text.startswith(("https://", "http://")) and " " not in text else ""
    return Told(name, title, text, long=len(text) > 100, link=link)


def _title(body: Body | Unread, name: str) -> str:
    info = type(body).model_fields.get(name)
    return _(info.title) if info and info.title else shown.worded(name).capitalize()


def _text(value: Any) -> str:
    """A value as a reader says it; what is not said is an empty text."""
    if value is None or value == "" or value in (Said.UNSAID, "unsaid"):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, StrEnum):
        return capfirst(shown.worded(value))
    if isinstance(value, datetime):
        return date_format(value, "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, (int, float)):
        return number_format(value, decimal_pos=None if isinstance(value, int) else _places(value), use_l10n=True)
    return str(value)


def _places(value: float) -> int:
    """As many decimals as were written down, up to six."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])
