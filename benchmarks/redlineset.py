"""How well the reader of contracts reads 168 passages that it never saw: each passage by itself, for every red line.

    python benchmarks/redlineset.py [--set tests/held/redline_set] [--say]

Passages and the two readings of them: see README.md in that folder. Nothing was trained, tuned or chosen on them. A
passage is about a line where either reading names it. ``crossed`` found: of what both readings call crossed, how much
the program reads so. Wrongly absent: of what both are sure to be about a line, on how much the program is silent. Both
are given with their 95 per cent intervals (Wilson), beside what the program says of lines that a passage is not about.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--set", type=Path, default=ROOT / "tests/held/redline_set")
    asked.add_argument("--say", action="store_true", help="a row for each line")
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    texts = {one["id"]: one["text"] for one in rows(given.set / "passages.jsonl")}
    first, second = ({one["id"]: one["lines"] for one in rows(given.set / f"{name}.jsonl")} for name in
                     ("first", "second"))  # fmt: skip
    begun = time.process_time()
    read = {name: readings(text) for name, text in texts.items()}
    print(f"{len(texts)} passages, {time.process_time() - begun:.2f} s of processor")
    tell(read, first, second, given.say)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def readings(text: str) -> dict[str, str]:
    """What the program reads in a passage that stands alone, line by line."""
    from ombud.held.contract.document import Document
    from ombud.held.contract.passages import passages
    from ombud.held.contract.reader import read

    document = Document("passage", "", "text", 0, "en", text, passages(text))
    return {one.line.value: one.reading.value for one in read(document).answers}


def tell(read: dict[str, Any], first: dict[str, Any], second: dict[str, Any], say: bool) -> None:
    crossed, absent, kept, other = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    per: dict[str, Counter[str]] = {}
    for name, lines in read.items():
        for line, reading in lines.items():
            one, two = first[name].get(line), second[name].get(line)
            row = per.setdefault(line, Counter())
            if one == two == "crossed":
                crossed[reading] += 1
                row["crossed", reading] += 1  # type: ignore[index]
            if one == two == "kept":
                kept[reading] += 1
                row["kept", reading] += 1  # type: ignore[index]
            if one and two:
                absent[reading] += 1
            if not one and not two:
                other[reading] += 1
    share("crossed, and read as crossed", crossed["crossed"], crossed.total())
    share("about a line, and read as silent (wrongly absent)", absent["silent"], absent.total())
    share("kept, and read as kept", kept["kept"], kept.total())
    share("kept, and read as crossed", kept["crossed"], kept.total())
    share("crossed, and read as kept", crossed["kept"], crossed.total())
    share("left to a person, of those about a line", absent["unsure"], absent.total())
    share("not about a line, and read as crossed", other["crossed"], other.total())
    share("not about a line, and read as kept", other["kept"], other.total())
    share("not about a line, and left to a person", other["unsure"], other.total())
    for line, row in sorted(per.items()) if say else ():
        print(f"  {line:28}", ", ".join(f"{a}->{b} {n}" for (a, b), n in sorted(row.items())))  # type: ignore[misc]


def share(what: str, n: int, of: int) -> None:
    z = 1.959964
    p = n / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * (p * (1 - p) / of + z * z / (4 * of * of)) ** 0.5
    print(f"{what}: {n} of {of}, {100 * p:.1f} % ({100 * (middle - half):.1f} to {100 * (middle + half):.1f})")


if __name__ == "__main__":
    main()
