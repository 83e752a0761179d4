"""Whether a thing follows need, as measured: what areas that are better off get beyond what their need explains."""

from __future__ import annotations

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import above, below, ends, latest, signed, worse
from ombud.evidence.said import key, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import Effect, MeasuredNeed
from ombud.words import Sentence, say

_LEVEL = say("Say why it is so, or what will be changed so that need decides.")


def needs(stack: Stack) -> dict[str, Finding]:
    """For each thing whose need was measured, by the key of its name: whether it follows need."""
    found: dict[str, Finding] = {}
    for one in latest(stack.of(MeasuredNeed), lambda body: tuple(map(key, (body.what, body.need, body.ranked_by)))):
        what = key(one.body.what)
        found[what] = worse(found.get(what), _follows(one))
    return found


def _follows(one: Stated[MeasuredNeed]) -> Finding:
    body = one.body
    if body.effect is Effect.GAIN and above(body):
        because = say("Areas that are better off get more of {what} than their need explains: {figures}.", **_gaps(one))
        return crossed(because, [one], _LEVEL)
    if body.effect is Effect.BURDEN and below(body):
        because = say("Areas that are worse off carry more of {what} than need explains: {figures}.", **_gaps(one))
        return crossed(because, [one], _LEVEL)
    if body.effect is Effect.UNSAID:
        because = say("What is given beyond need is measured ({what}: {figures}), and nobody has said whether more of "
                      "it is a gain or a burden.", **_gaps(one))  # fmt: skip
        return silent(because, say("Say whether more of it is a gain or a burden, and measure again."), [one])
    if ends(body) is None:
        because = say("Too few areas to tell whether {what} follows need: {figures}.", **_gaps(one))
        return silent(because, say("Measure over smaller areas, so that a difference can be told from chance."), [one])
    return kept(_by_chance(one), [one])


def _by_chance(one: Stated[MeasuredNeed]) -> Sentence:
    if one.body.effect is Effect.BURDEN:
        return say("Areas that are worse off do not carry more of {what} than need explains by more than chance: "
                   "{figures}.", **_gaps(one))  # fmt: skip
    return say("Areas that are better off do not get more of {what} than need explains by more than chance: "
               "{figures}.", **_gaps(one))  # fmt: skip


def _gaps(one: Stated[MeasuredNeed]) -> dict[str, str | Sentence]:
    return {"what": short(one.body.what), "figures": _figures(one.body)}


def _figures(body: MeasuredNeed) -> Sentence:
    """The index with its range, what need was counted by, and what says who is poor."""
    how = say("need counted by: {need}", need=short(body.need))
    if told(body.ranked_by):
        how = say("{how}; poorest first by: {rank}", how=how, rank=short(body.ranked_by))
    known, index = ends(body), signed(body.inequity, 3)
    if known is None:
        return say("{index} on a scale from −1 to 1 ({how})", index=index, how=how)
    low, high = (signed(end, 3) for end in known)
    return say("{index} on a scale from −1 to 1, {low} to {high} ({how})", index=index, low=low, high=high, how=how)
