"""Paper ballots typed in twice: two people's sheets held against each other, and only what both typed alike is counted.

A sheet is CSV or XLSX with a column ``ballot`` (the number on the paper) and either a column ``vote`` (the projects'
numbers with commas between, ``points`` beside it where ballots give points) or one column for each project, headed by
its number, with an x or the points. Every ballot of either sheet ends in exactly one place: agreed, apart in a field,
in one sheet only, or typed twice in the same sheet. Nothing is lost and nothing is guessed.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ombud.formats.reading import Unreadable
from ombud.formats.safe import opened, shortened
from ombud.formats.tables import Row, Table
from ombud.words import Sentence, say

BALLOT, VOTE, POINTS = "ballot", "vote", "points"
HEADINGS = {"ballot": BALLOT, "ballot number": BALLOT, "number": BALLOT, "no": BALLOT, "vote": VOTE, "votes": VOTE,
            "choices": VOTE, "projects": VOTE, "points": POINTS}  # fmt: skip
MARKS = frozenset({"x", "✓", "✗", "1", "yes"})
TYPISTS = frozenset({"typist", "typed by", "entered by"})  # differs between the sheets, as it should


@dataclass(frozen=True, slots=True)
class Entered:
    """One ballot as somebody typed it in: its number, its fields, and where it stands."""

    ballot: str
    fields: Mapping[str, str]
    place: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One field of one ballot that the two sheets tell differently; an empty field is named by what is in the other.

    ``field`` is empty where the ballot stands in one sheet only or twice in one."""

    ballot: str
    field: str
    first: str
    second: str
    first_place: str = ""
    second_place: str = ""

    @property
    def told(self) -> Sentence:
        """In one sentence, with both places."""
        if self.field:
            return say("Ballot {ballot}, {field}: “{first}” ({there}) and “{second}” ({here}).", ballot=self.ballot,
                       field=self.field, first=shortened(self.first), there=self.first_place,
                       second=shortened(self.second), here=self.second_place)  # fmt: skip
        if self.first_place and self.second_place:
            return say("Ballot {ballot} was typed in twice: {first} and {second}.", ballot=self.ballot,
                       first=self.first_place, second=self.second_place)  # fmt: skip
        return say("Ballot {ballot} stands in one sheet only: {place}.", ballot=self.ballot,
                   place=self.first_place or self.second_place)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DoubleEntry:
    """Two sheets held against each other. ``agreed`` are counted; ``ballots`` how many numbers there are in all."""

    agreed: tuple[Entered, ...]
    apart: tuple[Discrepancy, ...]
    ballots: int
    notes: tuple[Sentence, ...] = ()

    @property
    def open(self) -> int:
        """How many ballots are not counted until somebody has looked at the paper."""
        return self.ballots - len(self.agreed)

    @property
    def told(self) -> Sentence:
        """How it went."""
        return say("Paper ballots typed in twice: {n}. Alike in both sheets, and counted: {agreed}. To be looked "
                   "at again, "
                   "and not counted: {open}.", n=self.ballots, agreed=len(self.agreed), open=self.open)  # fmt: skip

    @property
    def apart_told(self) -> tuple[Sentence, ...]:
        """How many ballots are apart in what, without a word of any ballot: this can be published."""
        fields = Counter(one.field for one in self.apart)
        alone = sum(1 for one in self.apart if not one.field and not (one.first_place and one.second_place))
        found = [say("Ballots told differently in {field}: {n}.", field=shortened(field), n=fields[field])
                 for field in sorted(fields) if field]  # fmt: skip
        if alone:
            found.append(say("Ballots that stand in one sheet only: {n}.", n=alone))
        if fields[""] > alone:
            found.append(say("Ballots typed in more than once in the same sheet: {n}.", n=fields[""] - alone))
        return tuple(found)


def compared(first: Path, second: Path, projects: Collection[str], *, ranked: bool = False) -> DoubleEntry:
    """Two sheets of the same ballots. Where ballots are ``ranked`` the order of projects counts.

    Raises :class:`~ombud.formats.reading.Unreadable`.
    """
    if first.resolve() == second.resolve():
        raise Unreadable(say("both sheets are the same file"), first.name, say("give the sheets of two people"))
    (one, twice_one, notes_one), (two, twice_two, notes_two) = (
        _sheet(path, frozenset(projects), ranked) for path in (first, second)
    )
    apart, agreed = [*twice_one, *twice_two], []
    again = {found.ballot for found in apart}
    for number in sorted((set(one) | set(two)) - again, key=_in_order):
        found = list(_differences(number, one.get(number), two.get(number)))
        apart += found
        if not found:
            agreed.append(one[number])
    apart.sort(key=lambda found: (_in_order(found.ballot), found.field, found.first_place))
    return DoubleEntry(tuple(agreed), tuple(apart), len(set(one) | set(two) | again), (*notes_one, *notes_two))


def write_report(found: DoubleEntry, path: Path) -> None:
    """What to look at again, as CSV: a row for each field that differs."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["ballot", "field", "first sheet", "second sheet", "first at", "second at"])
        for one in found.apart:
            writer.writerow([one.ballot, one.field, one.first, one.second, one.first_place, one.second_place])


Sheet = tuple[dict[str, Entered], list[Discrepancy], tuple[Sentence, ...]]


def _sheet(path: Path, projects: frozenset[str], ranked: bool) -> Sheet:
    """The ballots of one sheet, those that stand twice in it, and what was left out."""
    table = _table(path, projects)
    found, twice, again = dict[str, Entered](), list[Discrepancy](), set[str]()
    for row in table.rows():
        one = _entered(table, row, projects, ranked)
        if one.ballot in found or one.ballot in again:
            before = found.pop(one.ballot, None)
            place = before.place if before else next(each.first_place for each in twice if each.ballot == one.ballot)
            twice.append(Discrepancy(one.ballot, "", "", "", place, one.place))
            again.add(one.ballot)
        else:
            found[one.ballot] = one
    return found, twice, table.notes()


def _table(path: Path, projects: frozenset[str]) -> Table:
    source = opened(path)
    if source.data[:2] == b"PK":
        from ombud.formats.workbook import as_table

        source = as_table(source)
    known = _known(projects)
    table = Table(source, known, 2)
    fields = set(table.fields.values())
    if BALLOT not in fields or not (VOTE in fields or fields & {f"project {one}" for one in projects}):
        missing = BALLOT if BALLOT not in fields else VOTE
        mend = say("name a column ballot, and vote or the numbers of the projects")
        raise Unreadable(say("the column {name} is missing", name=missing), source.name, mend)
    return table


def _known(projects: frozenset[str]) -> Callable[[str], str | None]:
    def known(heading: str) -> str | None:
        name = " ".join(heading.split())
        return HEADINGS.get(name.casefold()) or (f"project {name}" if name in projects else None)

    return known


def _entered(table: Table, row: Row, projects: frozenset[str], ranked: bool) -> Entered:
    by_field = {table.fields.get(name, name): value for name, value in row.told.items()}
    number = by_field.pop(BALLOT, "").strip()
    if not number:
        raise Unreadable(
            say("there is no number of a ballot"), f"{row.place}, field ballot", say("write what is on it")
        )
    marked = {
        name.removeprefix("project "): by_field.pop(name) for name in list(by_field) if name.startswith("project ")
    }
    if marked:
        if by_field.get(VOTE):
            what = say("the ballot is told twice, in vote and in the columns of projects")
            raise Unreadable(what, f"{row.place}, field vote", say("use one of the two"))
        by_field[VOTE], points = _from_columns(marked, row.place)
        if points:
            by_field[POINTS] = points
    else:
        by_field[VOTE], by_field[POINTS] = _straight(by_field.get(VOTE, ""), by_field.get(POINTS, ""), ranked)
    told = {name: value for name, value in by_field.items() if value and name.casefold() not in TYPISTS}
    return Entered(number, told, row.place)


def _from_columns(marked: Mapping[str, str], place: str) -> tuple[str, str]:
    """Projects with a mark, and their points where any cell holds a number above one."""
    given = list[tuple[str, str]]()
    for name, cell in sorted(marked.items(), key=lambda one: _in_order(one[0])):
        word = cell.strip().casefold()
        if word in ("", "0"):
            continue
        if word not in MARKS and not word.isdecimal():
            mend = say("write x, or the points")
            raise Unreadable(
                say("“{cell}” is no mark", cell=shortened(cell)), f"{place}, field {shortened(name)}", mend
            )
        given.append((name, word if word.isdecimal() else "1"))
    points = ",".join(n for _, n in given) if any(n != "1" for _, n in given) else ""
    return ",".join(name for name, _ in given), points


def _straight(vote: str, points: str, ranked: bool) -> tuple[str, str]:
    """A vote with single commas, its projects in order unless their order is the vote."""
    names = [one.strip() for one in vote.replace(";", ",").split(",") if one.strip()]
    given = [one.strip() for one in points.replace(";", ",").split(",") if one.strip()]
    if ranked:
        return ",".join(names), ",".join(given)
    if len(given) == len(names):
        pairs = sorted(zip(names, given, strict=True), key=lambda one: (_in_order(one[0]), one[1]))
        return ",".join(name for name, _ in pairs), ",".join(n for _, n in pairs)
    return ",".join(sorted(names, key=_in_order)), ",".join(given)


def _differences(number: str, one: Entered | None, two: Entered | None) -> Iterator[Discrepancy]:
    if one is None or two is None:
        yield Discrepancy(number, "", "", "", one.place if one else "", two.place if two else "")
        return
    for field in sorted(set(one.fields) | set(two.fields)):
        first, second = one.fields.get(field, ""), two.fields.get(field, "")
        if first != second:
            yield Discrepancy(number, field, first, second, one.place, two.place)


def _in_order(name: str) -> tuple[int, int, str]:
    return (0, int(name), name) if name.isascii() and name.isdigit() and len(name) < 19 else (1, 0, name)


def rows_of(agreed: Sequence[Entered], columns: Sequence[str]) -> list[list[str]]:
    """The agreed ballots as rows of a Pabulib file with these columns; a ballot's number becomes its voter's."""
    found = []
    for one in agreed:
        fields = {name.casefold(): value for name, value in one.fields.items()}
        given = {"voter_id": f"paper {one.ballot}", "voting_method": "paper"} | fields
        found.append([given.get(name, "") for name in columns])
    return found
