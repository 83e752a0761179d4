"""Brands in what was asked for, without “or equivalent”: found by the name of the very supplier that won.

A list of brands would never be whole. What is looked for instead is the first telling word of a tenderer's or
supplier's own name in the text of the tender, and words that announce a make. Directive 2014/24/EU, art. 42(4), lets a
make be named only where nothing else describes it, and then with the words “or equivalent”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ombud.held.ocds.judged import Judged, Judging, Why
from ombud.held.ocds.names import normal
from ombud.held.ocds.process import Party, Process

_EQUIVALENT = re.compile(
    r"\b(or|and) (an )?(equivalent|equal|similar|comparable)|\bequivalents?\b|\bor (compatible|better)\b|"
    r"\bo (su )?(equivalente|similar|superior)|\bou (équivalent|equivalent|similaire|equivalente)|"
    r"\boder (gleichwertig|vergleichbar)|gleichwertig|\bof (gelijkwaardig|vergelijkbaar)|gelijkwaardig|"
    r"\beller (likvärdig|motsvarande|tilsvarende|lignende)|likvärdig|\bo equivalente|\blub równoważn",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(brand|of the make|trademark|marca|marque|merk|fabrikat|märke|varumärke|Marke|fabrikant)\s*[:=]?\s+"
    r"[“\"«']?(?P<name>[A-ZÅÄÖØÉ][\w&.-]{2,30})|(?P<mark>[A-Z][\w&.-]{2,30})\s?[®™]"
)
# Words that many suppliers' names begin with and that are no brand.
_COMMON = frozenset(
    """
    the group grupo gruppe groupe servicio servicios service services sistemas systems system soluciones solutions
    comercial comercializadora constructora construcciones construction consulting consultores consultoria
    compania company distribuidora distribuciones empresa empresas industrias industrial international
    internacional national nacional general global digital data technology technologies tecnologia software
    hardware computer computers office transport transportes limited city town stad ville stadt gemeente municipal
    public publico energy energia water agua media medical security seguridad seguros training university
    universidad royal first united american european nordic svenska svensk sveriges nederlandse deutsche france
    french british london new north south east west central centro corporacion corporation asociacion association
    fundacion foundation ingenieria engineering arquitectos architects proveedora productos products materiales
    instituto institute banco bank hotel hospital cleaning catering printing
    """.split()  # noqa: SIM905  as in names.py
)
MOST_ROWS = 2_000  # processes that are remembered by name: the rest is counted
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w{3,}")  # a word that may begin with a capital
_LEAST_LETTERS = 4
_AROUND = 60  # characters that are quoted on each side


@dataclass(frozen=True, slots=True)
class Branded:
    """A process that names a make: the word, whose it is, the words around it, and whether an equivalent will do."""

    ocid: str
    buyer: str
    word: str
    supplier: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Brands:
    """Processes that name a make without “or equivalent”, and how many had a text to be read."""

    rows: tuple[Branded, ...]
    named: int
    judged: Judged
    with_equivalent: int


@dataclass(slots=True)
class Branding:
    """Takes each process once, then tells which name a make."""

    rows: list[Branded] = field(default_factory=list)
    judging: Judging = field(default_factory=Judging)
    named: int = 0
    with_equivalent: int = 0

    def take(self, process: Process) -> None:
        text = "\n".join(process.texts)
        if not text.strip():
            return self.judging.no(Why.NO_TEXT)
        self.judging.yes()
        found = _owned(process, text) or _announced(text)
        if found is None:
            return None
        if _EQUIVALENT.search(text):
            self.with_equivalent += 1
            return None
        word, supplier, start, stop = found
        buyer = process.buyer.name if process.buyer else ""
        self.named += 1
        if len(self.rows) < MOST_ROWS:
            self.rows.append(Branded(process.ocid, buyer, word, supplier, _quote(text, start, stop), process.place))
        return None

    def told(self) -> Brands:
        return Brands(tuple(self.rows), self.named, self.judging.told(), self.with_equivalent)


def _owned(process: Process, text: str) -> tuple[str, str, int, int] | None:
    """The telling word of a supplier's or tenderer's name where it stands in the text, with a capital."""
    parties: dict[str, Party] = {}
    for group in ([award.suppliers for award in process.awards], [bid.tenderers for bid in process.bids]):
        parties.update({one.key: one for many in group for one in many})
    named = {word: one.name for one in parties.values() if (word := _telling(one.name))}
    if not named:
        return None
    near = frozenset(normal(process.near).split()) if process.near else frozenset()
    for found in _CAPITAL.finditer(text):
        word = _plain(found[0])
        if found[0][0].isupper() and word in named and word not in near:
            return found[0], named[word], found.start(), found.end()
    return None


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    return normal(word)


@lru_cache(maxsize=50_000)
def _telling(name: str) -> str:
    """The first word of a name, if it is long enough and not one that any name may begin with."""
    words = normal(name).split()
    if not words or len(words[0]) < _LEAST_LETTERS or words[0] in _COMMON or words[0].isdigit():
        return ""
    return words[0]


def _announced(text: str) -> tuple[str, str, int, int] | None:
    found = _ANNOUNCED.search(text)
    if found is None:
        return None
    return found["name"] or found["mark"], "", found.start(), found.end()


def _quote(text: str, start: int, stop: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : stop + _AROUND].split())
