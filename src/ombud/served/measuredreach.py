"""Whom a service reaches and whom it misses, as measured: the share of each group within a distance, and the tail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import APART, latest, share, worse
from ombud.evidence.said import key, listed, number, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import Effect, MeasuredReach
from ombud.served.entries import Reach
from ombud.served.fifths import Reached, far_behind
from ombud.words import Sentence, say

_CLOSE = say("Say what will be done so that the group is reached as well as others.")
_SPARE = say("Say why the group has more of it around, or what will be changed.")
Measured = tuple[Stated[MeasuredReach], ...]


def measured_reach(stack: Stack) -> Measured:
    """The latest share of each group, for each thing and each distance or time."""
    return latest(stack.of(MeasuredReach), lambda body: (key(body.what), key(body.within), key(body.group)))


def within(found: Measured) -> Finding:
    """What the measured shares say of demand 4.2. ``ValueError`` if there are none."""
    yardsticks: dict[tuple[str, str], list[Stated[MeasuredReach]]] = {}
    for one in found:
        yardsticks.setdefault((key(one.body.what), key(one.body.within)), []).append(one)
    return worse(*map(_by_one_yardstick, yardsticks.values()))


def _by_one_yardstick(found: Sequence[Stated[MeasuredReach]]) -> Finding:
    rows = [row for one in found if (row := _row(one))]
    if gap := far_behind(rows):
        return _behind(*gap, found)
    body = found[0].body
    where = {"what": short(body.what), "within": short(body.within)}
    if unknown := [one for one in found if _row(one) is None]:
        because = say("What share of these groups is within {within} of {what} is not told, since they are too few, or "
                      "numbers are hidden or missing: {groups}.", groups=_groups(unknown), **where)  # fmt: skip
        return silent(because, say("Add areas or groups together, and measure again."), found)
    if unnamed := [one for one in found if _missed(one.body) and not any(map(told, one.body.where))]:
        because = say("It is measured how many are not within {within} of {what}, and not where they live: {groups}.",
                      groups=_groups(unnamed), **where)  # fmt: skip
        return silent(because, say("Measure again with the names of the areas, so that they are found."), found)
    return kept(_known(rows, where), found)


def _row(one: Stated[MeasuredReach]) -> Reached | None:
    known = number(one.body.share)
    return None if known is None else Reached(one, key(one.body.group), known)


def _missed(body: MeasuredReach) -> bool:
    return (number(body.share) or 0) < 100 or bool(body.unserved)


def _groups(found: Iterable[Stated[Any]]) -> Sentence:
    return listed(one.body.group for one in found)


def _behind(low: Reached, high: Reached, found: Sequence[Stated[MeasuredReach]]) -> Finding:
    body = low.stated.body
    gaps = {"what": short(body.what), "within": short(body.within), "group": short(body.group),
            "low": share(low.share), "other": short(high.stated.body.group), "high": share(high.share)}  # fmt: skip
    if body.effect is Effect.BURDEN:
        because = say("{high} per cent of {other} live within {within} of {what}, and {low} per cent of {group}: less "
                      "than four fifths of it.", **gaps)  # fmt: skip
        return crossed(because, found, _SPARE)
    because = say("Of {group} {low} per cent are within {within} of {what}, of {other} {high} per cent: less than four "
                  "fifths of it.", **gaps)  # fmt: skip
    if any(map(told, body.where)):
        because = say("{gap} Most of those who are not live in {areas}.", gap=because, areas=_areas(body))
    return crossed(because, found, _CLOSE)


def _known(rows: Sequence[Reached], where: dict[str, str]) -> Sentence:
    """The group that is worst off, and where most of those live who are missed."""
    burden = rows[0].stated.body.effect is Effect.BURDEN
    worst = (max if burden else min)(rows, key=lambda row: row.share)
    body = worst.stated.body
    gaps: dict[str, str | int | Sentence] = {
        **where,
        "n": len(rows),
        "group": short(body.group),
        "share": share(worst.share),
    }
    if not any(_missed(row.stated.body) for row in rows):
        return say("All of each group are within {within} of {what}. Groups measured: {n}.", **gaps)
    if burden:
        return say("Within {within} of {what} are {share} per cent of {group}, the largest share of the groups "
                   "measured ({n}). Where the others live is named.", **gaps)  # fmt: skip
    gaps["areas"] = _areas(body)
    because = say("Within {within} of {what} are {share} per cent of {group}, the smallest share of the groups "
                  "measured ({n}). Most of those who are missed live in {areas}.", **gaps)  # fmt: skip
    if not told(body.furthest):
        return because
    return say("{known} All of them are reached within {furthest}.", known=because, furthest=short(body.furthest))


def _areas(body: MeasuredReach) -> Sentence:
    return listed(area for area in body.where if told(area))


@dataclass(frozen=True, slots=True)
class Held:
    """Statements about a group and a distance that were measured too, and those of them that are contradicted."""

    same: tuple[Stated[Reach], ...]
    apart: tuple[tuple[Stated[Reach], Stated[MeasuredReach]], ...]

    @property
    def told(self) -> list[Sentence]:
        return [_apart(stated.body, measured.body) for stated, measured in self.apart]


def held_against(said: Iterable[Stated[Reach]], found: Measured) -> Held:
    """Lays statements beside measurements; one that names no distance agrees if it is near any of the group's."""
    like = [(one, [other for other in found if _alike(one.body, other.body)]) for one in said]
    nearest = [(one, min(others, key=lambda other: _distance(one.body, other.body))) for one, others in like if others]
    far = [(one, other) for one, other in nearest if _distance(one.body, other.body) > APART]
    return Held(tuple(one for one, _other in nearest), tuple(far))


def _alike(stated: Reach, measured: MeasuredReach) -> bool:
    yardstick = key(stated.within) == key(measured.within) or not told(stated.within)
    return yardstick and key(stated.group) == key(measured.group)


def _distance(stated: Reach, measured: MeasuredReach) -> float:
    """How many points lie between a stated and a measured share; none where one of them says nothing."""
    one, other = number(stated.share), number(measured.share)
    return 0.0 if one is None or other is None else abs(one - other)


def _apart(stated: Reach, measured: MeasuredReach) -> Sentence:
    return say("Stated: {stated} per cent of {group} are reached. Measured: {measured} (within {within} of {what}).",
               stated=share(stated.share), group=short(measured.group), measured=share(measured.share),
               within=short(measured.within), what=short(measured.what))  # fmt: skip
