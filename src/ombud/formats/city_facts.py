"""Published facts about technologies of several cities, each with its source; versions of one are one case."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ombud.answered.entries import Assessment, Decided, Extent, Office
from ombud.asked.entries import Purpose
from ombud.formats import ways
from ombud.formats.clerk import Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.reading import CaseDraft, Reading, Unreadable
from ombud.formats.safe import Source, parsed
from ombud.formats.slugs import Slugs
from ombud.formats.texts import plain
from ombud.heard.entries import Activity
from ombud.held.entries import Item, Supplier
from ombud.ledger.entry import Body, Draft, Said
from ombud.proved.entries import Result, SideEffect
from ombud.words import say

NAME = "Published facts"
REGISTER = "Published facts"
_VERSION = re.compile(r"-v\d+$")
_MORE = "_more_than"
_USED = ("id", "city", "technology", "published_facts", "source", "version_date", "type")
Values = dict[str, Any]
Fact = Mapping[str, Any]


def can_read(head: bytes, name: str) -> bool:
    """Whether it is a list of cases with published facts."""
    return head.lstrip()[:1] in (b"[", b"{") and b'"published_facts"' in head and b'"technology"' in head


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """Every technology of the file, one case each; a later version supersedes what it says anew."""
    told = parsed(source.data, source.name)
    tally, slugs, cases = Tally(), Slugs(), []
    for record_id, versions in _by_technology(told if isinstance(told, list) else [told], source.name).items():
        clerk = Clerk(source.sha256, scoped("facts", record_id), midnight(today), tally)
        cases.append(_case(_Telling(clerk, today), slugs, record_id, versions))
        if progress:
            progress(len(cases), 0)
    return reading(NAME, source, cases, tally, source.notes)


def _by_technology(records: list[Any], name: str) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    seen: set[str] = set()
    for count, record in enumerate(records, 1):
        place = f"{name}, record {count}"
        if not isinstance(record, dict) or not plain(record.get("id")) or not plain(record.get("technology")):
            raise Unreadable(say("the record has no id or no technology"), place, say("fill them in"))
        record_id = plain(record["id"])
        if record_id in seen:
            raise Unreadable(say("record {id} stands in it twice", id=record_id), place, say("keep one of the two"))
        seen.add(record_id)
        if not isinstance(record.get("published_facts"), list):
            raise Unreadable(say("there is no list of facts"), f"{place}, published_facts", say("write one"))
        found.setdefault(_VERSION.sub("", record_id), []).append(record)
    return found


@dataclass
class _Telling:
    """Tells facts in their order; a fact told anew about the same thing supersedes the one before."""

    clerk: Clerk
    today: date
    last: dict[tuple[str, str], int] = field(default_factory=dict)

    def tell(self, fact: Fact, version: Fact) -> None:
        name = plain(fact.get("field"))
        made = _MAKERS.get(name)
        found = made(fact, version) if made else None
        if found is None:
            self.clerk.leave(name or "field")
            return
        kind, about, values = found
        before = self.last.get((name, about))
        draft = self.clerk.draft(kind, name, replaces=before, **values)
        if draft is None or (before is not None and self.clerk.drafts[before].body == draft.body):
            return
        self.clerk.drafts.append(self._sourced(draft, fact, version))
        self.last[name, about] = len(self.clerk.drafts) - 1

    def _sourced(self, draft: Draft, fact: Fact, version: Fact) -> Draft:
        url = _address(fact.get("source")) or _address(version.get("source"))
        quote = plain(fact.get("source") or fact.get("ref") or version.get("source"))
        day = ways.day(version.get("version_date"))
        at = midnight(day) if day and day <= self.today else draft.time
        cites = tuple(replace(cite, url=url, quote="" if url == quote else quote) for cite in draft.cites)
        return replace(draft, time=at, cites=cites)


def _case(telling: _Telling, slugs: Slugs, record_id: str, versions: list[Fact]) -> CaseDraft:
    clerk, first = telling.clerk, versions[0]
    for version in versions:
        for fact in version["published_facts"]:
            if isinstance(fact, dict):
                telling.tell(fact, version)
        for name, value in version.items():
            if name not in _USED and value:
                clerk.leave(name)
    title, city = plain(first["technology"]), plain(first.get("city"))
    day = ways.day(first.get("version_date"))
    clerk.at = midnight(day) if day and day <= telling.today else clerk.at
    clerk.record(
        title=title, organisation=city, register_name=REGISTER, record_id=record_id,
        url=_address(first.get("source")), summary=plain(first.get("type")), language="en",
    )
    return case(slugs, clerk, "facts", record_id, title, city)


def _address(value: Any) -> str:
    """The web address at the beginning of a source, if it is one."""
    text = plain(value).partition(" ")[0]
    return text if text.startswith(("https://", "http://")) else ""


def _words(fact: Fact) -> str:
    value = fact.get("value")
    return "; ".join(map(plain, value)) if isinstance(value, list) else plain(value)


def _simple(kind: type[Body], part: str) -> Callable[[Fact, Fact], tuple[type[Body], str, Values] | None]:
    """A fact whose words go into one part of an entry; there is one such statement at a time."""
    return lambda fact, _version: (kind, "", {part: _words(fact)}) if _words(fact) else None


def _named(kind: type[Body], part: str) -> Callable[[Fact, Fact], tuple[type[Body], str, Values] | None]:
    """A fact that names one of several: each name is a statement of its own."""
    return lambda fact, _version: (kind, _words(fact), {part: _words(fact)}) if _words(fact) else None


def _decision(fact: Fact, version: Fact) -> tuple[type[Body], str, Values] | None:
    values = {"what": _words(fact), "on": ways.day(fact.get("date")), "url": _address(fact.get("source"))}
    return Decided, _words(fact), values


def _extent(fact: Fact, version: Fact) -> tuple[type[Body], str, Values] | None:
    """A number of things counted, or words. "More than" is kept beside the date, since the number is a least one."""
    as_of = plain(fact.get("date") or version.get("version_date"))
    value = fact.get("value")
    if not isinstance(value, dict):
        return Extent, "", {"what": _words(fact), "as_of": as_of}
    name, number = next(iter(value.items()), ("", None))
    what = name.removesuffix(_MORE).replace("_", " ")
    as_of = f"{as_of}, more than".strip(", ") if name.endswith(_MORE) else as_of
    return Extent, what, {"what": what, "number": number, "as_of": as_of}


def _retention(fact: Fact, version: Fact) -> tuple[type[Body], str, Values] | None:
    """The end of an item's life: a number of days, or words. What is only proposed says so."""
    item, value = plain(fact.get("item")), fact.get("value")
    told = value if isinstance(value, dict) else {"rule": value}
    days = told.get("days")
    counted = isinstance(days, int) and not isinstance(days, bool) and days >= 0
    rule = "; ".join(filter(None, (plain(told.get("rule") or told.get("period")), plain(fact.get("status")))))
    after = f"P{days}D" if counted else None
    return (Item, item, {"name": item, "end_after": after, "end_rule": rule}) if item else None


def _report(fact: Fact, version: Fact) -> tuple[type[Body], str, Values] | None:
    published = _address(fact.get("source"))
    on = ways.day(fact.get("date"))
    return Assessment, "", {"name": _words(fact), "done": Said.YES, "on": on, "published": published}


def _outcome(fact: Fact, version: Fact) -> tuple[type[Body], str, Values] | None:
    value = fact.get("value")
    if not isinstance(value, dict) or not value:
        return None
    name, number = next(iter(value.items()))
    return Result, name, {"measure": name.replace("_", " "), "value": number, "verdict": plain(fact.get("date"))}


_MAKERS: Mapping[str, Callable[[Fact, Fact], tuple[type[Body], str, Values] | None]] = {
    "purpose": _simple(Purpose, "text"),
    "department": _simple(Office, "name"),
    "supplier": _simple(Supplier, "name"),
    "data_item": _named(Item, "name"),
    "participation": _named(Activity, "name"),
    "side_effect_of_deletion": _named(SideEffect, "effect"),
    "decision": _decision,
    "extent": _extent,
    "retention": _retention,
    "end_of_life": _retention,
    "impact_report": _report,
    "claimed_outcome": _outcome,
}
