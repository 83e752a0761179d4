"""What offices of the city answered to the recommendations of the course, gathered from the log. None is preferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from ombud.answered.entries_replies import OfficeReply
from ombud.answered.replies import When, offices, when
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stated
from ombud.web.cards import sorting
from ombud.web.models import EntryRow
from ombud.web.reading import CaseFile, case_file
from ombud.web.taught import page_of, recommended


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """A reply that stands: ``index`` is its number in the log, ``earlier`` how often it was said otherwise before.

    ``shown_at`` is the address of the case or entry that is named as showing it; empty where there is none.
    """

    stated: Stated[OfficeReply]
    index: int
    when: When
    earlier: int
    example: bool
    shown_at: str

    @property
    def entry(self) -> Entry:
        return self.stated.entry

    @property
    def body(self) -> OfficeReply:
        return self.stated.body

    @property
    def page(self) -> str:
        """The address of the recommendation's page."""
        return page_of(self.body.to)

    @property
    def text(self) -> str:
        """The recommendation in the reader's language."""
        return recommended(self.body.to)


@dataclass(frozen=True, slots=True)
class Replies:
    """All that stands in reply to one recommendation. What is counted leaves worked examples out."""

    shown: tuple[ReplyShown, ...] = ()

    @property
    def offices(self) -> int:
        return offices(one.stated for one in self.shown if not one.example)

    @property
    def overdue(self) -> int:
        return sum(one.when is When.PASSED and not one.example for one in self.shown)


NONE = Replies()


def replies() -> dict[str, Replies]:
    """Id of a recommendation -> the replies to it, those of the city's own file and of each case, by office."""
    gathered: dict[str, list[ReplyShown]] = {}
    for one in _everything(timezone.localdate()):
        gathered.setdefault(one.body.to, []).append(one)
    return {to: Replies(tuple(sorted(found, key=_by_office))) for to, found in gathered.items()}


def said_in(file: CaseFile) -> tuple[ReplyShown, ...]:
    """The replies that stand in one case, in the order in which they were made."""
    return tuple(_shown(file, file.stack.of(OfficeReply), timezone.localdate()))


def _everything(today: date) -> Iterator[ReplyShown]:
    said = EntryRow.objects.filter(kind=OfficeReply.kind)
    for slug in said.values_list("case", flat=True).distinct().order_by("case"):
        file = case_file(slug)
        yield from _shown(file, file.stack.of(OfficeReply), today)


def _shown(file: CaseFile, stated: Iterable[Stated[OfficeReply]], today: date) -> Iterator[ReplyShown]:
    for one in stated:
        earlier = len(file.stack.versions(one.entry.seq)) - 1
        index = file.indexes[one.entry.seq]
        yield ReplyShown(one, index, when(one.body, today), earlier, file.example, _address(one.body))


def _by_office(one: ReplyShown) -> tuple[str, int]:
    """In the order of the alphabet, so that none comes first for what it says."""
    return sorting(one.entry.office), one.index


def _address(said: OfficeReply) -> str:
    """Where the case or entry stands that shows a reply; nowhere if it is not among the case files here."""
    there = EntryRow.objects.filter(case=said.case)
    if not said.case or not there.exists():
        return ""
    if said.entry is None:
        return reverse("case", args=[said.case])
    return reverse("entry", args=[said.case, said.entry]) if there.filter(seq=said.entry).exists() else ""
