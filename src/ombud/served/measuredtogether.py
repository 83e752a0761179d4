"""What people of several groups at once get where they live, as measured, with small numbers protected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import latest
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import MeasuredTogether
from ombud.words import Sentence, say

# Statistical offices hide counts under five to ten. Five is the least strict of them: whoever shows fewer than five
# people breaks every such rule.
SMALL = 5
HIDE = say("Take value and count away, and say that the small number is protected.")
Measured = tuple[Stated[MeasuredTogether], ...]


def measured_together(stack: Stack) -> Measured:
    """The latest figure for each thing and each crossing of groups, in whatever order these are named."""
    return latest(stack.of(MeasuredTogether), lambda body: (key(body.what), *groups_of(body.groups)))


def groups_of(groups: Iterable[str]) -> tuple[str, ...]:
    """The groups of a crossing as they are compared: by their names, in one order."""
    return tuple(sorted({key(group) for group in groups}))


def shows_few(people: int | None, value: float | None, protected: Said) -> bool:
    """Very few people shown by their count or their value, or a value that is said to be protected and is not."""
    valued = number(value) is not None
    few = people is not None and (0 < people < SMALL or (valued and people == 0))
    return few or (valued and protected is Said.YES)


def crossings(said: Iterable[Stated[Any]]) -> Sentence:
    """Crossings of groups by their names."""
    return listed(" + ".join(one.body.groups) for one in said)


def together(found: Measured) -> Finding:
    """What the measured crossings say of demand 4.7. ``ValueError`` if there are none."""
    if shown := [one for one in found if shows_few(one.body.people, one.body.faced, one.body.protected)]:
        because = say(
            "Shown although protected or from fewer than {few} people: {who}.", few=SMALL, who=crossings(shown)
        )
        return crossed(because, shown, HIDE)
    hidden = [one for one in found if one.body.protected is Said.YES]
    counted = [one for one in found if one.body.people and number(one.body.faced) is not None]
    bare = [one for one in found if one not in hidden and one not in counted and one.body.people != 0]
    if bare:
        because = say("Crossings of groups without what they have, or without the count of people behind it: {groups}.",
                      groups=crossings(bare))  # fmt: skip
        return silent(because, say("Measure again with people and what they have, or protect the small number."), found)
    if not counted:
        because = say("No crossing of groups has people enough to be shown: {groups}.", groups=crossings(found))
        return silent(because, say("Cross fewer groups, or add areas together."), found)
    return kept(_told(counted, len(found), len(hidden)), found)


def _told(counted: Sequence[Stated[MeasuredTogether]], n: int, hidden: int) -> Sentence:
    ordered = sorted(counted, key=lambda one: number(one.body.faced) or 0.0)
    because = say("Crossings of groups measured: {n}, of which {hidden} are protected.", n=n, hidden=hidden)
    most, least = _label(ordered[-1].body), _label(ordered[0].body)
    if len(ordered) == 1:
        return say("{told} Where they live: {most}.", told=because, most=most)
    return say("{told} Most where they live: {most}; least: {least}.", told=because, most=most, least=least)


def _label(body: MeasuredTogether) -> Sentence:
    everyone = number(body.beside)
    gaps = {"groups": " + ".join(map(short, body.groups)), "what": short(body.what), "n": figure(body.faced or 0.0)}
    if everyone is None:
        return say("{groups} ({n} per 100,000 people, {what})", **gaps)
    return say("{groups} ({n} per 100,000 people, everyone {all}; {what})", all=figure(everyone), **gaps)
