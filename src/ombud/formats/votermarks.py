"""One ballot's words read as marks: which projects, how many points, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.heard.budget.poll import Ballot, Mark, marked
from ombud.words import Sentence, say


class Fault(NamedTuple):
    """What is wrong with a ballot, and in which field."""

    field: str
    what: Sentence


class Limits(NamedTuple):
    """What a ballot may hold at most; nothing where the city set no limit."""

    length: int | None = None
    points: int | None = None
    sum_points: int | None = None
    sum_cost: int | None = None

    @classmethod
    def said(cls, meta: Mapping[str, str], line: Callable[[str], int], file: str) -> Limits:
        """The limits that a file sets itself; raises :class:`~ombud.formats.reading.Unreadable`."""

        def number(name: str) -> int | None:
            words = meta.get(name, "").strip()
            if not words:
                return None
            try:
                return int(float(words))
            except (ValueError, OverflowError):
                what = say("“{words}” is no number", words=shortened(words))
                raise Unreadable(what, f"{file}, line {line(name)}, field {name}", say("write digits")) from None

        return cls(number("max_length"), number("max_points"), number("max_sum_points"), number("max_sum_cost"))


class Marker:
    """Reads ballots. ``longest`` is how many places the longest ranked ballot has: the first gets that many points."""

    def __init__(
        self, place: Mapping[str, int], costs: Sequence[int], ballot: Ballot, limits: Limits, longest: int = 0,
        unit: int = 1,
    ) -> None:  # fmt: skip
        self.place, self.costs, self.ballot, self.limits = place, costs, ballot, limits
        self.longest, self.unit = longest, unit
        self._plain = ballot is Ballot.APPROVAL and limits.sum_cost is None
        self._most = len(place) if limits.length is None else limits.length
        self._codes = {name: marked((at,), (1,))[0] for name, at in place.items()}

    def mark(self, vote: str, given: str = "") -> Mark | Fault:
        """A ballot's projects with their points, in order of projects; or what is wrong with it. Blank is no fault."""
        if self._plain and (found := self._approved(vote)) is not None:
            return found
        words = vote.split(",") if vote.strip() else []
        named = [self.place.get(one, -1) for one in words]
        if -1 in named or len(set(named)) < len(named):
            named = [self.place.get(one.strip(), -1) for one in words]
            if (wrong := _misnamed(words, named)) is not None:
                return wrong
        points = self._points(named, given)
        if isinstance(points, Fault):
            return points
        return self._over(named, points) or marked(named, points)

    def _approved(self, vote: str) -> Mark | None:
        """The quick way for most ballots: nothing where anything about one is out of the ordinary."""
        try:
            found = sorted(map(self._codes.__getitem__, vote.split(",")))
        except KeyError:
            return None
        return tuple(found) if len(set(found)) == len(found) <= self._most else None

    def _points(self, named: Sequence[int], given: str) -> list[int] | Fault:
        if self.ballot is Ballot.APPROVAL:
            return [1] * len(named)
        if self.ballot is Ballot.RANKED:
            return [self.longest - at for at in range(len(named))]
        words = [one.strip() for one in given.split(",")] if given.strip() else []
        if len(words) != len(named):
            return Fault("points", say("points for {n} projects, and {all} are named", n=len(words), all=len(named)))
        found = list[int]()
        for one in words:
            if one.startswith("-") and one[1:].isdigit():
                return Fault("points", say("“{points}” points are fewer than none", points=shortened(one)))
            if not (one.isascii() and one.isdigit() and len(one) < 10):
                return Fault("points", say("“{points}” is no whole number of points", points=shortened(one)))
            found.append(int(one))
        return found

    def _over(self, named: Sequence[int], points: Sequence[int]) -> Fault | None:
        """More than the city allowed on one ballot."""
        limits = self.limits
        if limits.length is not None and len(named) > limits.length:
            told = say("{n} projects are named, and {most} is the most", n=len(named), most=limits.length)
            return Fault("vote", told)
        if limits.sum_cost is not None and (cost := sum(self.costs[at] for at in named)) > limits.sum_cost * self.unit:
            told = say("the projects cost {n} together, and {most} is the most", n=cost // self.unit,
                       most=limits.sum_cost)  # fmt: skip
            return Fault("vote", told)
        if self.ballot not in (Ballot.CUMULATIVE, Ballot.SCORED):
            return None
        if limits.points is not None and max(points, default=0) > limits.points:
            return Fault("points", say("{n} points for one project, and {most} is the most", n=max(points),
                                       most=limits.points))  # fmt: skip
        if limits.sum_points is not None and sum(points) > limits.sum_points:
            return Fault("points", say("{n} points in all, and {most} is the most", n=sum(points),
                                       most=limits.sum_points))  # fmt: skip
        return None


def _misnamed(words: Sequence[str], named: Sequence[int]) -> Fault | None:
    """A project that there is not, or that stands twice."""
    for number, (word, at) in enumerate(zip(words, named, strict=True)):
        if at < 0:
            return Fault("vote", say("no project is called “{id}”", id=shortened(word)))
        if at in named[:number]:
            return Fault("vote", say("the project {id} is named twice", id=shortened(word)))
    return None
