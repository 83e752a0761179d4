"""From the words of a Pabulib file to a poll that a rule can be carried out on; every broken ballot is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ombud.formats.pabulib import Pabulib
from ombud.formats.pabulibnotes import noted
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.votermarks import Fault, Limits, Marker
from ombud.heard.budget.poll import Ballot, Grouping, Mark, Poll, Project, poll
from ombud.words import Sentence, say

NAMED = 20
MOST_GROUPS = 60  # different words in a column of voters; beyond, it is no grouping
AREAS = ("subunit", "district", "neighborhood", "subdistrict", "area", "category")
TYPES = {"approval": Ballot.APPROVAL, "choose-1": Ballot.APPROVAL, "cumulative": Ballot.CUMULATIVE,
         "ordinal": Ballot.RANKED, "scoring": Ballot.SCORED}  # fmt: skip
BANDS = ((0, 17), (18, 29), (30, 44), (45, 64), (65, 120))
_NUMBER = re.compile(r"\d{1,15}(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True, eq=False)
class PollRead:
    """The poll, what the city itself funded (numbers of projects, nothing where the file does not say), and what is to
    be told: ``notes`` on the file, ``aside`` the ballots that were not counted and why."""

    poll: Poll
    official: tuple[int, ...] | None
    notes: tuple[Sentence, ...]
    aside: tuple[Sentence, ...]
    blank: int


def poll_of(file: Pabulib, *, set_aside: bool = False, borda: bool = False) -> PollRead:
    """What was voted on and how. Broken ballots stop the reading, unless they are to be set aside and told.

    On a ranked ballot the first place gets as many points as the longest ballot has places, and each place after it
    one less; with ``borda`` one less throughout, so that the last place of the longest ballot gets none.
    Raises :class:`~ombud.formats.reading.Unreadable`.
    """
    projects, budget, unit = _projects(file)
    ballot = _ballot(file)
    if not file.voters:
        raise Unreadable(say("there is no ballot in it"), file.name, say("add the ballots under VOTES"))
    marker = _marker(file, projects, ballot, unit, borda)
    cast, marks, wrong = _cast(file, marker)
    wrong = {**wrong, **_twice(file, wrong)}
    faults = [_fault(file, row, wrong[row]) for row in sorted(wrong)]
    if faults and not set_aside:
        raise _broken(file, faults)
    kept = np.ones(file.voters, bool)
    kept[list(wrong)] = False
    read = poll(
        projects, budget, ballot, marks, cast[kept], _groupings(file, kept), unit, file.meta.get("currency", ""),
    )  # fmt: skip
    blank = int(read.weight[np.diff(read.start) == 0].sum())
    notes = tuple(noted(file, read))
    return PollRead(read, _official(file), notes, tuple(f.sentence for f in faults), blank)


def _amount(file: Pabulib, words: str, line: int, field: str) -> Fraction:
    said = words.strip().replace("\u00a0", "").replace(" ", "")
    if not _NUMBER.fullmatch(said):
        what = say("“{words}” is no amount of money", words=shortened(words))
        mend = say("write digits, with a point before cents")
        raise Unreadable(what, f"{file.name}, line {line}, field {field}", mend)
    return Fraction(said.replace(",", "."))


def _projects(file: Pabulib) -> tuple[list[Project], int, int]:
    """The projects, the budget, and how many of the smallest unit make one of the currency."""
    if "budget" not in file.meta:
        raise Unreadable(say("META does not say the budget"), f"{file.name}, field budget", say("add a line budget;…"))
    budget = _amount(file, file.meta["budget"], file.meta_lines["budget"], "budget")
    ids = [one.strip() for one in file.of_projects("project_id") or ()]
    costs = [_amount(file, one, line, "cost")
             for one, line in zip(file.of_projects("cost") or (), file.lines, strict=True)]  # fmt: skip
    seen = dict[str, int]()
    for one, line in zip(ids, file.lines, strict=True):
        if not one or one in seen or "," in one:
            raise Unreadable(_bad_id(one, seen), f"{file.name}, line {line}, field project_id", say("give it its own"))
        seen[one] = line
    if not ids:
        raise Unreadable(say("there is no project in it"), file.name, say("add the projects"))
    unit = 1 if all(one.denominator == 1 for one in (budget, *costs)) else 100
    names, areas = file.of_projects("name") or ids, _areas(file) or [""] * len(ids)
    found = [Project(id_, name.strip() or id_, int(cost * unit), area.strip())
             for id_, name, cost, area in zip(ids, names, costs, areas, strict=True)]  # fmt: skip
    return found, int(budget * unit), unit


def _bad_id(one: str, seen: dict[str, int]) -> Sentence:
    if one in seen:
        return say("the project {id} stands already on line {line}", id=shortened(one), line=seen[one])
    return say("the project has no name that ballots could use: “{id}”", id=shortened(one))


def _areas(file: Pabulib) -> Sequence[str] | None:
    return next((found for name in AREAS if (found := file.of_projects(name)) is not None), None)


def _ballot(file: Pabulib) -> Ballot:
    said = file.meta.get("vote_type", "approval").casefold()
    if said not in TYPES:
        line = file.meta_lines["vote_type"]
        what = say("“{said}” is no kind of ballot that is known here", said=shortened(said))
        mend = say("one of these is: {known}", known=", ".join(TYPES))
        raise Unreadable(what, f"{file.name}, line {line}, field vote_type", mend)
    return TYPES[said]


def _marker(file: Pabulib, projects: Sequence[Project], ballot: Ballot, unit: int, borda: bool) -> Marker:
    limits = Limits.said(file.meta, lambda name: file.meta_lines.get(name, 1), file.name)
    if ballot in (Ballot.CUMULATIVE, Ballot.SCORED) and "points" not in file.votes:
        where = f"{file.name}, line {file.first_vote - 1}, field points"
        what = say("the column is missing in VOTES, and ballots of this kind give points")
        raise Unreadable(what, where, say("export it again"))
    longest = 0
    if ballot is Ballot.RANKED:
        longest = max((one.count(",") + 1 for one in file.votes["vote"].labels if one), default=0) - borda
    place = {one.id: at for at, one in enumerate(projects)}
    return Marker(place, [one.cost for one in projects], ballot, limits, longest, unit)


def _cast(file: Pabulib, marker: Marker) -> tuple[NDArray[np.int32], dict[Mark, int], dict[int, Fault]]:
    """The number of each row's ballot, the different ballots, and what is wrong with which row."""
    votes, points = file.votes["vote"], file.votes.get("points")
    with_points = points is not None and marker.ballot in (Ballot.CUMULATIVE, Ballot.SCORED)
    if points is not None and with_points:
        pairs, of = np.unique(votes.codes.astype(np.int64) * len(points.labels) + points.codes, return_inverse=True)
        said: Iterable[tuple[str, str]] = (
            (votes.labels[one // len(points.labels)], points.labels[one % len(points.labels)]) for one in pairs.tolist()
        )
    else:
        said, of = ((one, "") for one in votes.labels), votes.codes
    marks, numbers, faults = dict[Mark, int](), list[int](), dict[int, Fault]()
    for number, (vote, given) in enumerate(said):
        found = marker.mark(vote, given)
        if isinstance(found, Fault):
            faults[number] = found
            numbers.append(0)
        else:
            numbers.append(marks.setdefault(found, len(marks)))
    rows = np.flatnonzero(np.isin(of, list(faults))).tolist() if faults else []
    wrong = {row: faults[int(of[row])] for row in rows}
    return np.array(numbers, np.int32)[of], marks, wrong


def _twice(file: Pabulib, wrong: dict[int, Fault]) -> dict[int, Fault]:
    """Rows whose voter has a ballot further up."""
    if "voter_id" not in file.votes:
        return {}
    column = file.votes["voter_id"]
    if len(column.labels) == len(column.codes):
        return {}
    found, seen = dict[int, Fault](), dict[int, int]()
    for row, code in enumerate(column.codes.tolist()):
        if not column.labels[code].strip():
            continue
        if code in seen and row not in wrong:
            found[row] = Fault(
                "voter_id", say("the same voter has a ballot already ({place})", place=file.place(seen[code]))
            )
        seen.setdefault(code, row)
    return found


def _fault(file: Pabulib, row: int, fault: Fault) -> Unreadable:
    return Unreadable(fault.what, f"{file.place(row)}, field {fault.field}")


def _broken(file: Pabulib, faults: Sequence[Unreadable]) -> Unreadable:
    first, mend = faults[0], say("mend it, or ask for broken ballots to be set aside and told")
    if len(faults) == 1:
        return Unreadable(first.what, first.where, mend)
    more = "; ".join(f"{one.where}: {one.what}" for one in faults[1:NAMED])
    what = say("{first} (ballots broken in all: {n}; {more})", first=first.what, n=len(faults), more=more)
    return Unreadable(what, first.where, mend)


def _official(file: Pabulib) -> tuple[int, ...] | None:
    said = file.of_projects("selected")
    if said is None or not any(one.strip() for one in said):
        return None
    return tuple(at for at, one in enumerate(said) if one.strip() == "1")


def _groupings(file: Pabulib, kept: NDArray[np.bool_]) -> list[Grouping]:
    found = []
    for name, column in file.votes.items():
        if name in ("voter_id", "vote", "points") or not name:
            continue
        labels = [_band(one) if name == "age" else one.strip() for one in column.labels]
        told = sorted(set(labels) - {""})
        if 1 < len(told) <= MOST_GROUPS:
            place = {label: at for at, label in enumerate(told)} | {"": -1}
            codes = np.array([place[label] for label in labels], np.int32)
            found.append(Grouping(name, tuple(told), codes[column.codes][kept]))
    return found


def _band(words: str) -> str:
    said = words.strip()
    if not said.isascii() or not said.isdigit():
        return ""
    for low, high in BANDS:
        if low <= int(said) <= high:
            return f"{low}–{high}" if low and high < 120 else (f"{low}+" if low else f"0–{high}")
    return ""
