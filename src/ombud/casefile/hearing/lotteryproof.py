"""The proof that a lottery is as fair as can be: checked anew in exact fractions, and said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ombud.casefile.hearing.lotterywords import Held, percent
from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.evidence.said import listed
from ombud.heard.lottery.certificate import as_fractions, bound_of, chances_of, checked, shortfall
from ombud.heard.lottery.fairest import Objective, rules_of
from ombud.words import Sentence, say

CLOSE = 1e-6
NAMED = 4


@dataclass(frozen=True, slots=True)
class Proved:
    """What the check in fractions found. ``best``: what no lottery's least chance exceeds; ``levels``: the largest gap.

    ``short``: by how much the mean logarithm of chances may be below the greatest (Nash).
    """

    keep: bool
    least: float
    best: float
    gap: float
    exact: bool
    levels: float
    short: float | None
    told: Sentence


def proved(held: Held) -> Proved:
    """Check the fairest lottery, before it is put on tickets, against its proof."""
    lottery, rules = held.lottery, rules_of(held.problem)
    panels, weights = lottery.panels.tolist(), lottery.weights.tolist()
    first = checked(rules, panels, weights, lottery.proofs[0])
    chances = chances_of(rules, panels, as_fractions(weights))
    bounds = [bound_of(rules, one) for one in lottery.proofs]
    levels = max(abs(_gap(chances, bound, one.raised)) for (bound, _), one in zip(bounds, lottery.proofs, strict=True))
    exact = all(by_prices for _, by_prices in bounds)
    short = None
    if lottery.objective is Objective.NASH:
        short = float(shortfall(rules, chances, lottery.prices))
    gap = float(first.gap)
    told = _told(held, float(first.least), float(first.bound), gap, exact, short)
    return Proved(first.panels_keep, float(first.least), float(first.bound), gap, exact, float(levels), short, told)


def _gap(chances: tuple[Fraction, ...], bound: Fraction, raised: tuple[bool, ...]) -> Fraction:
    return bound - min(chance for chance, up in zip(chances, raised, strict=True) if up)


def _told(held: Held, least: float, best: float, gap: float, exact: bool, short: float | None) -> Sentence:
    if short is not None:
        return say("No way of drawing could make the geometric mean of all chances greater by more than {short} per "
                   "cent of it. The least chance could be at most {best} per cent.", short=f"{100 * short:.4f}",
                   best=percent(best))  # fmt: skip
    if gap > CLOSE:
        return say("Proved: no way of drawing under these quotas gives everyone more than {best} per cent. This one "
                   "gives {least}; the search was ended before it was closed.", best=percent(best),
                   least=percent(least))  # fmt: skip
    if exact:
        return say("Proved: no way of drawing under these quotas gives everyone more than {best} per cent.",
                   best=percent(best))  # fmt: skip
    return say("No way of drawing under these quotas gives everyone more than {best} per cent: so says the search by "
               "HiGHS, which was not checked by hand.", best=percent(best))  # fmt: skip


def proof_part(held: Held, proof: Proved) -> Part:
    """The certificate, for those who check."""
    return Part(
        key="proof",
        demand="2.6",
        title=say("Why nothing fairer is possible"),
        told=tuple(_words(held, proof)),
        method="lottery",
        tables=(_certificate(held, proof), _prices(held)),
    )


def _words(held: Held, proof: Proved) -> Iterator[Sentence]:
    yield proof.told
    if proof.exact:
        yield say("The proof gives each quota a price. Whoever adds up what a panel is worth at these prices finds "
                  "that none is worth more; this was checked in exact fractions, apart from the program that found "
                  "them.")  # fmt: skip
    names = [f"{held.problem.quotas[at].feature}: {held.problem.quotas[at].value}" for at in _binding(held)]
    if names:
        yield say("The quotas that hold the least chance down: {which}.", which=listed(names, NAMED))
    if held.tickets.moved > 1e-9:
        yield say("With whole tickets no chance differs from the fairest by more than {moved} per cent.",
                  moved=f"{100 * held.tickets.moved:.3f}")  # fmt: skip


def _binding(held: Held) -> list[int]:
    prices = [abs(one) for one in held.lottery.proofs[0].prices[: len(held.problem.quotas)]]
    order = sorted(range(len(prices)), key=lambda at: (-prices[at], at))
    return [at for at in order if prices[at] > 1e-9]


def _certificate(held: Held, proof: Proved) -> Table:
    lottery = held.lottery
    least, most = held.range()
    rows: list[tuple[Cell, ...]] = [
        ("panels in the lottery", len(lottery.panels)),
        ("panels that were looked at", lottery.tried),
        ("all panels keep all quotas", "yes" if proof.keep else "no"),
        ("least chance of the fairest lottery, per cent", known(100 * proof.least, 9)),
        ("what no lottery exceeds, per cent", known(100 * proof.best, 9)),
        ("difference, per cent", known(100 * proof.gap, 9)),
        ("how the bound is proved", "prices, in exact fractions" if proof.exact else "whole-number search of HiGHS"),
        ("levels of chances with a proof", len(lottery.proofs)),
        ("largest difference over the levels, per cent", known(100 * proof.levels, 9)),
        ("least chance with whole tickets, per cent", known(100 * least, 6)),
        ("greatest chance with whole tickets, per cent", known(100 * most, 6)),
        ("largest change by whole tickets, per cent", known(100 * held.tickets.moved, 6)),
    ]
    if proof.short is not None:
        rows.append(("geometric mean may be greater by, per cent of it", known(100 * proof.short, 9)))
    columns = (column("what", say("What")), column("value", say("Value")))
    return Table(name="certificate", title=say("Certificate"), columns=columns, rows=tuple(rows), shown=30)


def _prices(held: Held) -> Table:
    prices = held.lottery.proofs[0].prices
    names = [(one.feature, one.value) for one in held.problem.quotas] + [("", "size of the panel")]
    rows = tuple((*name, known(price, 9)) for name, price in zip(names, prices, strict=False))
    columns = (column("trait", say("Trait")), column("value", say("Value")), column("price", say("Price"), "", 6))
    return Table(
        name="prices",
        title=say("Prices that prove it"),
        columns=columns,
        rows=rows,
        shown=60,
        notes=(say("0 where a quota does not hold the least chance down."),),
    )
