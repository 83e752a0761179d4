"""The tables of themes: their words, their answers by id, what may be quoted, and what is in none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from ombud.casefile.measured import Column, Table
from ombud.casefile.piece import Cell
from ombud.heard.themes.gathered import Gathered, Theme, Why
from ombud.heard.themes.texts import OpenAnswer, Shown
from ombud.people.pointing import pointers
from ombud.words import Sentence, say

QUOTED = 3  # answers of a theme that are shown
LONGEST = 400  # signs of a quote
WHY: dict[Why, Sentence] = {
    Why.TAKEN_OUT: say("taken out by a moderator, or withdrawn"),
    Why.EMPTY: say("no words in it"),
    Why.LANGUAGE: say("its language is not known"),
    Why.FEW: say("too few answers in its language"),
    Why.NO_THEMES: say("no themes can be told apart in its language"),
    Why.ALONE: say("shares no word with enough others"),
    Why.FAR: say("near no theme"),
    Why.SMALL: say("near a theme of fewer than five answers"),
}


class Name(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def by(self) -> str: ...


Names = Mapping[str, Name]


def quotable(answer: OpenAnswer) -> str:
    """An answer's words where everybody may read them and nothing in them points to a person; else nothing."""
    if answer.shown is not Shown.PUBLIC or pointers(answer.text):
        return ""
    text = " ".join(answer.text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def of_themes(found: Gathered, given: Names) -> Table:
    rows = tuple(_row(theme, given, len(found.answers)) for theme in found.themes)
    columns = (
        _column("theme", say("Theme")),
        _column("name", say("Name")),
        _column("by", say("Named by")),
        _column("language", say("Language")),
        _column("words", say("Words")),
        _column("answers", say("Answers")),
        _column("share", say("Share of all"), "%", 1),
    )
    return Table(name="themes", title=say("The themes"), columns=columns, rows=rows, shown=40)


def _row(theme: Theme, given: Names, all_: int) -> tuple[Cell, ...]:
    named = given.get(theme.key)
    words = ", ".join(word for word, _ in theme.words)
    return (
        theme.key,
        named.name if named else "",
        named.by if named else "",
        theme.language,
        words,
        len(theme.members),
        round(100 * len(theme.members) / all_, 2),
    )


def of_names(found: Gathered, given: Names) -> tuple[Table, ...]:
    """Themes that a person gave the same name, joined: across languages too."""
    joined: dict[str, list[Theme]] = {}
    for theme in found.themes:
        if theme.key in given:
            joined.setdefault(given[theme.key].name, []).append(theme)
    if all(len(themes) < 2 for themes in joined.values()):
        return ()
    rows = tuple(
        (name, ", ".join(one.key for one in themes), sum(len(one.members) for one in themes))
        for name, themes in sorted(joined.items())
    )
    columns = _column("name", say("Name")), _column("themes", say("Themes")), _column("answers", say("Answers"))
    return (
        Table(
            name="joined", title=say("Themes joined by the name that a person gave them"), columns=columns, rows=rows
        ),
    )


def of_words(found: Gathered) -> Table:
    rows = tuple((theme.key, word, weight) for theme in found.themes for word, weight in theme.words)
    columns = (_column("theme", say("Theme")), _column("word", say("Word")), _column("weight", say("Weight"), "", 2))
    notes = (say("The heaviest word of a theme has the weight 1."),)
    return Table(name="words", title=say("The words of each theme"), columns=columns, rows=rows, notes=notes)


def quotes(found: Gathered) -> Table:
    rows = tuple(row for theme in found.themes for row in _typical(theme, found))
    columns = _column("theme", say("Theme")), _column("answer", say("Answer")), _column("text", say("In their words"))
    notes = (
        say(
            "The answers nearest to each theme's words, of those that everybody may read and in which "
            "nothing seems to "
            "point to a person."
        ),
    )
    return Table(name="quotes", title=say("In people's own words"), columns=columns, rows=rows, shown=60, notes=notes)


def _typical(theme: Theme, found: Gathered) -> list[tuple[Cell, ...]]:
    told: dict[str, tuple[Cell, ...]] = {}
    for member in theme.members:
        text = quotable(found.answers[member.answer])
        if text:
            told.setdefault(text.casefold(), (theme.key, found.answers[member.answer].id, text))
        if len(told) == QUOTED:
            break
    return list(told.values())


def of_answers(found: Gathered) -> Table:
    """Which answers are in which theme: by these ids anyone with the file can read what a theme rests on."""
    rows = tuple(
        (
            found.answers[member.answer].id,
            theme.key,
            round(member.near, 3),
            member.also,
            quotable(found.answers[member.answer]),
        )
        for theme in found.themes
        for member in theme.members
    )
    columns = (
        _column("answer", say("Answer")),
        _column("theme", say("Theme")),
        _column("near", say("How near"), "", 2),
        _column("also", say("Nearly as near")),
        _column("text", say("In their words, if public")),
    )
    notes = (say("How near: 1 would be the theme's words and nothing else. The ids are those of the file."),)
    return Table(name="answers", title=say("Every answer with its theme"), columns=columns, rows=rows, notes=notes)


def left_out(found: Gathered, counts: Mapping[Why, int]) -> tuple[Table, Table]:
    """What is in no theme, by reason and one by one."""
    by_reason = tuple((str(WHY[why]), counts[why]) for why in Why if counts.get(why))
    each = tuple((found.answers[at].id, str(WHY[why]), quotable(found.answers[at])) for at, why in _in_order(found))
    reason = _column("reason", say("Reason"))
    return (
        Table(
            name="left-by-reason",
            title=say("In no theme, by reason"),
            columns=(reason, _column("answers", say("Answers"))),
            rows=by_reason,
        ),
        Table(
            name="left",
            title=say("In no theme, one by one"),
            columns=(_column("answer", say("Answer")), reason, _column("text", say("In their words, if public"))),
            rows=each,
        ),
    )


def _in_order(found: Gathered) -> Iterator[tuple[int, Why]]:
    order = list(Why)
    yield from sorted(found.left.items(), key=lambda one: (order.index(one[1]), one[0]))


def numbers(found: Gathered) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.language,
            tried.themes,
            tried.stability,
            tried.by_chance,
            "yes" if tried.themes == one.chosen.best.themes else "",
        )
        for one in found.languages
        if one.chosen
        for tried in one.chosen.tried
    )
    columns = (
        _column("language", say("Language")),
        _column("themes", say("Themes")),
        _column("agreement", say("Agreement"), "", 3),
        _column("by_chance", say("Of mixed words"), "", 3),
        _column("chosen", say("Chosen")),
    )
    return Table(name="how-many", title=say("Numbers of themes that were tried"), columns=columns, rows=rows, shown=40)


def _column(name: str, title: Sentence, unit: str = "", places: int = 0) -> Column:
    return Column(name=name, title=title, unit=unit, places=places)
