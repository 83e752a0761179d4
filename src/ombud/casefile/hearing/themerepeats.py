"""Answers that say nearly the same, told to whoever moderates: pairs, groups, and nothing removed by itself."""

from __future__ import annotations

from ombud.casefile.hearing.themetables import quotable
from ombud.casefile.measured import Column, Part, Table
from ombud.heard.themes.gathered import Gathered
from ombud.words import Sentence, say


def answers_repeated(found: Gathered) -> tuple[Sentence, ...]:
    """One sentence for the lead, where anything was said twice."""
    groups = found.alike.groups
    if not groups:
        return ()
    return (
        say(
            "Answers that say nearly the same as another, word for word: {n}, in groups: {groups}.",
            n=sum(map(len, groups)),
            groups=len(groups),
        ),
    )


def repeats(found: Gathered) -> Part:
    """Near repetitions of all answers, those that a moderator took out too."""
    told = answers_repeated(found) or (say("No two answers say nearly the same, word for word."),)
    return Part(
        key="nearly-alike",
        demand="2.14",
        title=say("Said more than once"),
        told=told,
        notes=(
            say(
                "Two answers count as nearly the same if the cosine of their signs, four in a row, is "
                "{threshold} or more; "
                "every such pair is found. Groups are joined through pairs, so that the first and the last may "
                "differ more.",
                threshold=found.alike.threshold,
            ),
            say("Nothing is removed. The same in other words, or in another language, is not found."),
        ),
        method="themes",
        tables=(_groups(found), _pairs(found)),
    )


def _groups(found: Gathered) -> Table:
    rows = tuple(
        (number, len(group), ", ".join(found.answers[at].id for at in group), quotable(found.answers[group[0]]))
        for number, group in enumerate(found.alike.groups, 1)
    )
    columns = (
        _column("group", say("Group")),
        _column("answers", say("Answers")),
        _column("ids", say("Which")),
        _column("text", say("In their words, if public")),
    )
    return Table(name="groups", title=say("Groups of answers that say nearly the same"), columns=columns, rows=rows)


def _pairs(found: Gathered) -> Table:
    rows = tuple(
        (found.answers[one.one].id, found.answers[one.other].id, round(one.cosine, 3)) for one in found.alike.pairs
    )
    columns = _column("one", say("One")), _column("other", say("Other")), _column("cosine", say("Cosine"), 3)
    return Table(name="pairs", title=say("Pairs of answers"), columns=columns, rows=rows)


def _column(name: str, title: Sentence, places: int = 0) -> Column:
    return Column(name=name, title=title, places=places)
