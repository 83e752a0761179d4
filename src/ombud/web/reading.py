"""A case as the pages show it: read from the log, and kept in memory until the log says something new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext

from ombud.answered.entries import Withdrawal
from ombud.casefile.citywide import CITY
from ombud.casefile.read import Answer, Sheet, fold, read
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack
from ombud.web import cards, log, measurements, noticed
from ombud.web.models import EntryRow


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case, read: its stack, its sheet, and where each of its entries stands in the whole log."""

    slug: str
    stack: Stack
    sheet: Sheet
    indexes: Mapping[int, int]  # seq -> index
    replaced: Mapping[int, int]  # seq -> the seq that took its place
    withdrawn: Mapping[int, int]  # seq -> the seq that took it back

    @property
    def title(self) -> str:
        return gettext(self.sheet.title) if self.slug == CITY else self.sheet.title

    @property
    def example(self) -> bool:
        return self.sheet.example

    @property
    def language(self) -> str:
        """The language of what was imported, if a register says so and the city has not opened the case itself."""
        return cards.language(self.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.stack.entries

    @property
    def last_index(self) -> int:
        return max(self.indexes.values())

    def entry(self, seq: int) -> Entry:
        """Entry number ``seq``; ``Http404`` if the case has none."""
        if not 0 <= seq < len(self.entries):
            raise Http404
        return self.entries[seq]

    def answer(self, word: str) -> Answer:
        """The answer to one question, by its word; ``Http404`` for a word that is none."""
        for answer in self.sheet.answers:
            if answer.question.word == word:
                return answer
        raise Http404


def case_file(slug: str, today: date | None = None) -> CaseFile:
    """The case of this name as it stands; ``Http404`` if there is none."""
    last = EntryRow.objects.filter(case=slug).order_by("-seq").values_list("index", flat=True).first()
    if last is None:
        raise Http404
    return _case_file(slug, last, today or timezone.localdate(), cards.seen_by_pass(slug))


@lru_cache(maxsize=64)
def _case_file(slug: str, last: int, today: date, seen: cards.SeenByPass) -> CaseFile:
    entries = log.entries(slug)
    stack = fold(slug, entries)
    sheet = read(slug, entries, today, noticed.beside(stack, today, seen.shared, seen.in_bulk))
    indexes = dict(EntryRow.objects.filter(case=slug).values_list("seq", "index"))
    return CaseFile(slug, stack, sheet, indexes, _replaced(entries), _withdrawn(entries))


def _replaced(entries: tuple[Entry, ...]) -> dict[int, int]:
    return {entry.replaces: entry.seq for entry in entries if entry.replaces is not None}


def _withdrawn(entries: tuple[Entry, ...]) -> dict[int, int]:
    return {entry.body.entry: entry.seq for entry in entries if isinstance(entry.body, Withdrawal)}


def forget() -> None:
    """Drop what is kept in memory: after an erasure nothing may linger."""
    _case_file.cache_clear()
    measurements.forget()
