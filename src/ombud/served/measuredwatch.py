"""What a displacement watch measured: a rise or a fall beyond chance, chance, or no verdict and why."""

from __future__ import annotations

import re

from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import change, ends, latest, worse
from ombud.evidence.said import key, short, told
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredWatch, Verdict
from ombud.words import Sentence, say

STAY = say("Say what is done so that those who live there can stay.")
Measured = tuple[Stated[MeasuredWatch], ...]
# Which way is worse for those who live there, by what is said of a rise.
WORSE = {Said.YES: Verdict.ROSE, Said.NO: Verdict.FELL}
_COUNTED = re.compile(r"(.+), (\d{1,9})")  # how near, and how many areas that are: 500 m, 7
WHY = {
    Verdict.TRENDS_DIFFER: say("before it came, the areas near it already moved otherwise than those like them"),
    Verdict.MOVED_BEFORE: say("the areas near it had moved away from others in a year before it came"),
    Verdict.TOO_FEW: say("there are too few areas or years to tell"),
    Verdict.UNSAID: say("it is not said what the comparison gave"),
}


def measured_watch(stack: Stack) -> Measured:
    """The latest watch of each thing, from each year and of each ring. A wider ring does not replace a narrower one."""
    return latest(stack.of(MeasuredWatch), lambda body: (key(body.watched), key(body.near), str(body.start)))


def watched(stack: Stack, found: Measured) -> Finding:
    """What the watches say of demand 4.6; too few years are not held against a case that does not run yet.

    ``ValueError`` if there are none.
    """
    return worse(*(_judged(stack, one) for one in found))


def _judged(stack: Stack, one: Stated[MeasuredWatch]) -> Finding:
    body, gaps = one.body, _gaps(one.body)
    if body.verdict in WHY:
        because = say("{watched}: no verdict, since {why}.", why=WHY[body.verdict], **gaps)
        due = Stage.RUNNING if body.verdict is Verdict.TOO_FEW else Stage.UNSAID
        return unsaid(stack, due, because, say("Watch more areas, or more years before and after it came."), [one])
    if body.verdict is Verdict.CHANCE:
        because = say("{watched}: {effect} against areas like it, which cannot be told apart from chance. That is no "
                      "proof that nobody is pushed out.", **gaps)  # fmt: skip
        return kept(because, [one])
    if body.worse is Said.UNSAID:
        because = say("{watched}: {effect} against areas like it, more than chance; nobody has said whether more of it "
                      "is worse for those who live there.", **gaps)  # fmt: skip
        return silent(because, say("Say whether a rise is worse for those who live there, and measure again."), [one])
    if body.verdict is WORSE[body.worse]:
        because = say("{watched}: {effect} against areas like it, more than chance explains, and to the worse for "
                      "those who live there.", **gaps)  # fmt: skip
        return crossed(because, [one], STAY)
    because = say("{watched}: {effect} against areas like it, more than chance explains, and not to the worse for "
                  "those who live there.", **gaps)  # fmt: skip
    return kept(because, [one])


def _gaps(body: MeasuredWatch) -> dict[str, str | Sentence]:
    name: str | Sentence = short(body.watched)
    if counted := _COUNTED.fullmatch(body.near):
        name = say("{watched} near it ({near}; areas: {n})", watched=name, near=short(counted[1]), n=counted[2])
    elif told(body.near):
        name = say("{watched} near it ({near})", watched=name, near=short(body.near))
    if body.start is not None:
        name = say("{watched} since {year}", watched=name, year=str(body.start))
    return {"watched": name, "effect": _effect(body)}


def _effect(body: MeasuredWatch) -> Sentence:
    """How much more or less than in areas like it, in the unit, and what chance gives where nothing was built."""
    more = say("{n}", n=change(body.effect))
    if told(body.unit):
        more = say("{n} {unit}", n=more, unit=short(body.unit))
    chance = ends(body)
    if chance is None:
        return more
    return say("{effect} (where nothing was built: {low} to {high})", effect=more, low=change(chance[0]),
               high=change(chance[1]))  # fmt: skip
