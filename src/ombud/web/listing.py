"""The list of all cases: what can be asked of it, and what it answers. In the order of the alphabet, never ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from ombud.casefile.questions import BY_WORD
from ombud.evidence.finding import Noticed, Standing
from ombud.ledger.stage import Stage
from ombud.web.cards import sorting
from ombud.web.kept import state
from ombud.web.models import CaseCard

PAGE = 25
MOST_WORDS = 8
MOST_NAMESAKES = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for. What is not asked for is empty; what cannot be asked for is left out."""

    q: str = ""
    organisation: str = ""
    stage: str = ""
    question: str = ""
    standing: str = ""
    noticed: str = ""
    examples: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        told = {name: query.get(name, "").strip()[:200] for name in cls.__slots__}
        return cls(
            q=told["q"],
            organisation=told["organisation"],
            stage=_one_of(told["stage"], Stage),
            question=told["question"] if told["question"] in BY_WORD else "",
            standing=_one_of(told["standing"], Standing),
            noticed=_one_of(told["noticed"], Noticed),
            examples=told["examples"] if told["examples"] in ("only", "none") else "",
        )

    def query(self, **more: str) -> str:
        """The address of the same question, with something more."""
        told = {name: getattr(self, name) for name in self.__slots__} | more
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def filtered(self) -> bool:
        """Whether more is asked than words."""
        return any(getattr(self, name) for name in self.__slots__ if name != "q")

    @property
    def anything(self) -> bool:
        return bool(self.query())


class Card(NamedTuple):
    """What the list shows of a case: the fields of :class:`~ombud.web.models.CaseCard` that it needs."""

    slug: str
    title: str
    language: str
    organisation: str
    stage: str
    example: bool
    counts: dict[str, dict[str, int]]
    updated: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list: 25 cases, how many there are in all, and the pages beside this one (0 for none)."""

    cards: tuple[Card, ...]
    total: int
    number: int
    last: int
    first_shown: int
    last_shown: int
    before: int
    after: int


def found(asked: Asked) -> QuerySet[CaseCard]:
    """The cards that fit, in the order of their titles."""
    cards = CaseCard.objects.order_by("sorting", "slug")
    for word in asked.q.casefold().split()[:MOST_WORDS]:
        cards = cards.filter(search__contains=word)
    if asked.organisation:
        exact = cards.filter(organisation=asked.organisation)
        cards = exact if exact.exists() else cards.filter(organisation__icontains=asked.organisation)
    if asked.stage:
        cards = cards.filter(stage=asked.stage)
    if asked.examples:
        cards = cards.filter(example=asked.examples == "only")
    if asked.noticed:
        cards = cards.filter(marks__contains=f" !{asked.noticed} ")
    if asked.question or asked.standing:
        cards = cards.filter(marks__contains=_marked(asked))
    return cards


def namesakes(slug: str, title: str, organisation: str) -> tuple[Card, ...]:
    """Other cases of the same organisation with the same title: two registers may list one thing, and none says so."""
    same = CaseCard.objects.filter(organisation=organisation[:300], sorting=sorting(title)[:300]).exclude(slug=slug)
    return _cards(tuple(same.order_by("slug").values_list("slug", flat=True)[:MOST_NAMESAKES]))


def _marked(asked: Asked) -> str:
    """A standing towards any question, or towards one."""
    return f" {asked.question}:{asked.standing}" if asked.question else f":{asked.standing} "


def page(asked: Asked, number: int) -> Page:
    """Page ``number`` of what was asked for, counted from 1; beyond the last page, the last."""
    slugs = _slugs(asked, state())
    total = len(slugs)
    last = max(1, -(-total // PAGE))
    number = min(max(number, 1), last)
    begin = (number - 1) * PAGE
    some = _cards(slugs[begin : begin + PAGE])
    after = number + 1 if number < last else 0
    return Page(some, total, number, last, min(begin + 1, total), begin + len(some), number - 1, after)


@lru_cache(maxsize=16)
def _slugs(asked: Asked, as_of: str) -> tuple[str, ...]:
    """The cases that fit, in order: looked for once until the log says something new, so each page costs the same."""
    return tuple(found(asked).values_list("slug", flat=True))


def forget() -> None:
    """Look for everything again, as tests must whose database is another each time."""
    _slugs.cache_clear()


def _cards(slugs: Sequence[str]) -> tuple[Card, ...]:
    """The cards of a page. Plain rows: models would take twice as long to read."""
    there = {row[0]: Card(*row) for row in CaseCard.objects.filter(slug__in=slugs).values_list(*Card._fields)}
    return tuple(there[slug] for slug in slugs if slug in there)


def _one_of(told: str, known: type[Stage] | type[Standing] | type[Noticed]) -> str:
    return told if told in {member.value for member in known} else ""
