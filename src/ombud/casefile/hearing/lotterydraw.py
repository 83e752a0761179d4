"""The draw in steps that can be followed by hand, the list of tickets, and what was fixed before the seed."""

from __future__ import annotations

from collections.abc import Iterator

from ombud.casefile.hearing.lotterywords import Held
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column
from ombud.heard.lottery.commitment import Commitment, panel_text
from ombud.heard.lottery.drawn import FIGURES, number
from ombud.words import Sentence, say


def draw_part(held: Held, fixed: Commitment) -> Part:
    """How to repeat the draw."""
    return Part(
        key="draw",
        demand="2.6",
        title=say("The draw, to be repeated by anyone"),
        told=tuple(_steps(held, fixed)),
        notes=tuple(_notes(held)),
        method="lottery",
        tables=(_tickets(held), _fixed(fixed)),
    )


def _steps(held: Held, fixed: Commitment) -> Iterator[Sentence]:
    n, last = held.tickets.all, held.tickets.all - 1
    yield say("1. Fixed before the draw: the number {sha256}. It is the SHA-256 of the text “Fixed before the draw”, "
              "each line closed by a line feed.", sha256=fixed.sha256)  # fmt: skip
    if held.ticket is None:
        yield say("2. The seed is not known yet. It must be public, and nobody may know it before the number above is "
                  "published: the figures of a public lottery on a day still to come.")  # fmt: skip
    else:
        yield say("2. The public seed: {seed}", seed=held.seed)
    yield say("3. The ticket: take SHA-256 of the seed followed by |ticket, the first {figures} of its figures as a "
              "hexadecimal number, and what is left over when it is divided by {n}: a ticket from 0 to {last}.",
              figures=FIGURES, n=n, last=last)  # fmt: skip
    if held.ticket is not None:
        yield say("Here: {figures}, and so ticket {ticket}.", figures=number(held.seed, "ticket")[:FIGURES],
                  ticket=held.ticket)  # fmt: skip
    yield say("4. The list of tickets says how many people of each kind are drawn.")
    yield say("5. Within a kind those are drawn whose SHA-256 of the seed, | and their own id comes first in the order "
              "of the figures.")  # fmt: skip
    if held.homes:
        yield say("Those who share a home: homes are put in order by SHA-256 of the seed, | and the ids of all in it "
                  "with + between; the first homes give the kind with the lower number, the next ones "
                  "the other.")  # fmt: skip
    yield say("On a command line: printf '%s' 'SEED|ticket' | sha256sum")


def _notes(held: Held) -> Iterator[Sentence]:
    if held.salted:
        yield say("The mark of the pool is salted: with the salt, which the city tells after the draw, whoever holds "
                  "the pool can compute it again.")  # fmt: skip
    else:
        yield say("The mark of the pool is not salted: whoever guessed a whole pool could see that it is this one.")


def _tickets(held: Held) -> Table:
    columns = (
        column("first", say("First ticket")),
        column("last", say("Last ticket")),
        column("people", say("People of each kind")),
    )
    counts = held.tickets.counts.tolist()
    rows = tuple(
        (first, first + n - 1, panel_text(panel))
        for first, n, panel in zip(held.tickets.first().tolist(), counts, held.tickets.panels.tolist(), strict=True)
    )
    return Table(
        name="tickets",
        title=say("The list of tickets"),
        columns=columns,
        rows=rows,
        notes=(say("“3 x2, 17” are two people of kind 3 and one of kind 17."),),
    )


def _fixed(fixed: Commitment) -> Table:
    rows = tuple((line,) for line in fixed.text.splitlines())
    return Table(
        name="fixed",
        title=say("Fixed before the draw"),
        columns=(column("line", say("Line")),),
        rows=rows,
        shown=60,
    )
