"""The closing line of several test runs taken together, in pytest's own words; exits 1 unless all is well."""

from __future__ import annotations

import sys
from collections import Counter
from xml.etree import ElementTree


def counted(paths: list[str]) -> tuple[Counter[str], float]:
    """How many tests passed, failed, were skipped or broke, and the seconds they took in all."""
    told: Counter[str] = Counter()
    seconds = 0.0
    for path in paths:
        for suite in ElementTree.parse(path).getroot().iter("testsuite"):
            number = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
            told["failed"] += number["failures"]
            told["skipped"] += number["skipped"]
            told["errors"] += number["errors"]
            told["passed"] += number["tests"] - number["failures"] - number["errors"] - number["skipped"]
            seconds += float(suite.get("time", 0))
    return told, seconds


def closing(told: Counter[str], seconds: float) -> str:
    names = [name for name in ("failed", "passed", "skipped", "errors") if told[name]]
    return f"{', '.join(f'{told[name]} {name}' for name in names) or 'no tests ran'} in {seconds:.2f}s"


if __name__ == "__main__":
    sums, took = counted(sys.argv[1:])
    print(closing(sums, took))
    sys.exit(0 if sums["passed"] and not sums["failed"] and not sums["errors"] else 1)
