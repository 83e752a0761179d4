"""How an answer writes columns, numbers and shares, so that all of them write alike."""

from __future__ import annotations

from math import isfinite

from ombud.casefile.measured import Column
from ombud.words import Sentence


def column(name: str, title: Sentence, unit: str = "", places: int = 0, words: bool = False) -> Column:
    """One column of a table; ``words`` where its cells are words of ours."""
    return Column(name=name, title=title, unit=unit, places=places, words=words)


def known(value: float | None, places: int = 6) -> float | None:
    """A number as it is written down: rounded, and nothing where it is not known."""
    return None if value is None or not isfinite(value) else round(float(value), places)


def signed(value: float, places: int = 3) -> str:
    """A number with its sign, as it stands in a sentence: +0.125, −0.125; what rounds to nothing has none."""
    told = f"{value:+.{places}f}"
    return told[1:] if float(told) == 0 else told.replace("-", "−")


def whole(value: float) -> str:
    """A whole number with its thousands apart."""
    return f"{value:,.0f}"


def per_cent(share: float) -> str:
    """A share (0 to 1) in per cent with one decimal; 0 only where it is nobody, 100 only where it is all."""
    value = 100 * share
    if not isfinite(value):
        return "?"
    if 0 < value < 0.05:
        return f"{value:.1g}"
    return "99.9" if 99.95 <= value < 100 - 1e-9 else f"{value:.1f}".removesuffix(".0")
