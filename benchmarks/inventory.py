"""How long it takes to read an inventory in each format and to judge every item, beside bare parsers of the same bytes.

Run it alone: ``python benchmarks/inventory.py [--items 2000] [--runs 5]``. Items are made up and written by Ombud.
A bare parser only parses (``csv``, libyaml's safe loader, ``json``) and says nothing of any item: it is the floor.
Where ``fideslang`` is installed, its own model reads the same manifest. CPU seconds, median of the runs, and ratios.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import yaml

from ombud.formats.door import through_the_door
from ombud.formats.holding.inventory import WRITERS, written
from ombud.formats.inventories import items_in, reader_of
from ombud.formats.safe import taken
from ombud.held.data.declared import declared
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.data.surveyed import surveyed

RULES = ("{n} months after payment", "as long as needed", "{n} jaar na afloop", "see schedule {n}", "", "P{n}M")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--items", type=int, default=2000)
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    items = [made(n) for n in range(given.items)]
    print(f"{len(items)} items")
    for form in WRITERS:
        compare(form, written(items, form).data, given.runs)
    seconds = median(lambda: (declared.cache_clear(), surveyed(items, date(2026, 9, 1))), given.runs)
    print(f"judging every end, nothing remembered: {seconds:.3f} s, {1e6 * seconds / len(items):.0f} µs an item")


def made(n: int) -> ItemRead:
    rule = RULES[n % len(RULES)].format(n=n % 97 + 1)
    return ItemRead(
        f"item {n}", f"system {n % 40}", "essential.service", "Whether to fine", date(2026, 3, 1),
        categories=("user.contact",), legal_basis="Public interest", recipients=(Recipient("Tax office", "Norway"),),
        where="Malmö", law="Swedish", life=Life(rule),
    )  # fmt: skip


def compare(form: str, data: bytes, runs: int) -> None:
    """One line: ours, and each parser of the same bytes."""

    def ours() -> None:
        source = through_the_door(taken(data, form))
        items_in(source, reader_of(source.head, form) or "ropa")

    seconds = median(ours, runs)
    told = "".join(
        f"; {name} {other:.3f} s (ours {seconds / other:.1f} times)"
        for name, peer in peers(form, data)
        if (other := median(peer, runs))
    )
    print(f"{form}, {len(data) // 1024} kB: {seconds:.3f} s{told}")


def peers(form: str, data: bytes) -> list[tuple[str, Callable[[], Any]]]:
    if form == "csv":
        return [("csv.DictReader", lambda: list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))))]
    if form == "dpv":
        return [("json", lambda: json.loads(data))]
    if form == "xlsx":
        return []
    found: list[tuple[str, Callable[[], Any]]] = [
        ("libyaml", lambda: list(yaml.load_all(data, Loader=yaml.CSafeLoader))),  # safe, as ours is
    ]
    if form == "fideslang" and (model := peers_model()):
        found.append(("fideslang's model", lambda: [
            model(**one) for one in yaml.load(data, Loader=yaml.CSafeLoader)["system"]
        ]))  # fmt: skip
    return found


def peers_model() -> Any:
    try:
        from fideslang.models import System  # type: ignore[import-not-found]
    except ImportError:
        return None
    return System


def median(work: Callable[[], Any], runs: int) -> float:
    taken_by = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken_by.append(time.process_time() - start)
    return statistics.median(taken_by)


if __name__ == "__main__":
    main()
