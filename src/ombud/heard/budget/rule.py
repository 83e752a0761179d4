"""Which rule turns ballots into funded projects, how it is completed, and what breaks a tie: declared beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ombud.words import Sentence, say


class Method(StrEnum):
    """The rule."""

    EQUAL_SHARES = "equal-shares"
    GREEDY = "greedy"


class Worth(StrEnum):
    """What a funded project is worth to whoever named it.

    With equal shares: its cost, or one for each project. Greedy: COST ranks by votes or points as they stand, COUNT by
    votes or points for each unit of money.
    """

    COST = "cost"
    COUNT = "count"


class Completion(StrEnum):
    """What happens with money that equal shares leave."""

    NONE = "none"
    ADD1 = "add1"
    ADD1_EXHAUSTIVE = "add1-exhaustive"
    ADD1_GREEDY = "add1u"
    GREEDY = "greedy"


RAISED = (Completion.ADD1, Completion.ADD1_EXHAUSTIVE, Completion.ADD1_GREEDY)
FILLED = (Completion.ADD1_GREEDY, Completion.GREEDY)


class Tie(StrEnum):
    """What is looked at when the rule itself finds two projects equally good."""

    MORE_VOTES = "more-votes"
    LOWER_COST = "lower-cost"
    HIGHER_COST = "higher-cost"
    NAME = "id"


TIES = (Tie.MORE_VOTES, Tie.LOWER_COST, Tie.NAME)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in full. ``stops``: a greedy count ends at the first project that does not fit. ``step``: how much more
    each voter is given at a time by Add1, in the currency. ``points``: greedy ranks by points where ballots hold some.
    """

    method: Method = Method.EQUAL_SHARES
    worth: Worth = Worth.COST
    completion: Completion = Completion.ADD1
    ties: tuple[Tie, ...] = TIES
    stops: bool = False
    step: int = 1
    points: bool = True

    @property
    def raises(self) -> bool:
        """Whether shares are raised step by step."""
        return self.method is Method.EQUAL_SHARES and self.completion in RAISED

    @property
    def key(self) -> str:
        """A short name in files: ``equal-shares/cost/add1``, ``greedy/votes``."""
        if self.method is Method.GREEDY:
            by = "points" if self.points else "votes"
            return f"greedy/{by}{'-per-cost' if self.worth is Worth.COUNT else ''}{'-stop' if self.stops else ''}"
        return f"equal-shares/{self.worth}/{self.completion}"

    @property
    def told(self) -> Sentence:
        """What it is called on a page."""
        if self.method is Method.GREEDY:
            return _GREEDY[self.points, self.worth, self.stops]
        return say("equal shares ({worth}; {completion})", worth=_WORTH[self.worth], completion=_LEFT[self.completion])


_WORTH = {Worth.COST: say("a project counts by its cost"), Worth.COUNT: say("every project counts one")}
_LEFT = {
    Completion.NONE: say("what is left stays"),
    Completion.ADD1: say("shares raised until the next step overspends"),
    Completion.ADD1_EXHAUSTIVE: say("shares raised until nothing more fits"),
    Completion.ADD1_GREEDY: say("shares raised, then filled by votes"),
    Completion.GREEDY: say("then filled by votes"),
}
_GREEDY = {
    (False, Worth.COST, False): say("most votes first"),
    (False, Worth.COST, True): say("most votes first, ends at the first that does not fit"),
    (False, Worth.COUNT, False): say("most votes for the money first"),
    (False, Worth.COUNT, True): say("most votes for the money first, ends at the first that does not fit"),
    (True, Worth.COST, False): say("most points first"),
    (True, Worth.COST, True): say("most points first, ends at the first that does not fit"),
    (True, Worth.COUNT, False): say("most points for the money first"),
    (True, Worth.COUNT, True): say("most points for the money first, ends at the first that does not fit"),
}


def named(key: str) -> Rule:
    """The rule of a name such as ``equal-shares/cost/add1`` or ``greedy/votes-stop``; raises :class:`KeyError`."""
    found = BY_KEY.get(key.strip().casefold().replace("_", "-"))
    if found is None:
        raise KeyError(key)
    return found


BY_KEY: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        *(Rule(worth=worth, completion=left) for worth in Worth for left in Completion),
        *(
            Rule(Method.GREEDY, worth, Completion.NONE, stops=stops, points=points)
            for points in (False, True)
            for worth in Worth
            for stops in (False, True)
        ),
    )
}
