"""The small files with known answers, read as columns; where they come from stands in data/SOURCES.md."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

DATA = Path(__file__).parent / "data"
PLACES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "places"

CELLS = ("89a88cd909bffff", "89a88cdb57bffff", "89a88cdb597ffff", "89a88cdb5b3ffff", "89a88cdb5cfffff")
OTHER_CELLS = ("89a88cd900bffff", *CELLS[1:])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(told: list[dict[str, str]], name: str) -> np.ndarray:
    return np.array([float(row[name]) if row[name] else np.nan for row in told])


def cells(ids: tuple[str, ...]) -> tuple[np.ndarray, ...]:
    """Jobs, people, income and decile of cells of Belo Horizonte."""
    told = [row for row in rows(DATA / "belo_horizonte.csv") if row["id"] in ids]
    return tuple(
        column(told, name) for name in ("jobs_within_30min", "population", "income_per_capita", "income_decile")
    )


def places(name: str) -> Path:
    if not (PLACES / name).exists():
        pytest.skip(f"{PLACES / name} is not here")
    return PLACES / name
