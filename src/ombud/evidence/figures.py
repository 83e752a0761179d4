"""How a number stands in a sentence: three figures that count, and shares in whole per cent."""

from __future__ import annotations

import math

from ombud.evidence.said import number


def figure(value: float) -> str:
    """A number with three figures that count, without powers of ten: 0.33, 22.1, 11 400."""
    if number(value) is None:
        return "?"
    if abs(value) >= 1000:
        return f"{value:,.0f}".replace(",", "\u00a0")
    rounded = f"{value:.3g}"
    return f"{value:.4f}" if "e" in rounded else rounded


def percent(part: float, whole: float) -> int | None:
    """One number as a share of another, in whole per cent rounded half up; nothing where there is no whole."""
    if number(part) is None or not number(whole):
        return None
    share = number(part / whole * 100)
    return None if share is None else math.floor(share + 0.5)
