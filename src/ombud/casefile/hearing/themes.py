"""Themes over open answers as a document: each theme with its words and answers, what was left out, and the limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ombud.casefile.figures import Bar, Bars, Lines, Series
from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.hearing.themerepeats import answers_repeated, repeats
from ombud.casefile.hearing.themetables import left_out, numbers, of_answers, of_names, of_themes, of_words, quotes
from ombud.casefile.measured import Part
from ombud.evidence.said import listed
from ombud.heard.computed import Sort
from ombud.heard.themes.computed import ThemeCounted, ThemesFound
from ombud.heard.themes.gathered import FEWEST_ANSWERS, Gathered, OfLanguage, Theme, Why
from ombud.heard.themes.number import Chosen
from ombud.ledger.entry import Said
from ombud.words import Sentence, say

METHOD = "themes"
LOOSE = 0.15  # agreement beyond chance below which themes hold loosely


@dataclass(frozen=True, slots=True)
class Named:
    """The name that a person gave to a theme, and the office."""

    name: str
    by: str


def themes_told(found: Gathered, names: Mapping[str, Named], about: About, notes: Sequence[Sentence]) -> Heard:
    """The document, and what is sealed of it. ``names`` are by the themes' keys."""
    given = {theme.key: names[theme.key] for theme in found.themes if theme.key in names}
    lead = (*_lead(found, given), *answers_repeated(found))
    parts = (_themes(found, given, names, notes), repeats(found), _left(found), _how(found))
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
        notes=(*_by_language(found), *_far(found), *gone, *notes),
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


def _by_language(found: Gathered) -> tuple[Sentence, ...]:
    told = [_of_language(one, one.chosen) for one in found.languages if one.chosen]
    told += [
        say(
            "{language}: answers come together again hardly better than by chance. Read these themes as one of "
            "many ways to "
            "sort them.",
            language=one.language,
        )
        for one in found.languages
        if one.chosen and one.themes and one.chosen.best.beyond < LOOSE
    ]
    return tuple(told)


def _of_language(one: OfLanguage, chosen: Chosen) -> Sentence:
    gaps = {
        "language": one.language,
        "answers": one.answers,
        "n": chosen.best.themes,
        "explained": f"{100 * chosen.explained:.1f}",
        "mixed": f"{100 * max(chosen.mixed):.1f}",
        "times": len(chosen.mixed),
    }
    if not chosen.clear:
        return say(
            "{language}: {answers} answers. With {n} themes they explain {explained} per cent of what was written, and "
            "words dealt among the answers by chance up to {mixed} in {times} deals: no themes are told apart.",
            **gaps,
        )
    return say(
        "{language}: {answers} answers, {n} themes. They explain {explained} per cent of what was written; words dealt "
        "among the answers by chance at most {mixed} in {times} deals.",
        **gaps,
    )


def _far(found: Gathered) -> tuple[Sentence, ...]:
    """Where a third or more of the answers are near no theme, that more themes can be asked for."""
    far = sum(why is Why.FAR for why in found.left.values())
    asked = sum(one.answers for one in found.languages if one.themes)
    if far * 3 < asked or not far:
        return ()
    return (
        say(
            "Answers near no theme: {n} of {all} in these languages. With more themes there would be fewer, and "
            "the themes "
            "would come back less well; the number can be set.",
            n=far,
            all=asked,
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


def _left(found: Gathered) -> Part:
    counts = Counter(found.left.values())
    return Part(
        key="left-out",
        demand="2.14",
        title=say("What is in no theme"),
        told=(
            say(
                "Answers in no theme: {n} of {all}. Each is in the table with its id and the reason.",
                n=len(found.left),
                all=len(found.answers),
            ),
        ),
        notes=(
            say(
                "An answer that fits no theme is no lesser answer: what only one person says is often what nobody "
                "else could know. Read them."
            ),
        ),
        method=METHOD,
        tables=left_out(found, counts),
    )


def _how(found: Gathered) -> Part:
    return Part(
        key="how-many",
        demand="2.14",
        title=say("How the number of themes was chosen"),
        told=(
            say(
                "For each number of themes, the answers were gathered anew six times with a fifth left out, and "
                "so were the same "
                "words dealt among them by chance. The number with which the same answers came together best, "
                "beyond chance, was "
                "taken; of several "
                "nearly as good the largest."
            ),
        ),
        notes=(
            say(
                "Themes are found within each language. Nobody has translated anything: that two themes in two "
                "languages "
                "are the same is for a person to say, by giving them the same name."
            ),
            say(
                "The method counts words. It does not understand irony, negation or what is meant between the "
                "lines, and "
                "knows an answer only by the words that it shares with others."
            ),
            say("A language that the file does not name is a guess, from its letters and small words."),
            say("How many answers a theme has says how many wrote so, not how many think so."),
        ),
        method=METHOD,
        figures=_curve(found),
        tables=(numbers(found),),
    )


def _curve(found: Gathered) -> tuple[Lines, ...]:
    series = tuple(
        Series(
            name=one.language,
            x=tuple(float(tried.themes) for tried in one.chosen.tried),
            y=tuple(tried.stability for tried in one.chosen.tried),
        )
        for one in found.languages
        if one.chosen and len(one.chosen.tried) > 1
    )
    if not series:
        return ()
    return (
        Lines(
            title=say("How well themes come back, by their number"),
            description=say(
                "How far the same answers come together again when a fifth of them is left out; 1 is the same "
                "every time, 0 "
                "what chance gives."
            ),
            across=say("Number of themes"),
            up=say("Agreement"),
            series=series,
            table="how-many",
        ),
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
