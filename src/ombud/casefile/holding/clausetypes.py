"""What a contract speaks of: the types of clause found in it, each with the passages that are likeliest about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column
from ombud.evidence.said import listed
from ombud.held.contract.document import Passage
from ombud.held.contract.topics import Topics
from ombud.words import Sentence, say

METHOD = "contract-model"
_NEAREST, _QUOTE = 3, 700
_TITLES: dict[str, Sentence] = {
    "Governing Law": say("governing law"),
    "Insurance": say("insurance"),
    "Anti-Assignment": say("limits on passing the contract on"),
    "Renewal Term": say("renewal"),
    "Cap On Liability": say("a cap on liability"),
    "License Grant": say("a licence"),
    "Audit Rights": say("audit"),
    "Irrevocable Or Perpetual License": say("a licence without end"),
    "Termination For Convenience": say("leaving without a reason"),
    "Ip Ownership Assignment": say("who owns what is made"),
    "Uncapped Liability": say("liability without a cap"),
    "Liquidated Damages": say("sums agreed in advance for failure"),
    "Exclusivity": say("exclusivity"),
    "Warranty Duration": say("how long a warranty lasts"),
    "Minimum Commitment": say("a least amount to be bought"),
    "Third Party Beneficiary": say("rights of others under the contract"),
    "Change Of Control": say("a new owner of a party"),
    "Post-Termination Services": say("what is owed after the end"),
    "Source Code Escrow": say("source code in escrow"),
    "Price Restrictions": say("limits on prices"),
}


def clause_types(topics: Topics, passages: Sequence[Passage]) -> Part:
    """The part of a contract's document that tells which types of clause are there. Needs at least one passage."""
    found = [type_ for type_ in topics.types if topics.has(type_)]
    others = [type_ for type_ in topics.types if type_ not in found]
    return Part(
        key="clause-types",
        demand="5.1",
        title=say("What the contract speaks of"),
        told=(
            say("Found: {types}.", types=_named(found)),
            say("Not found, which a person must look up before it is said: {types}.", types=_named(others)),
        ),
        notes=(
            say("This says that a clause is there, not whether it is good for the city."),
            say("It was learnt from commercial contracts of the United States; on contracts of cities nobody has "
                "measured it."),
        ),
        method=METHOD,
        tables=(_table(topics, passages),),
    )  # fmt: skip


def _named(types: Sequence[str]) -> Sentence:
    return listed((_TITLES[type_] for type_ in types), len(_TITLES))


def _table(topics: Topics, passages: Sequence[Passage]) -> Table:
    columns = (
        column("type", say("What about"), words=True),
        column("found", say("In the contract"), words=True),
        column("chance", say("Chance that the passage is about it, per cent"), places=0),
        column("quote", say("Passage")),
        column("clause", say("Clause")),
        column("page", say("Page")),
    )
    return Table(
        name="clause-types",
        title=say("The likeliest passages for each type of clause"),
        columns=columns,
        rows=tuple(_rows(topics, passages)),
        shown=_NEAREST * 4,
    )


def _rows(topics: Topics, passages: Sequence[Passage]) -> Iterator[tuple[Cell, ...]]:
    """Three rows a type, the types that were found first."""
    for type_ in sorted(topics.types, key=lambda one: not topics.has(one)):
        said, chances = str(say("yes") if topics.has(type_) else say("no")), topics.of(type_)
        for number in topics.nearest(type_, _NEAREST):
            one = passages[number]
            yield str(_TITLES[type_]), said, round(100 * float(chances[number])), _cut(one.text), one.clause, one.page


def _cut(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _QUOTE else told[: _QUOTE - 1].rstrip() + "…"
