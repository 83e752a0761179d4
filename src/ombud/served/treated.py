"""What is asked about scores and rules: how they treat groups of people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, does_not_apply, kept, silent
from ombud.evidence.measured import beside, contradicted
from ombud.evidence.said import key, listed, number, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredTreatment
from ombud.served.entries import Audit, NoScore
from ombud.served.fifths import far_below
from ombud.served.measuredtreatment import EXPLAIN, Counted, counted, held_against, measured_treatment, treatment
from ombud.words import Sentence, say
from ombud.words import mark as _

_CHANCE = 1.96  # standard errors: a gap smaller than this comes by chance more often than once in twenty


@dataclass(frozen=True, slots=True)
class Gap:
    """The group with the highest share and one with a share under four fifths of it."""

    rate: Counted
    high: Stated[Audit]
    low: Stated[Audit]
    shares: tuple[float, float]

    @property
    def explained(self) -> bool:
        return told(self.high.body.gap_explained) or told(self.low.body.gap_explained)

    @property
    def by_chance(self) -> bool:
        """Whether the gap could well be chance, as far as the numbers of people are given."""
        n, m = number(self.high.body.people), number(self.low.body.people)
        if not n or not m:
            return False
        p, q = self.shares[0] / 100, self.shares[1] / 100
        both = (n * p + m * q) / (n + m)
        return p - q < _CHANCE * math.sqrt(both * (1 - both) * (1 / n + 1 / m))

    @property
    def sentence(self) -> Sentence:
        return say(
            "{score}: {what} {high} per cent of {group}, but {low} per cent of {other}",
            score=short(self.high.body.score),
            what=_PICKED if self.rate is Counted.PICKED else _WRONG,
            high=figure(self.shares[0]),
            group=short(self.high.body.group),
            low=figure(self.shares[1]),
            other=short(self.low.body.group),
        )


_PICKED, _WRONG = say("it picks"), say("it is wrong about")
_AUDIT = say("Write down for each group how many are picked and for how many the score is wrong.")


@check(
    "4.5",
    _("Scores and rules treat groups alike, or the gap is explained"),
    reads=(Audit, NoScore, MeasuredTreatment),
    measure=_("The results with group and outcome of each person, read by “ombud served” (see Who gains)."),
)
def audited(stack: Stack, today: date) -> Finding:
    """Each score is held against groups: how often it picks them and how often it is wrong."""
    said, without, found = stack.of(Audit), stack.of(NoScore), measured_treatment(stack)
    if found:
        held = held_against(said, found)
        against = _crossing([gap for gap in _gaps(said) if not held.outranks(gap.rate, gap.high, gap.low)])
        others = held.others
        stated = _stated(others) if others else None
        return contradicted(beside(treatment(found, said), against, stated), [*held.told, *_denied(without, found)])
    if said:
        return _stated(said)
    if without:
        why = say("Nothing here scores, ranks or selects people: {why}", why=short(without[-1].body.why))
        return does_not_apply(why, without)
    return unsaid(
        stack,
        Stage.TRIAL,
        say("Nobody has said whether anything here scores, ranks or selects people, or how it treats groups."),
        say("Audit each score by group, or state that nothing scores people."),
    )


def _stated(said: Sequence[Stated[Audit]]) -> Finding:
    """What statements about scores say."""
    gaps = list(_gaps(said))
    if bare := _crossing(gaps):
        return bare
    if thin := _thin(said):
        return silent(thin, _AUDIT, said)
    if unsure := [gap for gap in gaps if not gap.explained]:
        because = say("{gap}; with so few people this can be chance.", gap=unsure[0].sentence)
        return silent(because, say("Audit more people, so that a gap can be told from chance."), said)
    return kept(_alike(said, gaps), said)


def _crossing(gaps: Iterable[Gap]) -> Finding | None:
    """The first gap that nobody explains and that chance does not either."""
    for gap in gaps:
        if not gap.explained and not gap.by_chance:
            because = say("{gap}; nobody has explained the gap.", gap=gap.sentence)
            return crossed(because, [gap.high, gap.low], EXPLAIN)
    return None


def _denied(without: Sequence[Stated[NoScore]], found: Sequence[Stated[MeasuredTreatment]]) -> list[Sentence]:
    """It was stated that nothing scores people, and a score was measured."""
    scores = listed(one.body.score for one in found)
    return (
        [say("It is stated that nothing here scores people; measured was: {scores}.", scores=scores)] if without else []
    )


def _gaps(said: Sequence[Stated[Audit]]) -> Iterable[Gap]:
    """Each group held against the one with the highest share, score by score."""
    for audits in _by_score(said):
        for rate in Counted:
            known = [(share, audit) for audit in audits if (share := counted(audit.body, rate)) is not None]
            top, high = max(known, key=lambda pair: pair[0], default=(0.0, audits[0]))
            yield from (Gap(rate, high, low, (top, share)) for share, low in known if far_below(share, top))


def _by_score(said: Iterable[Stated[Audit]]) -> list[list[Stated[Audit]]]:
    scores: dict[str, list[Stated[Audit]]] = {}
    for one in said:
        scores.setdefault(key(one.body.score), []).append(one)
    return list(scores.values())


def _thin(said: Sequence[Stated[Audit]]) -> Sentence | None:
    """What an audit lacks: a second group, or one of the two shares."""
    alone = [audits[0].body.score for audits in _by_score(said) if len({key(a.body.group) for a in audits}) < 2]
    if alone:
        return say("{scores}: the audit has one group only, so there is nothing to compare.", scores=listed(alone))
    bare = [one.body.group for one in said if one.body.picked is None or one.body.wrong is None]
    if bare:
        return say(
            "Groups audited without how many are picked, or for how many it is wrong: {n} of {all} ({groups}).",
            all=len(said),
            n=len(bare),
            groups=listed(bare),
        )
    return None


def _alike(said: Sequence[Stated[Audit]], gaps: Sequence[Gap]) -> Sentence:
    if gaps:
        return say("{gap}; the gap is explained.", gap=gaps[0].sentence)
    return say("Groups picked or misjudged far more often than another: 0 of {n}.", n=len(said))
