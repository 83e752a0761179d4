"""A budget counted by several rules, as the answer modules take it; and how amounts and projects are written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ombud.casefile.written import whole
from ombud.evidence.said import short
from ombud.heard.budget.fairness import Fairness
from ombud.heard.budget.official import Official
from ombud.heard.budget.outcome import Outcome
from ombud.heard.budget.poll import Poll
from ombud.heard.budget.watched import Watched
from ombud.people.small import Policy
from ombud.words import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """One rule's outcome with what can be said of it; ``passed`` projects whose supporters were due more."""

    outcome: Outcome
    fairness: Fairness
    passed: tuple[int, ...]

    @property
    def key(self) -> str:
        """The short name of the rule."""
        return self.outcome.rule.key


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """All of it: ``asked`` the rule that was asked for, ``others`` those beside it; ``watched`` where shares were given
    out; ``official`` where the file says what the city funded; ``aside`` ballots that were not counted, and why;
    ``typed`` how it went with paper ballots typed in twice, and how many differ in what."""

    poll: Poll
    asked: Judged
    others: tuple[Judged, ...]
    watched: Watched | None
    official: Official | None
    notes: tuple[Sentence, ...]
    aside: tuple[Sentence, ...]
    blank: int
    small: Policy
    typed: tuple[Sentence, ...] = ()

    @property
    def all(self) -> tuple[Judged, ...]:
        """The rule that was asked for, then the others."""
        return (self.asked, *self.others)

    def money(self, amount: float | Fraction) -> str:
        """An amount in the currency, with cents where costs have them."""
        value = float(amount) / self.poll.unit
        said = whole(value) if self.poll.unit == 1 else f"{value:,.2f}"
        return f"{said} {self.poll.currency}".strip()

    def each(self, amount: float | Fraction) -> str:
        """A small amount, such as what one voter pays: with two decimals."""
        return f"{float(amount) / self.poll.unit:,.2f} {self.poll.currency}".strip()

    def plain(self, amount: float | Fraction | None) -> float | None:
        """An amount as a number of the currency."""
        return None if amount is None else round(float(amount) / self.poll.unit, 2)

    def name(self, project: int) -> str:
        """A project as a sentence names it."""
        one = self.poll.projects[project]
        return one.id if one.name == one.id else f"{one.id}: {short(one.name)}"
