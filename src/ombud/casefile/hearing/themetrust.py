"""How themes were found and what is in none: parts of the document that say how far it can be trusted."""

from __future__ import annotations

from collections import Counter

from ombud.casefile.figures import Lines, Series
from ombud.casefile.hearing.themetables import left_out, numbers
from ombud.casefile.measured import Part
from ombud.heard.themes.gathered import Gathered, OfLanguage, Why
from ombud.heard.themes.number import Chosen
from ombud.words import Sentence, say

METHOD = "themes"
LOOSE = 0.15  # agreement beyond chance below which themes hold loosely


def left(found: Gathered) -> Part:
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


def how(found: Gathered) -> Part:
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


def by_language(found: Gathered) -> tuple[Sentence, ...]:
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


def far(found: Gathered) -> tuple[Sentence, ...]:
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
