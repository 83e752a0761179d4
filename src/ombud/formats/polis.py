"""A conversation as Polis exports it: a folder of CSV files, read whole and checked, and written so that it reads back.

`participants-votes.csv` holds a row a person and a column a statement, `votes.csv` a line a vote with its time,
`comments.csv` the statements with how they were moderated, `summary.csv` what the conversation was. Either of the
first two is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ombud.formats.poliscomments import Statement, read_comments, read_summary
from ombud.formats.polismatrix import Matrix, read_matrix
from ombud.formats.polisvotes import Cast, read_cast
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.heard.opinions.votes import UnfitVotes, Votes, gathered
from ombud.words import Sentence, say

MATRIX, CAST, COMMENTS, SUMMARY = "participants-votes.csv", "votes.csv", "comments.csv", "summary.csv"
Done = Callable[[int, int], None]  # bytes read, and all bytes


@dataclass(frozen=True, slots=True, eq=False)
class Conversation:
    """A conversation. ``group`` is the group that Polis put a person in, ``wrote`` how many statements each wrote."""

    votes: Votes
    statements: Mapping[str, Statement]
    summary: Mapping[str, str]
    group: Mapping[str, str] = field(default_factory=dict)
    wrote: Mapping[str, int] = field(default_factory=dict)
    revotes: int = 0
    notes: tuple[Sentence, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def moderated_out(self) -> tuple[str, ...]:
        """The statements that moderators took out, of those that hold votes."""
        return tuple(one for one in self.votes.statements
                     if one in self.statements and self.statements[one].moderated < 0)  # fmt: skip

    @property
    def not_moderated(self) -> tuple[str, ...]:
        """The statements that no moderator has looked at, of those that hold votes."""
        return tuple(one for one in self.votes.statements
                     if one in self.statements and self.statements[one].moderated == 0)  # fmt: skip


def read_polis(path: Path, done: Done = lambda _now, _all: None) -> Conversation:
    """Read a folder of a Polis export, or one of its two files of votes.

    Raises :class:`~ombud.formats.reading.Unreadable` with file, line and field.
    """
    files = _files(path)
    matrix = read_matrix(files[MATRIX], done) if MATRIX in files else None
    cast = read_cast(files[CAST], done) if CAST in files else None
    statements = read_comments(files[COMMENTS]) if COMMENTS in files else {}
    summary = read_summary(files[SUMMARY]) if SUMMARY in files else {}
    votes, notes = _votes(matrix, cast)
    notes += _unlisted(votes, statements)
    group, wrote = (matrix.group, matrix.wrote) if matrix else ({}, {})
    return Conversation(votes, statements, summary, group, wrote, cast.revotes if cast else 0, notes,
                        tuple(files.values()))  # fmt: skip


def _files(path: Path) -> dict[str, Path]:
    if path.is_dir():
        found = {name: path / name for name in (MATRIX, CAST, COMMENTS, SUMMARY) if (path / name).is_file()}
    elif path.is_file():
        found = {CAST if path.name.endswith(CAST) and not path.name.endswith(MATRIX) else MATRIX: path}
    else:
        raise Unreadable(say("there is no such file or folder"), path.name, say("check its name"))
    if MATRIX not in found and CAST not in found:
        what = say("there is neither {matrix} nor {votes} in the folder", matrix=MATRIX, votes=CAST)
        raise Unreadable(what, path.name, say("choose the folder of an export from Polis"))
    return found


def _votes(matrix: Matrix | None, cast: Cast | None) -> tuple[Votes, tuple[Sentence, ...]]:
    if matrix is None and cast is not None:
        return _held(cast), cast.notes
    if matrix is None:
        raise Unreadable(say("there are no votes"), MATRIX, say("choose the folder of an export from Polis"))
    try:
        votes = gathered(matrix.people, matrix.statements, matrix.person, matrix.item, matrix.vote)
    except UnfitVotes as error:
        raise Unreadable(error.args[0], MATRIX, say("mend that in the file")) from None
    if cast is None:
        none = say("There is no {file}: whether ballots were cast at the same time cannot be told.", file=CAST)
        return votes, (*matrix.notes, none)
    return _timed(votes, cast, matrix.notes)


def _held(cast: Cast) -> Votes:
    try:
        return gathered(cast.people, cast.statements, cast.person, cast.item, cast.vote, cast.when)
    except UnfitVotes as error:
        raise Unreadable(error.args[0], CAST, say("mend that in the file")) from None


def _timed(votes: Votes, cast: Cast, notes: tuple[Sentence, ...]) -> tuple[Votes, tuple[Sentence, ...]]:
    """The matrix with the times of the lines that say the same; that they differ is told."""
    held = _held(cast)
    m = len(votes.statements)
    seat = {one: at for at, one in enumerate(votes.people)}
    place = {one: at for at, one in enumerate(votes.statements)}
    who = np.array([seat.get(one, -1) for one in held.people], np.int64)[held.person]
    what = np.array([place.get(one, -1) for one in held.statements], np.int64)[held.item]
    known = (who >= 0) & (what >= 0)
    ours = votes.person * m + votes.item
    at = np.minimum(np.searchsorted(ours, (who * m + what)[known]), max(len(ours) - 1, 0))
    same = (ours[at] == (who * m + what)[known]) & (votes.vote[at] == held.vote[known])
    when = np.zeros(len(ours), np.int64)
    when[at[same]] = held.when[known][same]
    apart = int((~known).sum() + (~same).sum() + len(ours) - same.sum())
    told = say("Votes on which {matrix} and {votes} do not agree: {n}. The first of the two was taken.",
               matrix=MATRIX, votes=CAST, n=apart)  # fmt: skip
    timed = gathered(votes.people, votes.statements, votes.person, votes.item, votes.vote, when)
    return timed, (*notes, *cast.notes, *((told,) if apart else ()))


def _unlisted(votes: Votes, statements: Mapping[str, Statement]) -> tuple[Sentence, ...]:
    if not statements:
        return (say("There is no {file}: statements have no words, and which were moderated out is not known.",
                    file=COMMENTS),)  # fmt: skip
    bare = [one for one in votes.statements if one not in statements]
    extra = [one for one in statements if one not in set(votes.statements)]
    told: list[Sentence] = []
    if bare:
        told.append(say("Statements with votes that {file} does not name: {which}.", file=COMMENTS, which=_few(bare)))
    if extra:
        told.append(say("Statements that nobody could vote on: {which}.", which=_few(extra)))
    return tuple(told)


def _few(keys: list[str]) -> str:
    return ", ".join(shortened(one, 20) for one in keys[:10]) + (", …" if len(keys) > 10 else "")
