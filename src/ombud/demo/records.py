"""The register files that the demonstration carries, taken out of their wrapping."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

SNAPSHOT = "nl_register_snapshot_2026-05-13.jsonl"
EVENTS = "nl_register_events_2026-05-13_to_2026-06-30.jsonl"
RICH = "nl_register_rich_rotterdam_denhaag_amsterdam.json"
CITIES = "city_cases_facts.json"

# What is read together: the snapshot with what happened to it since, the others each by itself.
TOGETHER = ((SNAPSHOT, EVENTS), (RICH,), (CITIES,))


def unwrapped(folder: Path) -> Iterator[tuple[Path, ...]]:
    """Each group of files, written into ``folder`` byte for byte as it was taken."""
    for names in TOGETHER:
        yield tuple(_unwrap(name, folder) for name in names)


def _unwrap(name: str, folder: Path) -> Path:
    wrapped = files("ombud.demo").joinpath("registers", f"{name}.xz").read_bytes()
    path = folder / name
    path.write_bytes(lzma.decompress(wrapped))
    return path
