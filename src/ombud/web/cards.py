"""The card of each case, by which it is listed and found: made from the log, and made again at any time."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ombud.asked.entries import Opening, Purpose, Record
from ombud.casefile.read import Sheet, fold, read
from ombud.evidence.finding import Notice, Standing
from ombud.ledger.entry import Entry
from ombud.web import noticed
from ombud.web.models import CaseCard, EntryRow

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
LONGEST_SEARCH = 4000  # characters of a case's own words that a search looks through


@dataclass(frozen=True, slots=True)
class SeenByPass:
    """What only a pass over all cases can see in a case: words shared with others, and changes made in bulk."""

    shared: tuple[Notice, ...] = ()
    in_bulk: tuple[int, ...] = ()


def seen_by_pass(case: str) -> SeenByPass:
    """What the last pass saw in a case; nothing for a case that is newer."""
    row = CaseCard.objects.filter(slug=case).values_list("shared", "in_bulk").first()
    return SeenByPass(tuple(map(noticed.from_json, row[0])), tuple(row[1])) if row else SeenByPass()


def refresh(case: str, entries: Sequence[Entry], today: date) -> CaseCard:
    """Make the card of one case again after something was said in it; what the last pass saw of it is kept."""
    last = EntryRow.objects.filter(case=case).order_by("-seq").values_list("index", flat=True)[0]
    made = card(case, entries, last, today, seen_by_pass(case))
    made.save()
    return made


def card(case: str, entries: Sequence[Entry], last_index: int, today: date, seen: SeenByPass) -> CaseCard:
    """The card of a case."""
    found = noticed.beside(fold(case, entries), today, seen.shared, seen.in_bulk)
    return carded(read(case, entries, today, found), entries, last_index, seen)


def carded(sheet: Sheet, entries: Sequence[Entry], last_index: int, by_pass: SeenByPass) -> CaseCard:
    """The card of a case that has been read already."""
    counts = {a.question.word: {s.value: n for s in Standing if (n := a.count(s))} for a in sheet.answers}
    seen = Counter(notice.what.value for finding in sheet.findings for notice in finding.noticed)
    return CaseCard(
        slug=sheet.case,
        title=sheet.title[:300],
        language=language(entries),
        sorting=sorting(sheet.title)[:300],
        organisation=sheet.organisation[:300],
        stage=sheet.stage.value,
        example=sheet.example,
        counts=counts,
        noticed=dict(seen),
        marks=_marks(counts, seen),
        search=_search(sheet, entries),
        entries=len(entries),
        last_index=last_index,
        shared=[noticed.as_json(notice) for notice in by_pass.shared],
        in_bulk=list(by_pass.in_bulk),
        as_of=sheet.today,
        updated=entries[-1].time,
    )


def sorting(title: str) -> str:
    """A title as an alphabet sorts it: without case, marks and accents."""
    flat = unicodedata.normalize("NFKD", title.casefold())
    return re.sub(r"[^\w]+", " ", "".join(sign for sign in flat if not unicodedata.combining(sign))).strip()


def language(entries: Sequence[Entry]) -> str:
    """The language that a register's record is written in; empty where the city's own words come first."""
    if any(isinstance(entry.body, Opening) for entry in entries):
        return ""
    said = [entry.body.language for entry in entries if isinstance(entry.body, Record)]
    return said[-1] if said and _LANGUAGE.fullmatch(said[-1]) else ""


def _marks(counts: dict[str, dict[str, int]], seen: Counter[str]) -> str:
    """What the filters look for, each between spaces."""
    standings = [f"{word}:{standing}" for word, found in counts.items() for standing in found]
    return f" {' '.join([*standings, *(f'!{what}' for what in seen)])} "


def _search(sheet: Sheet, entries: Sequence[Entry]) -> str:
    """The case's own words for itself, in small letters."""
    said = [sheet.case, sheet.title, sheet.organisation]
    for entry in entries:
        match entry.body:
            case Opening() as body:
                said += [body.problem, body.where]
            case Record() as body:
                said += [body.summary, body.record_id]
            case Purpose() as body:
                said.append(body.text)
    return " ".join(said).casefold()[:LONGEST_SEARCH]
