"""How a number stands in a sentence: three figures that count, and shares in whole per cent."""

from __future__ import annotations

import math


def figure(value: float) -> str:
    """A number with three figures that count, without powers of ten: 0.33, 22.1, 11 400."""
    if not math.isfinite(value):
        return "?"
    if abs(value) >= 1000:
        return f"{value:,.0f}".replace(",", "\u00a0")
    rounded = f"{value:.3g}"
    return f"{value:.4f}" if "e" in rounded else rounded


def percent(part: float, whole: float) -> int | None:
    """One number as a share of another, in whole per cent rounded half up; nothing where there is no whole."""
    if not (math.isfinite(part) and math.isfinite(whole)) or whole == 0:
        return None
    share = part / whole * 100
    return math.floor(share + 0.5) if math.isfinite(share) else None
