"""What a case's pages need beside its sheet: the dividers, the summary, and what a finding rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ombud.answered.entries import Office, Story, Sunset
from ombud.asked.entries import Opening, Purpose, Record
from ombud.casefile.questions import Question
from ombud.casefile.read import Sheet
from ombud.evidence.finding import Finding, Standing
from ombud.ledger.entry import Body, Entry
from ombud.web import log, shown, telling
from ombud.web.reading import CaseFile

B = TypeVar("B", bound=Body)
ON_A_PAGE = 100  # entries
ORDER = tuple(shown.STANDINGS)  # crossed first, then silent, then kept


@dataclass(frozen=True, slots=True)
class Divider:
    """One of the seven dividers of the file."""

    question: Question
    word: str
    standing: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that stand alike."""

    standing: Standing
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the things that a question asks stand in one way."""

    question: Question
    n: int
    asked: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A case on one screen."""

    crossed: tuple[Finding, ...]
    unsaid: tuple[Share, ...]
    stands: tuple[Share, ...]
    silent: int
    kept: int
    not_due: int
    does_not_apply: int
    opening: Opening | None
    record: Record | None
    purpose: Purpose | None
    story: Story | None
    office: Office | None
    sunset: Sunset | None


@dataclass(frozen=True, slots=True)
class Ground:
    """An entry that a finding rests on, and its life so far."""

    told: telling.EntryTold
    steps: tuple[telling.Step, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line in the list of entries. ``gone`` says why it no longer stands."""

    entry: Entry
    kind: str
    gist: str
    gone: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page of entries, and the pages beside it (0 for none)."""

    rows: tuple[EntryRow, ...]
    number: int
    last: int
    before: int
    after: int


def entry_page(file: CaseFile, number: int) -> EntryPage:
    """Page ``number`` of the case's entries, counted from 1."""
    last = max(1, -(-len(file.entries) // ON_A_PAGE))
    number = min(max(number, 1), last)
    some = file.entries[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    rows = tuple(EntryRow(e, telling.kind_word(e), telling.gist(e), _gone(file, e.seq)) for e in some)
    return EntryPage(rows, number, last, number - 1, number + 1 if number < last else 0)


def _gone(file: CaseFile, seq: int) -> str:
    if seq in file.withdrawn:
        return _("taken back")
    return _("replaced by a later version") if seq in file.replaced else ""


def dividers(sheet: Sheet) -> tuple[Divider, ...]:
    """The seven dividers, each with its word."""
    return tuple(Divider(answer.question, *shown.divider(answer)) for answer in sheet.answers)


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Findings by how they stand, what is crossed first; empty groups are left out."""
    found = tuple(findings)
    groups = (Group(standing, tuple(f for f in found if f.standing is standing)) for standing in ORDER)
    return tuple(group for group in groups if group.findings)


def summary(file: CaseFile) -> Summary:
    """What stands, what is crossed, and what nobody said."""
    by = {standing: tuple(f for f in file.sheet.findings if f.standing is standing) for standing in Standing}
    return Summary(
        crossed=by[Standing.CROSSED],
        unsaid=_shares(file.sheet, Standing.SILENT),
        stands=_shares(file.sheet, Standing.KEPT),
        silent=len(by[Standing.SILENT]),
        kept=len(by[Standing.KEPT]),
        not_due=len(by[Standing.NOT_DUE]),
        does_not_apply=len(by[Standing.DOES_NOT_APPLY]),
        opening=_last(file, Opening),
        record=_last(file, Record),
        purpose=_last(file, Purpose),
        story=_last(file, Story),
        office=_last(file, Office),
        sunset=_last(file, Sunset),
    )


def _shares(sheet: Sheet, standing: Standing) -> tuple[Share, ...]:
    return tuple(Share(a.question, n, len(a.findings)) for a in sheet.answers if (n := a.count(standing)))


def _last(file: CaseFile, kind: type[B]) -> B | None:
    stated = file.stack.last(kind)
    return stated.body if stated else None


def rests_on(file: CaseFile, finding: Finding) -> tuple[Ground, ...]:
    """The entries that a finding rests on, each with its versions."""
    return tuple(_ground(file, file.entries[seq]) for seq in finding.entries if seq < len(file.entries))


def _ground(file: CaseFile, entry: Entry) -> Ground:
    return Ground(telling.tell(entry, file.indexes[entry.seq]), telling.history(file.stack.versions(entry.seq)))


def page(request: HttpRequest, template: str, file: CaseFile, **context: object) -> HttpResponse:
    """What every page of a case shows: its title, its dividers, its seal, and whether it is a worked example."""
    common = {"file": file, "dividers": dividers(file.sheet), "example": file.example, "head": log.head()}
    return render(request, template, common | context)
