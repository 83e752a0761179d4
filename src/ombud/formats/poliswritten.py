"""A conversation written as Polis exports it, so that any tool that reads Polis reads it, and so do we."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ombud.formats.polis import CAST, COMMENTS, MATRIX, SUMMARY, Conversation
from ombud.formats.polismatrix import KNOWN

_COMMENT = ("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
_CAST = ("timestamp", "datetime", "comment-id", "voter-id", "vote")


def write_polis(folder: Path, told: Conversation) -> None:
    """Write the four files; `votes.csv` only where times are known. Reading the folder gives the same conversation.

    Votes that were changed are not written, for only the last one is kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / MATRIX, (*(one for one in KNOWN if one != "xid"), *told.votes.statements), _rows(told))
    _write(folder / COMMENTS, _COMMENT, _comments(told))
    with (folder / SUMMARY).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(_summary(told))
    if told.votes.when.any():
        _write(folder / CAST, _CAST, _cast(told))


def _write(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(headings)
        out.writerows(rows)


def _rows(told: Conversation) -> Iterator[Sequence[object]]:
    votes = told.votes
    for at in sorted(range(len(votes.people)), key=lambda at: _natural(votes.people[at])):
        mine = slice(int(votes.start[at]), int(votes.start[at + 1]))
        key, said = votes.people[at], votes.vote[mine]
        cells = [""] * len(votes.statements)
        for item, vote in zip(votes.item[mine].tolist(), said.tolist(), strict=True):
            cells[item] = str(vote)
        agrees, disagrees = int((said == 1).sum()), int((said == -1).sum())
        yield (key, told.group.get(key, ""), told.wrote.get(key, 0), len(said), agrees, disagrees, *cells)


def _comments(told: Conversation) -> Iterator[Sequence[object]]:
    for one in told.statements.values():
        agrees, disagrees = ("" if n is None else n for n in (one.agrees, one.disagrees))
        yield one.when, _day(one.when), one.key, one.author, agrees, disagrees, one.moderated, one.text


def _cast(told: Conversation) -> Iterator[Sequence[object]]:
    votes = told.votes
    person = votes.person
    for at in np.lexsort((person, votes.when, votes.item)).tolist():
        when = int(votes.when[at])
        if when:
            yield when, _day(when), votes.statements[votes.item[at]], votes.people[person[at]], int(votes.vote[at])


def _summary(told: Conversation) -> Iterator[tuple[str, object]]:
    counted: Mapping[str, object] = {
        "voters": len(told.votes.people), "comments": len(told.votes.statements),
        "groups": len(set(told.group.values())),
    }  # fmt: skip
    given = told.summary or counted
    yield from given.items()


def _day(epoch: int) -> str:
    """The moment in words, in universal time, so that it means the same wherever it is exported."""
    return datetime.fromtimestamp(epoch / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _natural(key: str) -> tuple[int, int, str]:
    return (0, int(key), key) if key.isascii() and key.isdigit() else (1, 0, key)
