"""Ballots that are the same: told, kept, and what would change without them, or without one group."""

from __future__ import annotations

from ombud.casefile.hearing.opinionswords import Words, column, known, names
from ombud.casefile.measured import Part, Table
from ombud.heard.opinions.blocks import FEWEST_AT_ONCE, LONG, SHORTEST, Why
from ombud.heard.opinions.lacking import Gone, Lacking
from ombud.heard.opinions.map import OpinionMap
from ombud.words import Sentence, say

_WHY = {Why.AT_ONCE: say("the same ballots at about the same time"), Why.LONG: say("the same long ballots")}


def suspect_part(found: OpinionMap, words: Words) -> Part:
    """The suspect blocks, and the results with and without."""
    without = next((one for one in found.lacking if one.gone is Gone.BLOCKS), None)
    return Part(
        key="suspect",
        demand="2.8",
        title=say("With and without"),
        told=(_found(found), *((_changes(found, without),) if without else ())),
        notes=(
            say(
                "Looked for: {few} or more people with the same ballot of {short} votes or more, each finished within "
                "ten minutes of another; and people with the same ballot of {long} votes or more. People who think "
                "alike can give the same ballot: it is no proof.",
                few=FEWEST_AT_ONCE,
                short=SHORTEST,
                long=LONG,
            ),
            *_untimed(found),
        ),
        method="opinions",
        tables=(*_blocks(found), *_lacking(found, words)),
    )


def _untimed(found: OpinionMap) -> tuple[Sentence, ...]:
    if found.votes.when.any():
        return ()
    return (say("The file does not say when votes were cast: ballots at the same time cannot be looked for."),)


def _found(found: OpinionMap) -> Sentence:
    if not found.blocks:
        return say("No ballots are suspect.")
    people = len({at for one in found.blocks for at in one.people})
    return say(
        "People whose ballots are suspect: {n}, in blocks: {m}. Nothing was taken away.", n=people, m=len(found.blocks)
    )


def _changes(found: OpinionMap, without: Lacking) -> Sentence:
    gaps = {"was": found.groups.k, "now": without.k, "more": len(without.more), "fewer": len(without.fewer)}
    if without.alike is None:
        return say(
            "Without them: groups {now} instead of {was}; statements that all agree on: {more} more, {fewer} fewer.",
            **gaps,
        )
    return say(
        "Without them: groups {now} instead of {was}, alike to {alike} of 1; statements that all agree on: {more} "
        "more, {fewer} fewer.",
        alike=f"{without.alike:.2f}",
        **gaps,
    )


def _blocks(found: OpinionMap) -> tuple[Table, ...]:
    if not found.blocks:
        return ()
    rows = tuple(
        (at + 1, str(_WHY[one.why]), len(one.people), one.votes, None if one.minutes is None else round(one.minutes, 1))
        for at, one in enumerate(found.blocks)
    )
    return (
        Table(
            name="suspect-ballots",
            title=say("Ballots that are the same"),
            columns=(
                column("block", say("Block")),
                column("why", say("What was seen")),
                column("people", say("People")),
                column("votes", say("Votes in each ballot")),
                column("minutes", say("From the first to the last"), "minutes", 1),
            ),
            rows=rows,
        ),
    )


def _lacking(found: OpinionMap, words: Words) -> tuple[Table, ...]:
    if not found.lacking:
        return ()
    rows = tuple(
        (
            str(_who(found, one)),
            one.people,
            one.k,
            known(one.alike, 3, 1),
            _keys(one.more, words),
            _keys(one.fewer, words),
        )
        for one in found.lacking
    )
    return (
        Table(
            name="without",
            title=say("What would change without some of the ballots"),
            columns=(
                column("without", say("Without")),
                column("people", say("People left out")),
                column("groups", say("Groups then")),
                column("alike", say("Alike to the groups now"), "", 2),
                column("more", say("Also agreed then, no.")),
                column("fewer", say("No longer agreed, no.")),
            ),
            rows=rows,
            notes=(
                say(
                    "Groups then: looked for anew without all suspect blocks; as many as before without one block; not "
                    "looked for without a group. Alike: adjusted Rand index over those in both."
                ),
            ),
        ),
    )


def _who(found: OpinionMap, one: Lacking) -> Sentence:
    if one.gone is Gone.BLOCKS:
        return say("All suspect blocks")
    if one.gone is Gone.BLOCK:
        return say("Block {n}", n=one.which + 1)
    return names(found.groups.k)[one.which]


def _keys(statements: tuple[int, ...], words: Words) -> str:
    return ", ".join(words.key(at) for at in statements)
