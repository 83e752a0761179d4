"""How people were chosen by lot: quotas, every kind's chance with its proof, and a draw that anyone can repeat."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.hearing.lotterydraw import draw_part
from ombud.casefile.hearing.lotteryproof import Proved, proof_part, proved
from ombud.casefile.hearing.lotteryshown import chances_part, chosen_part
from ombud.casefile.hearing.lotterywords import Held, percent
from ombud.casefile.written import known
from ombud.heard.computed import Sort
from ombud.heard.lottery.commitment import Commitment, committed
from ombud.heard.lottery.computed import Fair, LotteryResult
from ombud.heard.lottery.drawn import Drawn, drawn, ticket_of
from ombud.heard.lottery.fairest import Lottery
from ombud.heard.lottery.kinds import Kinds
from ombud.heard.lottery.tickets import Tickets, tickets_of
from ombud.ledger.entry import Said
from ombud.words import Sentence, say

TICKETS = 1000
LARGE = 1000  # people; with more of them chances are so small that ten times as many tickets are needed


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The document to show, and for the office alone: the kinds of people, who was drawn."""

    heard: Heard
    kinds: Kinds
    tickets: Tickets
    commitment: Commitment
    drawn: Drawn | None


def how_we_were_chosen(
    lottery: Lottery, about: About, seed: str, salt: str = "", tickets: int = 0, notes: tuple[Sentence, ...] = ()
) -> Chosen:
    """The lottery as a document. Without a seed it is not drawn: chances and commitment only.

    ``tickets``: how many; 0 is 1,000, and 10,000 for pools of more than 1,000 people.
    """
    large = int(lottery.problem.people.sum()) > LARGE
    listed = tickets_of(lottery, tickets or (10 * TICKETS if large else TICKETS))
    fixed = committed(lottery.problem, lottery.objective, listed, salt)
    who = _drawn(lottery, listed, seed)
    held = Held(lottery, listed, seed, who.ticket if who else None, bool(salt))
    proof = proved(held)
    parts = (chosen_part(held, proof, notes), chances_part(held), proof_part(held, proof), draw_part(held, fixed))
    result = heard(about, Sort.LOTTERY, _lead(held, proof), parts, (_said(held, proof, about, fixed),))
    return Chosen(result, lottery.problem.kinds, listed, fixed, who)


def _drawn(lottery: Lottery, tickets: Tickets, seed: str) -> Drawn | None:
    if not seed:
        return None
    ticket = ticket_of(seed, tickets.all)
    return drawn(lottery.problem.kinds, tickets.panel(ticket).tolist(), seed, ticket)


def _lead(held: Held, proof: Proved) -> tuple[Sentence, ...]:
    drawn = (
        say("Drawn by lot from a public seed: {panel} of {pool} people.", panel=held.size, pool=held.pool)
        if held.seed
        else say("To be drawn by lot: {panel} of {pool} people. Nobody is drawn yet.", panel=held.size, pool=held.pool)
    )
    least, most = held.range()
    chances = say("Everyone has a chance of at least {least} per cent, and of {most} per cent at most.",
                  least=percent(least), most=percent(most))  # fmt: skip
    if not held.lottery.possible.all():
        chances = say("The quotas leave some people no chance: {n}. All others have at least {least} and at most "
                      "{most} per cent.", n=held.left_out(), least=percent(least), most=percent(most))  # fmt: skip
    return drawn, chances, proof.told


def _said(held: Held, proof: Proved, about: About, fixed: Commitment) -> LotteryResult:
    least, most = held.range()
    out = held.left_out()
    return LotteryResult(
        what=about.what,
        on=about.on,
        pool=held.pool,
        panel=held.size,
        traits=held.problem.kinds.features,
        fair=Fair(held.lottery.objective.value),
        homes=Said.YES if held.homes else Said.NO,
        least=0.0 if out else known(100 * least, 6) or 0.0,
        best=known(100 * proof.best, 6) or 0.0,
        most=known(100 * most, 6) or 0.0,
        left_out=Said.YES if out else Said.NO,
        proved=Said.YES if proof.exact else Said.NO,
        tickets=held.tickets.all,
        commitment=fixed.sha256,
        seed=held.seed,
    )
