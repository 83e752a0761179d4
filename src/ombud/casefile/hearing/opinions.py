"""The opinion map as a document: who answers alike, what all agree on, what divides them, and what is suspect."""

from __future__ import annotations

from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.hearing.opinionsgroups import groups_part
from ombud.casefile.hearing.opinionsread import Read, read_part
from ombud.casefile.hearing.opinionssides import common_part, dividing_part, typical_part
from ombud.casefile.hearing.opinionsstatements import statements_part
from ombud.casefile.hearing.opinionssuspect import suspect_part
from ombud.casefile.hearing.opinionswords import Words, per_cent
from ombud.casefile.measured import Part
from ombud.heard.computed import Sort
from ombud.heard.opinions.common import Shared, Side
from ombud.heard.opinions.computed import MeasuredOpinions
from ombud.heard.opinions.divides import split
from ombud.heard.opinions.groups import FEWEST, Verdict
from ombud.heard.opinions.lacking import Gone
from ombud.heard.opinions.map import OpinionMap
from ombud.ledger.entry import Said
from ombud.words import Sentence, mark, say

_TOLD = 10  # statements that a sealed statement names


def opinions_heard(about: About, found: OpinionMap, words: Words, read: Read) -> Heard:
    """The answer. ``words`` are the statements' texts, ``read`` what was read and what was left out before."""
    parts: list[Part | None] = [
        groups_part(found),
        common_part(found, words),
        dividing_part(found, words),
        typical_part(found, words),
        statements_part(found, words),
        suspect_part(found, words),
        read_part(found, read),
    ]
    return heard(
        about, Sort.OPINIONS, _lead(found, words), [one for one in parts if one], [_sealed(about, found, words)]
    )


def _lead(found: OpinionMap, words: Words) -> list[Sentence]:
    told = [_how_many(found), *_agreed(found, words), *_divided(found, words)]
    if found.blocks:
        people = len({at for one in found.blocks for at in one.people})
        told.append(
            say(
                "People whose ballots are the same as others’ and suspect: {n}. Nothing was taken away; what "
                "would change without them stands beside.",
                n=people,
            )
        )
    return told


def _how_many(found: OpinionMap) -> Sentence:
    groups = found.groups
    people = len(groups.votes.people)
    if groups.verdict is Verdict.APART:
        gaps = {"people": people, "k": groups.k, "stable": f"{groups.stable or 0:.2f}"}
        if groups.gap is not None and not groups.gap.there:
            return say(
                "Groups that can be told apart among {people} people: {k}, without a gap between them: they are the "
                "parts of a scale. Two halves of the people, each looked at alone, give the same groups to {stable} "
                "of 1.",
                **gaps,
            )
        return say(
            "Groups that can be told apart among {people} people: {k}. Two halves of the people, each looked at "
            "alone, give the same groups to {stable} of 1.",
            **gaps,
        )
    if groups.verdict is Verdict.UNSTABLE:
        return say(
            "No groups can be told apart among {people} people: they answer alike by more than chance, but two "
            "halves of them, each looked at alone, give different groups.",
            people=people,
        )
    if groups.verdict is Verdict.CHANCE:
        return say(
            "No groups can be told apart among {people} people: when the votes are shuffled, as much agreement "
            "is seen.",
            people=people,
        )
    return say(
        "No groups can be told apart: people who voted often enough: {people}, of {least} that are needed; statements: "
        "{statements}, of 2.",
        people=people,
        least=max(FEWEST, 2 * groups.asked.smallest),
        statements=len(groups.votes.statements),
    )


def _agreed(found: OpinionMap, words: Words) -> list[Sentence]:
    if not found.shared:
        return [
            say(
                "There is no statement of which it can be said that more than half of everybody’s group is of one mind."
            )
            if found.groups.k
            else say("There is no statement of which it can be said that more than half are of one mind.")
        ]
    first = found.shared[0]
    agreed, grouped = first.side is Side.AGREE, found.groups.k > 1
    gaps = {"text": words.short(first.statement), "low": per_cent(first.low), "n": len(found.shared)}
    return [say(_AGREED[agreed, grouped], **gaps)]


_AGREED = {  # by whether it is agreed with, and whether there are groups
    (True, True): mark(
        "Agreed by all groups, most surely: “{text}” (at least {low} per cent in each). Statements on which "
        "all groups are of one mind: {n}."
    ),
    (False, True): mark(
        "Rejected by all groups, most surely: “{text}” (at least {low} per cent in each). Statements on "
        "which all groups are of one mind: {n}."
    ),
    (True, False): mark(
        "Agreed most surely: “{text}” (at least {low} per cent). Statements on which more than half are of "
        "one mind: {n}."
    ),
    (False, False): mark(
        "Rejected most surely: “{text}” (at least {low} per cent). Statements on which more than half are "
        "of one mind: {n}."
    ),
}


def _divided(found: OpinionMap, words: Words) -> list[Sentence]:
    if found.dividing:
        first = found.dividing[0]
        agree, n = found.counts.agree[first.statement], found.counts.n[first.statement]
        return [
            say(
                "Divides them most: “{text}” (agree: {one} per cent of group {first}, {two} per cent of group "
                "{other}).",
                text=words.short(first.statement),
                first=words.group(first.group),
                one=per_cent(agree[first.group] / n[first.group]),
                other=words.group(first.other),
                two=per_cent(agree[first.other] / n[first.other]),
            )
        ]
    halves = split(found.counts) if found.counts.n.shape[1] == 1 else ()
    if not halves:
        return []
    at = halves[0][0]
    n = max(int(found.counts.n[at, 0]), 1)
    return [
        say(
            "Divides them most: “{text}” ({agree} per cent agree, {disagree} per cent disagree).",
            text=words.short(at),
            agree=per_cent(found.counts.agree[at, 0] / n),
            disagree=per_cent(found.counts.disagree[at, 0] / n),
        )
    ]


def _sealed(about: About, found: OpinionMap, words: Words) -> MeasuredOpinions:
    groups = found.groups
    without = next((one for one in found.lacking if one.gone is Gone.BLOCKS), None)
    return MeasuredOpinions(
        what=about.what,
        people=len(groups.votes.people),
        statements=len(found.votes.statements),
        votes=len(groups.votes.vote),
        groups=groups.k,
        stability=None if groups.stable is None else round(groups.stable, 2),
        chance=None if groups.chance is None or not len(groups.chance.p) else round(float(groups.chance.p[0]), 2),
        gap=Said.UNSAID if groups.gap is None else Said.YES if groups.gap.there else Said.NO,
        common=_named(found.shared, Side.AGREE, words),
        rejected=_named(found.shared, Side.DISAGREE, words),
        divides=words.short(found.dividing[0].statement) if found.dividing else "",
        suspect=len({at for one in found.blocks for at in one.people}),
        groups_without=None if without is None else without.k,
        lost_without=0 if without is None else len(without.fewer),
    )


def _named(shared: tuple[Shared, ...], side: Side, words: Words) -> tuple[str, ...]:
    return tuple(words.short(one.statement) for one in shared if one.side is side)[:_TOLD]
