"""Tables of an inventory: each item with its end, what is proposed for removal, where items lie, and who gets them."""

from __future__ import annotations

from collections.abc import Iterable

from ombud.casefile.holding.inventorywords import GROUNDS, LACKS, METHODS, PERSONAL, STANDS
from ombud.casefile.measured import Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column
from ombud.evidence.said import listed, short, told
from ombud.held.data.item import Recipient
from ombud.held.data.special import has_special_basis, is_special, special_words
from ombud.held.data.surveyed import Looked, Surveyed
from ombud.people.mailbox import looks_like_a_person
from ombud.words import say

A_PERSON = say("a person, whose name is left out")


def ends(found: Surveyed) -> Table:
    """Each item, how its end stands, and which day follows from it."""
    return Table(
        name="ends",
        title=say("Each item and its end of life"),
        columns=(
            column("item", say("Item")), column("system", say("System")), column("stands", say("End"), words=True),
            column("duration", say("Kept for")), column("start", say("Counted from")),
            column("on", say("Ends on")), column("cutoff", say("Gone today if older than")),
            column("method", say("How it ends"), words=True), column("lacks", say("Not said")),
            column("words", say("In words")),
        ),
        rows=tuple(_end_row(one) for one in found.items),
        shown=20,
        notes=(
            say("The day in “gone today if older than” is today less the period: what began before it is to be gone."),
            say("Of several periods the longest counts: what must be gone by then is gone by all of them."),
        ),
    )  # fmt: skip


def _end_row(one: Looked) -> tuple[Cell, ...]:
    end, item = one.end, one.item
    return (
        short(item.name), short(item.system), str(STANDS[end.stands]), end.duration, short(end.start),
        end.on.isoformat() if end.on else None, end.cutoff.isoformat() if end.cutoff else None,
        str(METHODS[item.life.method]), str(listed([LACKS[what] for what in one.lacks], 9)) if one.lacks else "",
        " ".join(item.life.rule.split())[:300],
    )  # fmt: skip


def removals(found: Surveyed) -> Table:
    """What is proposed for removal, each reason by itself."""
    rows = [
        (short(one.item.name), short(one.item.system), str(GROUNDS[ground]), short(one.item.decision),
         one.item.last_used.isoformat() if one.item.last_used else None, short(one.twin))
        for one in found.on() for ground in one.grounds
    ]  # fmt: skip
    return Table(
        name="removals",
        title=say("Items proposed for removal"),
        columns=(
            column("item", say("Item")), column("system", say("System")), column("why", say("Why"), words=True),
            column("decision", say("Decision it serves")), column("last_used", say("Last used")),
            column("twin", say("Kept already in")),
        ),
        rows=tuple(rows),
        shown=20,
    )  # fmt: skip


def places(found: Surveyed) -> Table:
    """Where each item lies and under which law."""
    rows = tuple(
        (short(one.item.name), short(one.item.system), short(one.item.where), short(one.item.law),
         short(one.item.source), len(one.item.recipients))
        for one in found.items
    )  # fmt: skip
    return Table(
        name="places",
        title=say("Where each item lies, and under which law"),
        columns=(
            column("item", say("Item")), column("system", say("System")), column("where", say("Where")),
            column("law", say("Which law")), column("source", say("Where it comes from")),
            column("recipients", say("Recipients")),
        ),
        rows=rows,
    )  # fmt: skip


def recipients(found: Surveyed) -> Table:
    """Each recipient of each item, its country, its law and its rules."""
    rows = tuple(
        (_name(who), short(one.item.name), short(who.country), short(who.law), short(who.rules))
        for one in found.items for who in one.item.recipients
    )  # fmt: skip
    return Table(
        name="recipients",
        title=say("Who receives the data, and by which rules"),
        columns=(
            column("recipient", say("Recipient")), column("item", say("Item")), column("country", say("Country")),
            column("law", say("Which law")), column("rules", say("What they may do with it")),
        ),
        rows=tuple(sorted(rows)),
    )  # fmt: skip


def _name(who: Recipient) -> str:
    return str(A_PERSON) if looks_like_a_person(who.name) else short(who.name)


def grounds(found: Surveyed) -> Table:
    """By which law each item is kept, special categories told apart."""
    return Table(
        name="grounds",
        title=say("By which law each item is kept"),
        columns=(
            column("item", say("Item")), column("personal", say("Personal data"), words=True),
            column("basis", say("Legal basis")),
            column("special", say("Special category, as written")), column("article9", say("Ground of article 9")),
        ),
        rows=tuple(_ground_rows(found.items)),
    )  # fmt: skip


def _ground_rows(items: Iterable[Looked]) -> Iterable[tuple[Cell, ...]]:
    for one in items:
        item = one.item
        special = is_special(item)
        named = listed(special_words(item)) if special_words(item) else say("said to be special")
        ground = item.special_basis if told(item.special_basis) else item.legal_basis if special else ""
        yield (
            short(item.name), str(PERSONAL[item.personal]), short(item.legal_basis), str(named) if special else "",
            short(ground) if special and has_special_basis(item) else "",
        )  # fmt: skip
