"""What the rules find in one passage for each red line: whether it is about it, what keeps it, what crosses it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from ombud.held.contract.amounts import weighed
from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules import ABOUT, RULES, Does, Says
from ombud.held.contract.sides import Act, Sides, acts, sentences, told_by_side


@dataclass(frozen=True, slots=True)
class Evidence:
    """``about`` is 2 for sure words, 1 for words that may be about the line, 0 for none; ``keeps`` and ``crosses`` the
    weight of the rules that say so; ``quote`` the sentence that weighs most."""

    about: int = 0
    keeps: float = 0.0
    crosses: float = 0.0
    quote: str = ""


_AT_ONCE = 64  # sentences that are remembered, for those of a passage are read in several windows
_DOES: dict[RedLine, tuple[Does, ...]] = {
    line: tuple(rule for rule in RULES if rule.line is line and isinstance(rule, Does)) for line in RedLine
}
_SAYS: dict[RedLine, tuple[Says, ...]] = {
    line: tuple(rule for rule in RULES if rule.line is line and isinstance(rule, Says)) for line in RedLine
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as it stands, as it is told by side, and what each side may or must do in it."""

    written: str
    told: str
    acts: tuple[Act, ...]


def spoken(text: str, sides: Sides) -> tuple[Spoken, ...]:
    """The sentences of a passage, told by side."""
    found = []
    for one in sentences(text):
        told = told_by_side(one, sides)
        found.append(Spoken(one, told, acts(told)))
    return tuple(found)


def evidence(
    said: tuple[Spoken, ...], heading: str = "", lines: Container[RedLine] = frozenset(RedLine)
) -> dict[RedLine, Evidence]:
    """The evidence in a passage, for each of the lines that it has any of. A heading counts as what may be about it."""
    whole, above = " ".join(one.told for one in said), heading.lower()
    found = {}
    for about in ABOUT:
        if about.line not in lines:
            continue
        sure = about.surely.search(whole) is not None
        if sure or about.perhaps.search(whole) or (above and about.surely.search(above)):
            found[about.line] = _weighed(about.line, said, 2 if sure else 1)
    return found


def _weighed(line: RedLine, said: tuple[Spoken, ...], about: int) -> Evidence:
    keeps = crosses = most = 0.0
    quote = ""
    for one in said:
        up, down = _sentence(line, one)
        keeps, crosses = max(keeps, up), max(crosses, down)
        if max(up, down) > most:
            most, quote = max(up, down), one.written
    return Evidence(about, keeps, crosses, quote)


@lru_cache(maxsize=_AT_ONCE * len(RedLine))
def _sentence(line: RedLine, one: Spoken) -> tuple[float, float]:
    """What keeps and what crosses a line in a sentence, as weights: the strongest, and half a point for each more."""
    readings = [rule.read(act) for rule in _DOES[line] for act in one.acts]
    readings += [rule.read(one.told) for rule in _SAYS[line]]
    readings.append(weighed(line, one.told))
    return _sum([x for x in readings if x > 0]), _sum([-x for x in readings if x < 0])


def _sum(weights: list[float]) -> float:
    return max(weights) + 0.5 * min(len(weights) - 1, 3) if weights else 0.0
