"""Each group's share of a thing beside its share of the people, as measured: who is short or burdened beyond chance."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import above, below, ends, latest, share, signed, worse
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import Effect, MeasuredShare
from ombud.served.measuredneed import needs
from ombud.words import Sentence, say

EXPLAIN = say("Say why it is so, or what will be changed.")
GAIN_OR_BURDEN = say("Say whether more of it is a gain or a burden for those who live beside it, and measure again.")


def shares_and_need(stack: Stack) -> Finding | None:
    """What the measured shares and the measured need say of demand 4.1; nothing if neither was measured."""
    of_need = needs(stack)
    found = [_thing(shares, what in of_need) for (what, _effect), shares in _things(stack).items()]
    return worse(*found, *of_need.values()) if found or of_need else None


def measured_things(stack: Stack) -> frozenset[str]:
    """The things whose shares or whose need were measured, by the keys of their names."""
    return frozenset(what for what, _effect in _things(stack)) | frozenset(needs(stack))


def _things(stack: Stack) -> dict[tuple[str, Effect], list[Stated[MeasuredShare]]]:
    """The latest share of each group, thing by thing."""
    things: dict[tuple[str, Effect], list[Stated[MeasuredShare]]] = {}
    for one in latest(stack.of(MeasuredShare), lambda body: (key(body.what), key(body.group))):
        things.setdefault((key(one.body.what), one.body.effect), []).append(one)
    return things


def _thing(shares: Sequence[Stated[MeasuredShare]], with_need: bool) -> Finding:
    what, effect = short(shares[0].body.what), shares[0].body.effect
    if effect is Effect.GAIN and (short_of := [one for one in shares if below(one.body)]):
        told = say("Short of their share of {what} by more than chance, the shortest first: {groups}.",
                   what=what, groups=_row(sorted(short_of, key=_for_each)))  # fmt: skip
        return crossed(told, short_of, EXPLAIN)
    if effect is Effect.BURDEN and (burdened := [one for one in shares if above(one.body)]):
        told = say("Carry more than their share of {what} by more than chance, the most burdened first: {groups}.",
                   what=what, groups=_row(sorted(burdened, key=_for_each, reverse=True)))  # fmt: skip
        return crossed(told, burdened, EXPLAIN)
    return _untold(what, shares) or kept(_within_chance(what, shares, with_need), shares)


def _untold(what: str, shares: Sequence[Stated[MeasuredShare]]) -> Finding | None:
    """What the shares leave open: whether more is a gain or a burden, or a range that is not known."""
    if shares[0].body.effect is Effect.UNSAID:
        told = say("Shares of {what} are measured, and nobody has said whether more of it is a gain or a burden: "
                   "{groups}.", what=what, groups=_row(sorted(shares, key=_for_each)))  # fmt: skip
        return silent(told, GAIN_OR_BURDEN, shares)
    if bare := [one for one in shares if ends(one.body) is None]:
        told = say("Too few areas to tell whether these groups get their share of {what}: {groups}.",
                   what=what, groups=listed(one.body.group for one in bare))  # fmt: skip
        return silent(told, say("Measure over smaller areas, so that a difference can be told from chance."), shares)
    return None


def _within_chance(what: str, shares: Sequence[Stated[MeasuredShare]], with_need: bool) -> Sentence:
    """No group beyond chance: that is all, for two shares that chance could explain are not shares that are equal."""
    ordered = sorted(shares, key=_for_each)
    if shares[0].body.effect is Effect.BURDEN:
        told = say("No group carries more than its share of {what} by more than chance. Groups measured: {n}; the "
                   "most burdened: {group}.", what=what, n=len(shares), group=_label(ordered[-1]))  # fmt: skip
    else:
        told = say("No group is short of its share of {what} by more than chance. Groups measured: {n}; with least: "
                   "{group}.", what=what, n=len(shares), group=_label(ordered[0]))  # fmt: skip
    return told if with_need else say("{told} Whether it follows need was not measured.", told=told)


def _for_each(one: Stated[MeasuredShare]) -> tuple[float, str]:
    """How much of the thing there is for each person of the group, everyone's being 1; unknown in the middle."""
    thing, people = number(one.body.of_thing), number(one.body.of_people)
    each = number(thing / people) if thing is not None and people else None
    return (1.0 if each is None else each, key(one.body.group))


def _row(shares: Sequence[Stated[MeasuredShare]]) -> Sentence:
    return listed(map(_label, shares))


def _label(one: Stated[MeasuredShare]) -> Sentence:
    body, known = one.body, ends(one.body)
    gaps = {"group": short(body.group), "of": share(body.of_thing), "people": share(body.of_people),
            "gap": signed(body.gap)}  # fmt: skip
    if known is None:
        return say("{group} ({of} per cent of it and {people} per cent of the people: {gap} points)", **gaps)
    return say("{group} ({of} per cent of it and {people} per cent of the people: {gap} points, {low} to {high})",
               low=signed(known[0]), high=signed(known[1]), **gaps)  # fmt: skip
