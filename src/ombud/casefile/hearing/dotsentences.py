"""What compared rounds of dots tell, in sentences: what changed, where it crowds, the same people, after dark."""

from __future__ import annotations

from ombud.casefile.hearing.dottables import whole
from ombud.casefile.written import signed
from ombud.heard.dots.compared import Change, Compared
from ombud.heard.dots.marks import Daypart
from ombud.heard.dots.scan import Scanned
from ombud.words import Sentence, say


def told_change(one: Change, found: Compared) -> tuple[Sentence, ...]:
    """What changed of one kind, in sentences."""
    told = []
    if one.share is not None:
        gaps = {
            "kind": one.kind,
            "gap": points(one.share[0]),
            "low": points(one.share[1]),
            "high": points(one.share[2]),
        }
        if one.share_apart:
            told.append(say("“{kind}”: the share of dots changed by {gap} points ({low} to {high}).", **gaps))
        else:
            told.append(
                say("“{kind}”: the share of dots cannot be told apart ({gap} points, {low} to {high}).", **gaps)
            )
    if one.elsewhere is not None:
        gaps = {"kind": one.kind, "p": f"{one.elsewhere.chance:.3f}"}
        if one.place_apart:
            told.append(say("“{kind}”: the later dots lie elsewhere than the first (p = {p}).", **gaps))
        else:
            told.append(say("“{kind}”: that the later dots lie elsewhere cannot be told (p = {p}).", **gaps))
    if not told:
        told.append(say("“{kind}”: too few people to tell whether the answer changed.", kind=one.kind))
    return tuple(told)


def points(value: float) -> str:
    return signed(100 * value, 1)


def crowds_told(found: Compared) -> tuple[Sentence, ...]:
    told = [one for each in found.rounds for one in _crowd(each.scanned, say("Round {n}", n=each.number), found)]
    return (*told, *_crowd(found.newly, say("More in the later round than in the first"), found))


def _crowd(scanned: Scanned | None, when: Sentence, found: Compared) -> tuple[Sentence, ...]:
    if scanned is None:
        return ()
    return tuple(
        say(
            "{when}: “{kind}” crowds within {metres} m of a place ({cases} of {dots} dots by {people} people, "
            "{times} times as "
            "often as elsewhere, p = {p}).",
            when=when,
            kind=found.kind,
            metres=round(one.radius),
            cases=one.cases,
            dots=one.dots,
            people=one.people,
            times=f"{one.ratio:.1f}",
            p=f"{one.chance:.3f}",
        )
        for one in scanned.clusters
        if one.people_of_cases >= found.least
    )


def of_the_same(one: Change, found: Compared) -> tuple[Sentence, ...]:
    told = []
    if one.twice and whole(one.twice, found.least):
        gaps = {
            "kind": one.kind,
            "n": one.twice.people,
            "gap": points(one.twice.change),
            "low": points(one.twice.low),
            "high": points(one.twice.high),
            "p": f"{one.twice.chance:.3f}",
        }
        told.append(
            say(
                "“{kind}”: of {n} people asked twice, the share who mark it at all changed by {gap} points ({low} to "
                "{high}, p = {p}).",
                **gaps,
            )
        )
    if one.moved:
        told.append(
            say(
                "“{kind}”: a later place lies {metres} m from the same person's nearest first place (median; {low} to "
                "{high}), and {others} m from another person's.",
                kind=one.kind,
                metres=round(one.moved.metres),
                low=round(one.moved.low),
                high=round(one.moved.high),
                others=round(one.moved.others),
            )
        )
    if one.swings and min(one.swings.towards or found.least, one.swings.away or found.least) >= found.least:
        told.append(
            say(
                "Places that became “{kind}”, by {towards} people; places that ceased to be, by {away} (p = {p}).",
                kind=one.kind,
                towards=one.swings.towards,
                away=one.swings.away,
                p=f"{one.swings.chance:.3f}",
            )
        )
    return tuple(told)


def dark_told(found: Compared) -> tuple[Sentence, ...]:
    if all(part is Daypart.UNSAID for part, _ in found.parts):
        return (say("The dots do not say at what time of day they hold."),)
    if found.dark is None:
        return (say("Too few people to compare evening and night with the day."),)
    middle, low, high = found.dark
    gaps = {"kind": found.kind, "gap": points(middle), "low": points(low), "high": points(high)}
    if low <= 0 <= high:
        return (
            say(
                "“{kind}” in the evening and at night against the day: cannot be told apart ({gap} points, {low} to "
                "{high}).",
                **gaps,
            ),
        )
    return (say("“{kind}” in the evening and at night against the day: {gap} points ({low} to {high}).", **gaps),)
