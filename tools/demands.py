"""Makes docs/demands.md: for each demand of the course, where it works today and where not yet."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.kinds import KINDS
from ombud.casefile.questions import QUESTIONS
from ombud.evidence.computed import Computed
from ombud.ledger.entry import Body

DOCS = Path(__file__).resolve().parents[1] / "docs"
PARTS = {"L": "Learn", "W": "Network", "P": "Minimal computing"}
OPENING = """# The demands, and where each works today

The course *Smart Cities for City Officials* (Institute for Urban Research, Malmö University) asks these
{n} things of a city. The numbers are kept everywhere: check 5.3 is demand 5.3. This page is made from the code by
`tools/demands.py`, and a test fails when it no longer fits. "Reads statements" means that the check holds what
officials and sources have said, and says so; "reads what was measured", that it also rests on figures that Ombud
computed from tables that are kept; "not yet" names what would let Ombud measure it or do it by itself.
"""


def page() -> str:
    """The whole page as Markdown."""
    demands = tomllib.loads((DOCS / "demands.toml").read_text(encoding="utf-8"))["demand"]
    parts = [OPENING.format(n=len(demands))]
    heading = ""
    for demand in demands:
        if (title := _part(demand["number"])) != heading:
            heading = title
            parts.append(f"## {heading}\n")
        parts.append(_section(demand))
    return "\n".join(parts)


def _part(number: str) -> str:
    if number[0] in PARTS:
        return PARTS[number[0]]
    question = QUESTIONS[int(number.split(".")[0]) - 1]
    return f"{question.number} {question.word}: {question.asked}"


def _section(demand: dict[str, str]) -> str:
    number = demand["number"]
    told = [
        f"### {number} {BY_NUMBER[number].title}" if number in BY_NUMBER else f"### {number}",
        f"The course: {demand['course']}",
        f"What the software is to do: {demand['software']}",
        f"Today: {demand.get('today') or _today(number, bool(demand.get('here', True)))}",
    ]
    if demand["not_yet"]:
        told.append(f"Not yet: {demand['not_yet']}")
    return "\n\n".join(told) + "\n"


def _today(number: str, here: bool) -> str:
    if not here:
        return "nothing."
    if number not in BY_NUMBER:
        return "see the course at `/learn/`." if number[0] == "L" else "see the README and the command line."
    word = QUESTIONS[int(number.split(".")[0]) - 1].word
    kinds = [kind for kind in KINDS.values() if number in kind.demands]
    stated = _row(kind for kind in kinds if not issubclass(kind, Computed)) or "no kind of its own"
    measured = _row(kind for kind in kinds if issubclass(kind, Computed))
    what = f"what was measured ({measured}) and statements ({stated})" if measured else f"statements ({stated})"
    return f"the check reads {what}; each case shows it at `/cases/…/{word}/{number}/`."


def _row(kinds: Iterable[type[Body]]) -> str:
    return ", ".join(f"`{kind.kind}`" for kind in kinds)


if __name__ == "__main__":
    wanted = page()
    if "--check" in sys.argv:
        now = (DOCS / "demands.md").read_text(encoding="utf-8")
        sys.exit(0 if now == wanted else "docs/demands.md is out of date: run python tools/demands.py")
    (DOCS / "demands.md").write_text(wanted, encoding="utf-8")
