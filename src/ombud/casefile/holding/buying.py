"""What was bought from whom as a document: few hands, little competition, contracts that grew, and what breaks."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.holding.buyingparts import (
    brands_part,
    competition_part,
    few_hands_part,
    files_part,
    flags_part,
    growth_part,
    hand_told,
    large_told,
    running_part,
    single_told,
)
from ombud.casefile.holding.buyingwords import sealed
from ombud.casefile.holding.dependence import dependence, gone_told, sealed_gone
from ombud.casefile.holding.held import About, Held, held
from ombud.evidence.computed import Computed
from ombud.held.computed import Sort
from ombud.held.ocds.bought import Bought
from ombud.held.ocds.competition import Competition
from ombud.held.ocds.computed import Amended, Bidding, Concentrated
from ombud.held.ocds.concentration import ALL, Concentration
from ombud.held.ocds.dependence import all_gone
from ombud.held.ocds.estate import Estate
from ombud.held.ocds.names import Register
from ombud.words import Sentence, say

_MOST_BUYERS = 20  # whose figures are sealed, those who bought most often first


def buying_told(
    found: Bought, register: Register, estate: Estate, about: About, notes: Sequence[Sentence], buyer: str = ""
) -> Held:
    """The document, and what is sealed of it. ``buyer`` is the key of the buyer that is asked about; empty is all."""
    hands = [row for row in found.concentration.rows if buyer in ("", row.buyer)]
    competed = [row for row in found.competition.rows if buyer in ("", row.buyer)]
    parts = dependence(estate, about.on)
    says: tuple[Computed, ...] = sealed_gone(estate, about.on, about.what)
    if found.processes:
        parts += (
            few_hands_part(found, hands, register),
            competition_part(found, competed),
            growth_part(found),
            running_part(found),
            brands_part(found),
            flags_part(found),
            files_part(found, register, notes),
        )
        says = (*_said(found, hands, competed, about, buyer), *says)
    return held(about, Sort.BUYING, _lead(found, hands, competed, estate, about), parts, says)


def _lead(
    found: Bought, hands: Sequence[Concentration], competed: Sequence[Competition], estate: Estate, about: About
) -> tuple[Sentence, ...]:
    read = say(
        "Contracting processes: {n}. Releases: {releases}. Buyers: {buyers}.",
        n=found.processes,
        releases=found.releases,
        buyers=len(competed),
    )
    first = [row for row in hands if row.category == ALL and not row.currency][:1]
    bought = [read, *map(hand_told, first), *single_told(competed)[:1], large_told(found)]
    said = bought if found.processes else []
    said += [sentence for one in all_gone(estate, about.on)[:1] for sentence in gone_told(one)[: 2 if not said else 1]]
    return tuple(said)


def _said(
    found: Bought, hands: Sequence[Concentration], competed: Sequence[Competition], about: About, buyer: str
) -> tuple[Computed, ...]:
    buyers = [row.buyer for row in hands if row.category == ALL and not row.currency][:_MOST_BUYERS]
    shares = [_concentrated(found, row, about) for row in hands if row.category == ALL and row.buyer in buyers]
    bids = [_bidding(row, about) for row in competed if row.buyer in buyers or buyer]
    name = next((row.name for row in competed if row.buyer == buyer), "")
    return (*shares, *bids, _amended(found, about, name))


def _concentrated(found: Bought, row: Concentration, about: About) -> Concentrated:
    held_ = found.concentration.by_value if row.currency else found.concentration.by_number
    return Concentrated(
        what=about.what,
        buyer=row.buyer_name,
        currency=row.currency,
        vendors=row.vendors,
        purchases=row.purchases,
        left_out=held_.all - held_.judged,
        hhi=round(row.hhi, 4),
        share=round(100 * row.share, 2),
        largest=sealed(row.largest.name),
    )


def _bidding(row: Competition, about: About) -> Bidding:
    between = row.single.interval
    return Bidding(
        what=about.what,
        buyer=row.name,
        competitive=row.single.of,
        single=_cent(row.single.share),
        low=_cent(between.low) if between else None,
        high=_cent(between.high) if between else None,
        procedures=row.direct.of,
        direct=_cent(row.direct.share),
        peers=_cent(row.peers),
    )


def _amended(found: Bought, about: About, buyer: str) -> Amended:
    growth = found.growth
    return Amended(
        what=about.what,
        buyer=buyer,
        contracts=growth.contracts,
        judged=growth.values.judged,
        large=growth.large,
        extended=growth.extended,
        renewed=growth.renewed,
        long=growth.long,
        years=growth.long_years,
    )


def _cent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)
