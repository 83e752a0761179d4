"""The whole opinion map: groups, what all agree on, what divides, what is suspect, and how much that would change."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ombud.heard.opinions.blocks import Block, blocks
from ombud.heard.opinions.common import Shared, common
from ombud.heard.opinions.counts import Counts, by_group, by_other_votes, everyone
from ombud.heard.opinions.divides import Divides, Typical, dividing, typical
from ombud.heard.opinions.groups import Asked, Groups, groups
from ombud.heard.opinions.lacking import Lacking, lacking_blocks, lacking_groups, without_suspects
from ombud.heard.opinions.votes import Votes
from ombud.words import Sentence, say

Told = Callable[[Sentence, int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class OpinionMap:
    """All that is computed of one conversation. ``counts`` are by group, ``all`` of everybody who voted."""

    votes: Votes
    groups: Groups
    counts: Counts
    all: Counts
    shared: tuple[Shared, ...]
    typical: tuple[Typical, ...]
    dividing: tuple[Divides, ...]
    blocks: tuple[Block, ...]
    lacking: tuple[Lacking, ...]  # the map without all blocks, without each of them, without each group


def opinion_map(votes: Votes, asked: Asked, told: Told) -> OpinionMap:
    """The map of votes from which banned people and statements taken out are gone already."""
    told(say("Looking for ballots that are the same"), 0, 3)
    same = blocks(votes)
    told(say("Finding who answers alike"), 1, 3)
    with ThreadPoolExecutor(1) as beside:  # neither hears of the other, so that the number of threads changes nothing
        waited = beside.submit(without_suspects, votes, asked, same)
        found, anew = groups(votes, asked), waited.result()
    told(say("Counting what each group says"), 2, 3)
    counts, fair = by_group(found), by_other_votes(found)
    shared = common(counts)
    without = (*lacking_blocks(votes, found, anew, shared, same), *lacking_groups(found, counts, shared))
    grouped = found.k > 1
    return OpinionMap(
        votes, found, counts, everyone(votes), shared, typical(fair) if grouped else (),
        dividing(fair) if grouped else (), same, without,
    )  # fmt: skip
