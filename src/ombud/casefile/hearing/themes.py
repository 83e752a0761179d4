"""Themes over open answers as a document: each theme with its words and answers, what was left out, and the limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ombud.casefile.figures import Bar, Bars
from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.hearing.themerepeats import answers_repeated, repeats
from ombud.casefile.hearing.themetables import of_answers, of_names, of_themes, of_words, quotes
from ombud.casefile.hearing.themetrust import by_language, far, how, left
from ombud.casefile.measured import Part
from ombud.evidence.said import listed
from ombud.heard.computed import Sort
from ombud.heard.themes.computed import ThemeCounted, ThemesFound
from ombud.heard.themes.gathered import FEWEST_ANSWERS, Gathered, OfLanguage, Theme
from ombud.ledger.entry import Said
from ombud.words import Sentence, say

METHOD = "themes"


@dataclass(frozen=True, slots=True)
class Named:
    """The name that a person gave to a theme, and the office."""

    name: str
    by: str


def themes_told(found: Gathered, names: Mapping[str, Named], about: About, notes: Sequence[Sentence]) -> Heard:
    """The document, and what is sealed of it. ``names`` are by the themes' keys."""
    given = {theme.key: names[theme.key] for theme in found.themes if theme.key in names}
    lead = (*_lead(found, given), *answers_repeated(found))
    parts = (_themes(found, given, names, notes), repeats(found), left(found), how(found))
    return heard(about, Sort.THEMES, lead, parts, _said(found, given, about))


def _lead(found: Gathered, given: Mapping[str, Named]) -> tuple[Sentence, ...]:
    read = say(
        "Answers read: {n}. In a theme: {some}. In none, and listed with the reason: {left}.",
        n=len(found.answers),
        some=_in_themes(found),
        left=len(found.left),
    )
    if not found.themes:
        return read, say("No themes can be told apart by more than chance would give; the answers have to be read.")
    told = say(
        "Themes: {n}, found within each language ({languages}). Named by a person so far: {named}.",
        n=len(found.themes),
        languages=listed(one.language for one in found.languages if one.themes),
        named=len(given),
    )
    largest = found.themes if len(found.languages) == 1 else sorted(found.themes, key=lambda one: -len(one.members))
    return (
        read,
        told,
        say("The largest: {theme} ({n} answers).", theme=title(largest[0], given), n=len(largest[0].members)),
    )


def title(theme: Theme, given: Mapping[str, Named]) -> Sentence:
    """A theme as it is called: by the name a person gave it, or by its words, never by a name of our own."""
    if theme.key in given:
        return say("{name}", name=given[theme.key].name)
    return say("not named yet: {words}", words=", ".join(word for word, _ in theme.words[:5]))


def _themes(found: Gathered, given: Mapping[str, Named], names: Mapping[str, Named], notes: Sequence[Sentence]) -> Part:
    unused = sorted(set(names) - set(given))
    gone = (
        (
            say(
                "Names that belong to no theme here: {keys}. A key changes when a theme's words do: read and name it "
                "again.",
                keys=", ".join(unused),
            ),
        )
        if unused
        else ()
    )
    return Part(
        key="themes",
        demand="2.14",
        title=say("What people wrote about"),
        told=tuple(_told(theme, given, len(found.answers)) for theme in found.themes[:12]) or _none(found),
        notes=(*by_language(found), *far(found), *gone, *notes),
        method=METHOD,
        figures=(_bars(found, given),) if found.themes else (),
        tables=(of_themes(found, given), *of_names(found, given), of_words(found), quotes(found), of_answers(found)),
    )


def _told(theme: Theme, given: Mapping[str, Named], all_: int) -> Sentence:
    words = ", ".join(word for word, _ in theme.words[:6])
    if theme.key not in given:
        return say(
            "Not named yet ({key}): {words}. Answers: {n} of {all}.",
            key=theme.key,
            words=words,
            n=len(theme.members),
            all=all_,
        )
    named = given[theme.key]
    return say(
        "{name} (named by {by}): {words}. Answers: {n} of {all}.",
        name=named.name,
        by=named.by,
        words=words,
        n=len(theme.members),
        all=all_,
    )


def _none(found: Gathered) -> tuple[Sentence, ...]:
    return (
        say(
            "No theme is shown. Below {n} answers in a language a person reads them faster, and above it none "
            "explained "
            "more than when the same words are dealt among the answers by "
            "chance.",
            n=FEWEST_ANSWERS,
        ),
    )


def _bars(found: Gathered, given: Mapping[str, Named]) -> Bars:
    rows = [
        Bar(name=str(title(theme, given)), value=len(theme.members), chosen=theme.key in given)
        for theme in found.themes
    ]
    return Bars(
        title=say("Answers behind each theme"),
        description=say("How many answers each theme rests on; full bars are themes that a person has named."),
        unit=say("answers"),
        chosen=say("named by a person"),
        others=say("not named yet"),
        rows=tuple(sorted(rows, key=lambda row: (-(row.value or 0), row.name))),
        table="themes",
    )


def _in_themes(found: Gathered) -> int:
    return sum(len(theme.members) for theme in found.themes)


def _said(found: Gathered, given: Mapping[str, Named], about: About) -> tuple[ThemesFound | ThemeCounted, ...]:
    tried = [one for one in found.languages if one.chosen]
    whole = ThemesFound(
        what=about.what,
        answers=len(found.answers),
        in_themes=_in_themes(found),
        left_out=len(found.left),
        themes=len(found.themes),
        named=len(given),
        languages=tuple(one.language for one in tried),
        repeated=sum(map(len, found.alike.groups)),
        apart=Said.UNSAID if not tried else Said.YES if found.themes else Said.NO,
    )
    return (whole, *(_counted(one, theme, given, found, about) for one in found.languages for theme in one.themes))


def _counted(one: OfLanguage, theme: Theme, given: Mapping[str, Named], found: Gathered, about: About) -> ThemeCounted:
    named = given.get(theme.key)
    return ThemeCounted(
        what=about.what,
        key=theme.key,
        words=tuple(word for word, _ in theme.words),
        name=named.name if named else "",
        by=named.by if named else "",
        answers=len(theme.members),
        of=len(found.answers),
        stability=one.chosen.best.stability if one.chosen else None,
    )
