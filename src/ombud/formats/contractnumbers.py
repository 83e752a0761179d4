"""The numbers of clauses that an office file does not hold as text but counts: 1., 1.1, (a), iv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MAX_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: "%1.%2" of decimals, from a start. An empty ``how`` is a bullet."""

    how: str = "decimal"  # decimal, letter, LETTER, roman, ROMAN, or empty
    told: str = "%1."
    start: int = 1


@dataclass
class Counting:
    """Counts the items of the lists of one document."""

    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next(self, which: str, levels: Mapping[int, Level], level: int) -> str:
        """The label of the next item of a list at a level from 0: "12.3", "(a)", or a bullet."""
        counts = self.counts[which]
        known = levels.get(level, Level(how=""))
        counts[level] = counts.get(level, known.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if not known.how:
            return "•"
        told = known.told
        for each in range(level, -1, -1):  # the deepest first, so that %1 does not eat %10
            outer = levels.get(each, Level())
            legal = "decimal" if each < level and known.how == "decimal" else outer.how
            told = told.replace(f"%{each + 1}", written(counts.get(each, outer.start), legal or "decimal"))
        return told.strip()


def written(number: int, how: str) -> str:
    """A number as a list writes it: 3, c, C, iii, III."""
    if how in ("letter", "LETTER"):
        told = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)
        return told.upper() if how == "LETTER" else told
    if how in ("roman", "ROMAN") and 0 < number < 4000:
        told, rest = "", number
        for value, sign in _ROMAN:
            told += sign * (rest // value)
            rest %= value
        return told.upper() if how == "ROMAN" else told
    return str(number)
