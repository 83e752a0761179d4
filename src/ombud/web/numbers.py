"""How a number is written on a page: in the reader's language, with a true minus, and never as minus nothing."""

from __future__ import annotations

from math import isfinite

from django.utils.formats import number_format

MANY = 10_000  # from here on digits are grouped; a year never is
NOT_KNOWN = "–"


def known(value: object) -> float | None:
    """A number that can be drawn; nothing for what is not known, not a number or without end."""
    return float(value) if isinstance(value, (int, float)) and isfinite(value) else None


def number(value: float | None, places: int = 0) -> str:
    """A number with so many decimals; a dash for what is not known."""
    told = known(value)
    if told is None:
        return NOT_KNOWN
    if told and not 1e-6 <= abs(told) < 1e15:
        return _true_minus(f"{told:.2g}")
    rounded = round(told, places) or 0.0
    return _true_minus(number_format(rounded, places, use_l10n=True, force_grouping=abs(rounded) >= MANY))


def percent(share: float) -> str:
    """A share in per cent, with the sign on the same line."""
    return f"{number(100 * share)}\u00a0%"


def _true_minus(text: str) -> str:
    return text.replace("-", "−")
