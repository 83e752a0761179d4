"""Opinion maps as they were computed: whether one says something, and whether it turns on ballots that are suspect."""

from __future__ import annotations

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import latest, worse
from ombud.evidence.said import key, short
from ombud.heard.opinions.computed import MeasuredOpinions
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_LOOK = say("Look into the ballots that are the same, say what was found, and show both results wherever one is shown.")
_MORE = say("Ask more people, or the same people about fewer statements, and compute the map again.")


def measured_opinions(stack: Stack) -> Finding | None:
    """What the latest opinion map of each conversation says of demand 2.8; None where there is none."""
    found = latest(stack.of(MeasuredOpinions), lambda body: (key(body.what),))
    return worse(*map(_judged, found)) if found else None


def _judged(one: Stated[MeasuredOpinions]) -> Finding:
    body, figures = one.body, _figures(one.body)
    if _turns(body):
        because = say(
            "What the opinion map says turns on ballots that are suspect: {figures}; people with suspect "
            "ballots: {suspect}; groups without them: {without}; statements no longer agreed on: {lost}.",
            figures=figures,
            suspect=body.suspect,
            without=body.groups_without,
            lost=body.lost_without,
        )
        return crossed(because, [one], _LOOK)
    if not body.groups and not body.common and not body.rejected:
        because = say(
            "The votes are too few, or too mixed, to tell groups or common ground: {figures}.", figures=figures
        )
        return silent(because, _MORE, [one])
    return kept(say("Opinions were mapped from the votes: {figures}.", figures=figures), [one])


def _turns(body: MeasuredOpinions) -> bool:
    """Whether suspect ballots decide how many groups there are, or what all agree on."""
    return bool(body.suspect) and (body.lost_without > 0 or body.groups_without not in (None, body.groups))


def _figures(body: MeasuredOpinions) -> Sentence:
    gaps = {
        "what": short(body.what),
        "people": body.people,
        "votes": body.votes,
        "common": len(body.common) + len(body.rejected),
    }
    if not body.groups or body.stability is None:
        return say(
            "{what}, people: {people}, votes: {votes}, no groups can be told apart, statements that most are of one "
            "mind about: {common}",
            **gaps,
        )
    return say(
        "{what}, people: {people}, votes: {votes}, groups: {groups} (stability {stability} of 1), statements that "
        "all groups are of one mind about: {common}",
        groups=body.groups,
        stability=f"{body.stability:.2f}",
        **gaps,
    )
