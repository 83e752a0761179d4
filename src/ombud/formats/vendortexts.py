"""Texts that vendors wrote for all their customers: a record that repeats one is not the city's own."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

Named = tuple[str, str]
"""The name of a text, with its vendor, and its words."""


@cache
def vendor_texts() -> tuple[Named, ...]:
    """The texts that come with Ombud: 27 of the Dutch national register (data/SOURCES.md)."""
    told = json.loads(files("ombud.formats").joinpath("data/nl_vendor_texts.json").read_text("utf-8"))
    return tuple((_named(one["name"], one["provider"]), one["purpose"]) for one in told)


def _named(name: str, vendor: str) -> str:
    return f"{name} ({vendor})" if vendor and vendor not in name else name
