"""Themes as computed: whether each was read and named by a person, and what was left out. Demand 2.14."""

from __future__ import annotations

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import latest, worse
from ombud.evidence.said import key, short
from ombud.heard.entries import Theme
from ombud.heard.themes.computed import ThemeCounted, ThemesFound
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_NAME = say("Let a person read the answers of each theme and name it, or say that it is none.")
_MORE = say("Read the answers one by one, or ask more people, and gather them again.")


def measured_themes(stack: Stack) -> Finding | None:
    """What the computed themes say of demand 2.14; None if none were computed. The latest of each question counts."""
    found = latest(stack.of(ThemesFound), lambda body: (key(body.what),))
    return worse(*map(_judged, found)) if found else None


def contradicted_themes(stack: Stack) -> tuple[tuple[Stated[Theme], Sentence], ...]:
    """Stated themes that are said to rest on more answers than the computed theme of the same name does."""
    counted = {
        key(one.body.name): one.body
        for one in latest(stack.of(ThemeCounted), lambda body: (body.what, body.key))
        if one.body.name
    }
    return tuple(
        (one, _differs(one.body, counted[name]))
        for one in stack.of(Theme)
        if (name := key(one.body.name)) in counted and (one.body.texts or 0) > counted[name].answers
    )


def _differs(stated: Theme, counted: ThemeCounted) -> Sentence:
    return say(
        "{name} is said to rest on {stated} texts; {counted} were counted.",
        name=short(stated.name),
        stated=stated.texts,
        counted=counted.answers,
    )


def _judged(one: Stated[ThemesFound]) -> Finding:
    body = one.body
    if body.in_themes + body.left_out != body.answers:
        because = say(
            "Of {what}, {all} answers were read, and {n} are in themes or listed as left out.",
            what=short(body.what),
            all=body.answers,
            n=body.in_themes + body.left_out,
        )
        return crossed(because, [one], say("Gather the answers again, so that each is in a theme or listed."))
    if not body.themes:
        because = say(
            "In {what} no themes can be told apart; answers read: {n}.", what=short(body.what), n=body.answers
        )
        return silent(because, _MORE, [one])
    if body.named < body.themes or body.apart is not Said.YES:
        because = say(
            "Themes in {what} that a person has named: {n} of {all}. Answers read: {answers}; in no theme: {left}.",
            what=short(body.what),
            n=body.named,
            all=body.themes,
            answers=body.answers,
            left=body.left_out,
        )
        return silent(because, _NAME, [one])
    because = say(
        "Themes in {what}, each traced to its answers and named by a person: {n}. Answers read: "
        "{answers}; in "
        "no theme, and listed: {left}.",
        what=short(body.what),
        n=body.themes,
        answers=body.answers,
        left=body.left_out,
    )
    return kept(because, [one])
