"""The elements of a datachain: which ones there are, what they are called, and what a chain says of each."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ombud.formats.reading import Unreadable
from ombud.formats.texts import plain
from ombud.words import say


@lru_cache
def taxonomy() -> Mapping[str, tuple[str, str]]:
    """Each element's and context's category and English title, by its id."""
    text = (files("ombud.formats") / "data" / "dtpr_elements.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["id"]: (row["category"], row["title"].strip()) for row in rows}


@dataclass(frozen=True, slots=True)
class Element:
    """One element as placed on a chain: its category and title, and what the chain says of it."""

    id: str
    category: str
    title: str
    context: str
    said: Mapping[str, str]
    actions: tuple[str, ...]

    @property
    def words(self) -> str:
        """The title and what is said of it: "Enforcement: fines for parking"."""
        more = "; ".join(filter(None, (self.said.get(n) for n in ("additional_description", "description", "rights"))))
        return f"{self.title}: {more}" if more else self.title


def elements_of(chain: Any, place: str) -> list[Element]:
    """The elements of a datachain. Raises ``Unreadable``, with ``place`` and the number of the element."""
    if not isinstance(chain, dict) or not isinstance(chain.get("elements"), list):
        raise Unreadable(say("there is no list of elements in it"), place, say("export the datachain again"))
    return [_element(told, f"{place}, element {n}") for n, told in enumerate(chain["elements"], 1)]


def _element(told: Any, place: str) -> Element:
    told = {"element_id": told} if isinstance(told, str) else told
    if not isinstance(told, dict):
        raise Unreadable(say("this is not an element"), place, say("export the datachain again"))
    inner = told.get("element")
    identity = plain(told.get("element_id") or (inner if isinstance(inner, str) else "") or told.get("id"))
    if not identity:
        raise Unreadable(say("the element does not say which it is"), f"{place}, element_id", say("fill it in"))
    bare = identity.rpartition("__")[2]
    category, title = taxonomy().get(bare, ("", bare))
    variables = told.get("variables")
    said = {
        plain(v.get("id")): words_of(v.get("value"))
        for v in (variables if isinstance(variables, list) else []) if isinstance(v, dict)
    }
    actions = told.get("actions")
    listed = actions if isinstance(actions, list) else []
    targets = tuple(plain(action.get("target")) for action in listed if isinstance(action, dict))
    return Element(bare, category, title, plain(told.get("context_type_id") or told.get("context")), said, targets)


def words_of(value: Any) -> str:
    """Words in English if there are any, else in the first language; lists of choices as their titles."""
    if not isinstance(value, list):
        return plain(value)
    told = [(plain(v.get("locale")), plain(v.get("value"))) for v in value if isinstance(v, dict)]
    if told:
        return next((text for locale, text in told if locale.startswith("en") and text), told[0][1])
    return "; ".join(taxonomy().get(plain(v), ("", plain(v)))[1] for v in value)
