"""What a contract speaks of: the types of clause found in it, each with the passages that are likeliest about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column
from ombud.evidence.said import listed
from ombud.held.contract.document import Passage
from ombud.held.contract.topics import LIKELY, Topics
from ombud.words import Sentence, say

METHOD = "contract-model"
_NEAREST, _QUOTE = 3, 700
_STANDINGS = (say("yes"), say("perhaps"), say("no"))
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
    found, perhaps, others = (
        [one for one in topics.types if _standing(topics, one) == at] for at in range(len(_STANDINGS))
    )
    return Part(
        key="clause-types",
        demand="5.1",
        title=say("What the contract speaks of"),
        told=(
            say("Found: {types}.", types=_named(found)),
            say("Perhaps there; read the passages: {types}.", types=_named(perhaps)),
            say("Not found, which a person must look up before it is said: {types}.", types=_named(others)),
        ),
        notes=(
            say("This says that a clause is there, not whether it is good for the city."),
            say("Found: its likeliest passage is more likely about it than not; of such tellings 95 in 100 were right. "
                "Perhaps: told so that few are missed; of such tellings 26 in 100 were right. Of what was told as not "
                "found, 4 in 100 were there after all."),
            say("It was learnt from commercial contracts of the United States; on contracts of cities nobody has "
                "measured it."),
        ),
        method=METHOD,
        tables=(_table(topics, passages),),
    )  # fmt: skip


def _standing(topics: Topics, type_: str) -> int:
    """The place of what is said of a type in ``_STANDINGS``."""
    if not topics.has(type_):
        return 2
    return 0 if topics.of(type_).max() >= LIKELY else 1


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
    for type_ in sorted(topics.types, key=lambda one: _standing(topics, one)):
        said, chances = str(_STANDINGS[_standing(topics, type_)]), topics.of(type_)
        for number in topics.nearest(type_, _NEAREST):
            one = passages[number]
            yield str(_TITLES[type_]), said, round(100 * float(chances[number])), _cut(one.text), one.clause, one.page


def _cut(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _QUOTE else told[: _QUOTE - 1].rstrip() + "…"
