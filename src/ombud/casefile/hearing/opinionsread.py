"""What was read of a conversation, and what was left out before anything was computed."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.casefile.hearing.opinionswords import column
from ombud.casefile.measured import Part, Table
from ombud.heard.opinions.map import OpinionMap
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True)
class Read:
    """Counts before anything was left out, how many were left out, and what the reader had to say."""

    people: int
    statements: int
    votes: int
    revotes: int = 0
    moderated_out: int = 0
    banned_people: int = 0
    banned_statements: int = 0
    topic: str = ""
    question: str = ""
    notes: tuple[Sentence, ...] = ()


def read_part(found: OpinionMap, read: Read) -> Part:
    """What went in. What was left out is as if it had never been: every figure is the same without it in the file."""
    rows = (
        ("People in the file", read.people),
        ("Statements in the file", read.statements),
        ("Votes in the file", read.votes),
        ("Votes that were changed later", read.revotes),
        ("Statements moderated out", read.moderated_out),
        ("Statements left out by decision", read.banned_statements),
        ("People left out by decision", read.banned_people),
        ("People left with a vote", len(found.votes.people)),
        ("Of them with too few votes to count", len(found.votes.people) - len(found.groups.votes.people)),
        ("Votes of those who count", len(found.groups.votes.vote)),
    )
    told = [
        say(
            "People who count: {n}. They gave {least} votes or more.",
            n=len(found.groups.votes.people),
            least=min(found.groups.asked.least_votes, len(found.votes.statements)),
        )
    ]
    if read.moderated_out or read.banned_people or read.banned_statements:
        told.append(
            say(
                "Left out before anything was computed, without a trace: statements {statements}, people {people}.",
                statements=read.moderated_out + read.banned_statements,
                people=read.banned_people,
            )
        )
    if read.question:
        told.append(say("The question was: {text}", text=read.question))
    return Part(
        key="read",
        demand="2.8",
        title=say("What was read"),
        told=tuple(told),
        notes=read.notes,
        method="opinions",
        tables=(
            Table(
                name="read",
                title=say("What was read and left out"),
                columns=(column("what", say("What")), column("n", say("How many"))),
                rows=rows,
            ),
        ),
    )
