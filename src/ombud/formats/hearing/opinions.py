"""From a conversation as Polis exports it to its opinion map, ready to be shown, kept and sealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from ombud.casefile.hearing.heard import About, Heard
from ombud.casefile.hearing.opinions import opinions_heard
from ombud.casefile.hearing.opinionsread import Read
from ombud.casefile.hearing.opinionswords import Words
from ombud.casefile.measured import Input
from ombud.formats.polis import CAST, COMMENTS, MATRIX, Conversation, read_polis
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.heard.opinions.groups import Asked
from ombud.heard.opinions.map import opinion_map
from ombud.heard.opinions.votes import Votes, without
from ombud.words import say

if TYPE_CHECKING:  # the module holds every engine of who gains: it takes a second to open
    from ombud.formats.told import Told


@dataclass(frozen=True, slots=True)
class OpinionOptions:
    """What is asked. ``what`` and ``place`` name it; left empty, the file's own topic is taken.

    ``keep_moderated``: count statements that moderators took out; ``strict``: leave out those not yet moderated too.
    ``people`` and ``statements`` are the keys of those that are left out by decision. ``public``: the files of votes
    may be given to everyone, as with a conversation that is open data already.
    """

    what: str = ""
    place: str = ""
    keep_moderated: bool = False
    strict: bool = False
    people: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    least_votes: int = 7
    most_groups: int = 8
    smallest: int = 5
    public: bool = False
    source: str = ""
    licence: str = ""
    example: bool = False


def opinions(path: Path, options: OpinionOptions, today: date, told: Told) -> Heard:
    """The opinion map of a folder that Polis exported, or of one of its two files of votes.

    Raises :class:`~ombud.formats.reading.Unreadable` with file, line and field.
    """
    reading = say("Reading the votes")
    read = read_polis(path, lambda now, all_: told(reading, now, all_))
    _check(read, options)
    votes, gone = left(read, options)
    if not len(votes.vote):
        raise Unreadable(say("no votes are left"), path.name, say("leave out fewer people and statements"))
    asked = Asked(options.least_votes, options.most_groups, options.smallest)
    found = opinion_map(votes, asked, told)
    words = Words(votes.statements, {key: one.text for key, one in read.statements.items()})
    return opinions_heard(_about(read, options, today, path), found, words, _read(read, options, gone))


def left(read: Conversation, options: OpinionOptions) -> tuple[Votes, int]:
    """The votes without what is left out, and how many statements moderators took out."""
    moderated = set() if options.keep_moderated else set(read.moderated_out)
    if options.strict:
        moderated |= set(read.not_moderated)
    gone = moderated | options.statements
    if not gone and not options.people:
        return read.votes, 0
    return without(read.votes, options.people, gone), len(moderated)


def _check(read: Conversation, options: OpinionOptions) -> None:
    for title, asked, there in (
        (say("people"), options.people, set(read.votes.people)),
        (say("statements"), options.statements, set(read.votes.statements) | set(read.statements)),
    ):
        missing = sorted(asked - there)
        if missing:
            what = say("among the {which} to be left out, {key} is not in the file", which=title,
                       key=shortened(missing[0], 40))  # fmt: skip
            raise Unreadable(what, MATRIX, say("check the numbers"))
    if options.least_votes < 1 or not 2 <= options.most_groups <= 20 or options.smallest < 3:
        raise Unreadable(say("the numbers asked for do not fit"), "",
                         say("give at least 1 vote, 2 to 20 groups, and groups of 3 people or more"))  # fmt: skip


def _about(read: Conversation, options: OpinionOptions, today: date, path: Path) -> About:
    what = options.what or read.summary.get("topic", "") or (path.name if path.is_dir() else path.stem)
    return About(what, options.place, today, tuple(_inputs(read.files, options)), example=options.example)


def _inputs(files: Iterable[Path], options: OpinionOptions) -> Iterable[Input]:
    for file in files:
        role = {MATRIX: "votes", CAST: "votes with times", COMMENTS: "statements"}.get(file.name, "what it was")
        with file.open("rb") as opened:
            sha256 = file_digest(opened, "sha256").hexdigest()
            size = opened.tell()
        closed = file.name in (MATRIX, CAST) and not options.public
        yield Input(name=file.name, role=role, sha256=sha256, size=size, source=options.source, licence=options.licence,
                    closed=closed)  # fmt: skip


def _read(read: Conversation, options: OpinionOptions, moderated: int) -> Read:
    return Read(
        people=len(read.votes.people), statements=len(read.votes.statements), votes=len(read.votes.vote),
        revotes=read.revotes, moderated_out=moderated, banned_people=len(options.people),
        banned_statements=len(options.statements & set(read.votes.statements)), topic=read.summary.get("topic", ""),
        question=shortened(read.summary.get("conversation-description", ""), 400), notes=read.notes,
    )  # fmt: skip
