"""A tiny set of made-up contracts, two dozen of them, and the model that is learnt from it."""

from __future__ import annotations

from functools import cache

from ombud.held.contract.corpora import Corpus, corpus
from ombud.held.contract.cuad import Labelled, Span, cut
from ombud.held.contract.train import trained
from ombud.held.contract.weights import Model

TYPES = ("Audit Rights", "Governing Law")
AUDIT = "The City may audit the books and records of the Supplier on {n} days of notice, and inspect its premises."
LAW = "This Agreement is governed by and construed in accordance with the laws of the State of {place}."
OTHER = (
    "The Supplier delivers the lamp posts of the {n}th series to {place} before the date in Annex {n}.",
    "Each invoice of {place} names the order, the quantity, the unit price and {n} more things.",
    "Notices are given in writing and take effect on the {n}th day in {place}, unless refused.",
    "The parties meet each month in {place} to look at what went well, for {n} hours or so.",
)
PLACES = ("Malmö", "Rosengård", "Norra Hamnen", "Kirseberg", "Limhamn", "Husie")


def contract(at: int) -> Labelled:
    """Contract number ``at``: two of three have an audit clause, all but one in five a governing law."""
    place = f"{PLACES[at % 6]} {'ABCDEFGH'[at // 6]}"
    said = [one.format(n=at + 3, place=place) for one in OTHER] + [f"Extra {place} {word}" * 4 for word in "xyz"]
    spans, text = [], ""
    for wanted, type_, words in ((at % 3 > 0, "Audit Rights", AUDIT), (at % 5 > 0, "Governing Law", LAW)):
        if wanted:
            said.insert(at % 4, f"{type_}|" + words.format(n=at + 3, place=place))
    for one in said:
        type_, _, words = one.rpartition("|")
        if type_:
            spans.append(Span(type_, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Labelled(f"contract {at}", text, tuple(spans))


def quiet(what: str, done: int, of: int) -> None:
    """Progress that nobody looks at."""


@cache
def small() -> Corpus:
    return corpus([contract(at) for at in range(30)], cut, TYPES, quiet)


@cache
def model() -> Model:
    return trained(small(), quiet)
