"""How a computed figure stands on a page: rounded as it is told, grouped, with its sign and its unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ombud.evidence.computed import Computed
from ombud.evidence.said import number


def is_figure(body: Computed, name: str) -> bool:
    """Whether a field of a computed entry is a figure."""
    return bool(_how(body, name))


def in_words(body: Computed, name: str, value: float | None) -> str:
    """A figure as a reader says it: −6.6 points, 2,166; nothing where it is not known."""
    known, how = number(value), _how(body, name)
    if known is None:
        return ""
    told = _told(known, how["places"], how["signed"])
    unit = str(getattr(body, how["unit_in"])).strip() if how["unit_in"] else how["unit"]
    if not unit:
        return told
    return _("{n} {unit}").format(n=told, unit=unit if how["unit_in"] else _(unit))


def _told(value: float, places: int, signed: bool) -> str:
    rounded = round(value, places) + 0.0  # no minus before a zero
    decimals = len(f"{abs(rounded):.{places}f}".partition(".")[2].rstrip("0"))
    told = number_format(abs(rounded), decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return ("\u2212" if rounded < 0 else "+" if signed else "") + told


def _how(body: Computed, name: str) -> Mapping[str, Any]:
    info = type(body).model_fields.get(name)
    extra = info.json_schema_extra if info and isinstance(info.json_schema_extra, dict) else {}
    how = extra.get("shown", {})
    return how if isinstance(how, Mapping) else {}
