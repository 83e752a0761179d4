"""How the lines are read by a model that saw nothing of a writer: in lessons, and in passages composed of them.

    python benchmarks/composed.py cuad-408.jsonl.gz

Each lesson or passage is read as a contract of its own. Only those count that nobody looked at when the rules were
written. The file gives what stands beside a lesson and is learned from as an ordinary contract. The weights of rules
and model are those of the package: eighteen numbers, fitted on scores apart by writer. About five minutes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ombud.held.contract.composed import composed
from ombud.held.contract.document import Passage
from ombud.held.contract.learned import Learned
from ombud.held.contract.lesson import Lesson, lesson
from ombud.held.contract.lines import RedLine
from ombud.held.contract.ordinary import filling
from ombud.held.contract.reader import answered, weighed_passage
from ombud.held.contract.sides import Sides
from ombud.held.contract.teach import apart_from_rules, taught, to_learn_from

TOLD = (
    ("crossed, read so", ("crossed",), "crossed"),
    ("about it, read as silent", ("crossed", "kept"), "silent"),
    ("kept, read as crossed", ("kept",), "crossed"),
    ("not about it, read as crossed", ("",), "crossed"),
    ("about it, left to a person", ("crossed", "kept"), "unsure"),
    ("not about it, left to a person", ("",), "unsure"),
)


def long_ones(given: Sequence[Lesson], path: Path) -> Iterator[Lesson]:
    """The composed passages of each writer."""
    told = (lesson(each, background=True) for each in filling(path))
    beside = [one for one in told if one.said and not one.evidence]
    plain = [one for one in given if not one.background]
    return composed(plain, beside, lambda one: (one.writer, apart_from_rules(one)))


def readings(one: Lesson, model: Learned) -> Iterator[tuple[str, str]]:
    """For each line what the label says ("" for nothing) and how it was read."""
    passage = Passage(None, "", "", " ".join(each.written for each in one.said), 0)
    for line, weighed in zip(RedLine, weighed_passage(0, passage, Sides(), model), strict=True):
        yield one.lines.get(line.value, ""), str(answered(line, [weighed], [passage]).reading)


def table(name: str, counted: Counter[tuple[str, str]]) -> Iterable[str]:
    """The shares of the readings, in per cent."""
    for told, labels, reading in TOLD:
        of = sum(n for (label, _), n in counted.items() if label in labels)
        yield f"{name}: {told}: {100 * sum(counted[label, reading] for label in labels) / max(of, 1):.1f} of {of}"


def main(path: Path) -> None:
    given = to_learn_from([path])
    counted: dict[str, Counter[tuple[str, str]]] = {"lessons": Counter(), "composed": Counter()}
    asked = [one for one in (*given, *long_ones(given, path)) if not one.background and apart_from_rules(one)]
    for writer in sorted({one.writer for one in asked}):
        model = taught([one for one in given if one.writer != writer])
        for one in asked:
            if one.writer == writer:
                counted["composed" if one.parts else "lessons"].update(readings(one, model))
    for name, those in counted.items():
        sys.stdout.write("\n".join(table(name, those)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
