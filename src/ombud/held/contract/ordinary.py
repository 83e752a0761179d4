"""Passages of ordinary contracts to learn from beside the lessons: plain text, and what some kinds of clause look like.

From the labelled contracts of CUAD (The Atticus Project, CC BY 4.0), of which one half by name is taken and the other
left for measuring. Nothing here says whether a passage keeps a line or crosses it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from ombud.held.contract.lines import CATALOGUE, RedLine

PLAIN, LABELLED = 12, 22  # plain passages of each contract; labelled ones of each kind in all
FILLING = 24  # short passages of each contract, of which those count that no rule finds to be about a line
_CUT = re.compile(r"\n\s*\n|\n(?=\s*\d+\.)")
_WEAK = frozenset(("License Grant", "Irrevocable Or Perpetual License"))  # lies near a line and says too little of it
_SPLIT = {
    "Anti-Assignment": RedLine.ASSIGNMENT_CONTROL,
    "Ip Ownership Assignment": RedLine.IP,
    "Termination For Convenience": RedLine.TERMINATION_CONVENIENCE,
    "Liquidated Damages": RedLine.REDRESS_PENALTIES,
}


def near() -> dict[str, RedLine]:
    """The one line that each type of CUAD is taken to be about."""
    found = {kind: line for line, drawn in CATALOGUE.items() for kind in drawn.cuad if kind not in _WEAK}
    return found | _SPLIT


def taken(contract: str) -> bool:
    """Whether a contract is of the half that is learned from."""
    return crc32(contract.encode()) % 2 == 0


def ordinary(path: Path) -> Iterator[dict[str, Any]]:
    """Passages as lessons without readings, from a gzipped file of one contract a line: contract, text, spans."""
    told = _half(path)
    for one in told:
        yield from _plain(one)
    yield from _labelled(told)


def filling(path: Path) -> Iterator[dict[str, Any]]:
    """Other short passages of the same contracts, for what stands beside a lesson in a composed one."""
    for one in _half(path):
        there = {each["text"] for each in _plain(one)}
        cut = [" ".join(part.split()) for part in _CUT.split(one["text"]) if 100 < len(part) < 420]
        for at, text in enumerate(cut[3 :: max(1, len(cut) // FILLING)][:FILLING]):
            if text not in there:
                yield {"id": f"{one['contract']} filling {at}", "text": text, "lines": {}}


def _half(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [one for line in file if taken((one := json.loads(line))["contract"])]


def _plain(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    cut = [" ".join(part.split()) for part in _CUT.split(one["text"]) if 120 < len(part) < 900]
    for at, text in enumerate(cut[7 :: max(1, len(cut) // PLAIN)][:PLAIN]):
        yield {"id": f"{one['contract']} plain {at}", "text": text, "lines": {}}


def _labelled(told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    lines = near()
    found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in sorted(lines)}
    for one in told:
        for span in {span["category"]: span for span in reversed(one["spans"])}.values():
            text = " ".join(one["text"][span["start"] : span["end"]].split())
            if span["category"] in found and 60 < len(text) < 1000:
                found[span["category"]].append((crc32(f"{one['contract']}{span['category']}".encode()), text))
    for kind, texts in found.items():
        for at, (_, text) in enumerate(sorted(texts)[:LABELLED]):
            yield {"id": f"{kind} {at}", "text": text, "lines": {lines[kind].value: "about"}}
