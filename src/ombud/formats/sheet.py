"""A plain spreadsheet with published columns: the way in for a city that has no register yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ombud.answered.entries import Office, Staged
from ombud.asked.entries import Opening
from ombud.casefile.kinds import KINDS, NEWEST
from ombud.formats import ways
from ombud.formats.cells import Unfit, chooses, value_of
from ombud.formats.clerk import Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.columns import COLUMNS as COLUMNS
from ombud.formats.columns import OWN, known_column
from ombud.formats.reading import CaseDraft, Reading
from ombud.formats.records import Records, Told
from ombud.formats.safe import Source
from ombud.formats.slugs import Slugs
from ombud.formats.tables import beginning, best
from ombud.words import Sentence, mark, say

NAME = "Spreadsheet"
REGISTER = "Spreadsheet"
LEAST = 2
NAMED = 20  # cells that do not fit are named one by one up to here, then counted


def can_read(head: bytes, name: str) -> bool:
    """Whether it is a table with a title and at least one other published column."""
    _, found = best(beginning(head), known_column)
    return "title" in found and len(found - set(OWN)) >= 1


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """Rows with the same id, or the same title and organisation, are one case; each may add to it."""
    tally, slugs = Tally(), Slugs()
    records = Records(source, known_column, LEAST, title="title")
    rows: dict[str, list[Told]] = {}
    for told in records.read(progress):
        scope = told.words("id") or f"{told.words('organisation')} {told.words('title')}".strip()
        rows.setdefault(scope, []).append(told)
    wrong: list[Sentence] = []
    cases = []
    for scope, group in rows.items():
        clerk = Clerk(source.sha256, scoped("row", scope), midnight(today), tally)
        cases.append(_Sheet(clerk, wrong).case(slugs, group))
    return reading(NAME, source, cases, tally, (*records.notes(), *_named(wrong)))


def _named(wrong: Sequence[Sentence]) -> tuple[Sentence, ...]:
    if len(wrong) <= NAMED:
        return tuple(wrong)
    return (*wrong[:NAMED], say("{n} more cells do not fit their column: left out.", n=len(wrong) - NAMED))


@dataclass
class _Sheet:
    """Writes the rows of one case down. What two rows say alike is written once."""

    clerk: Clerk
    wrong: list[Sentence]
    said: set[tuple[str, str]] = field(default_factory=set)

    def case(self, slugs: Slugs, rows: Sequence[Told]) -> CaseDraft:
        first = rows[0]
        for told in rows:
            self._row(told)
            told.leave_others(self.clerk)
        title, organisation = first.words("title"), first.words("organisation")
        self.clerk.record(
            title=title, organisation=organisation, register_name=REGISTER, record_id=first.words("id"),
            url=first.words("url"), summary=self.clerk.words("summary", first.words("summary")),
            language=first.words("language"),
        )
        return case(slugs, self.clerk, "sheet", first.words("id"), title, organisation)

    def _row(self, told: Told) -> None:
        groups: dict[str, dict[str, str]] = {}
        for name in told.values:
            if name not in OWN:
                kind, part = NEWEST[name.rpartition(".")[0]].kind, name.rpartition(".")[2]
                groups.setdefault(kind, {})[part] = told.words(name)
        for kind, parts in groups.items():
            self._entry(kind, parts, told)

    def _entry(self, kind: str, parts: dict[str, str], told: Told) -> None:
        base = kind.partition("/")[0]
        key = (kind, repr(sorted(parts.items())))
        if key in self.said:
            return
        self.said.add(key)
        if kind == Office.kind:
            name = parts.get("name", "")
            self.clerk.office(f"{base}.contact", parts.get("contact"), name or told.words("organisation"),
                              (f"{base}.name",) if name else (), parts.get("unit", ""))
            return
        values: dict[str, Any] = {}
        for part, text in parts.items():
            self._part(values, kind, part, text, told)
        if not values:
            return
        if kind == Opening.kind:
            values.setdefault("title", told.words("title"))
        if kind == Staged.kind and "stage" not in values:
            values["stage"] = ways.stage("")
        if self.clerk.write(KINDS[kind], [f"{base}.{part}" for part in parts], **values) is None:
            part, why = self.clerk.fault
            words = mark("{place}, {column}: {what}; the whole entry was left out.")
            self.wrong.append(say(words, place=told.place, column=f"{base}.{part}", what=why))

    def _part(self, values: dict[str, Any], kind: str, part: str, text: str, told: Told) -> None:
        name = f"{kind.partition('/')[0]}.{part}"
        words = text if chooses(KINDS[kind], part, text) else self.clerk.words(name, text)
        if not words:
            return
        if kind == Staged.kind and part == "stage":
            values |= {"stage": ways.stage(words), "said_as": words}
            return
        try:
            values[part] = value_of(KINDS[kind], part, words)
        except Unfit as error:
            if name == "held.item.end_after":  # words instead of a length of time are still a rule
                values["end_rule"] = words
                return
            self.clerk.leave(name)
            sentence = say("{place}, {column}: {what}; left out.", place=told.place, column=name, what=error.what)
            self.wrong.append(sentence)
