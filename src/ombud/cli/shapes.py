"""How a standing is shown in the terminal: a shape and a word first, then a colour."""

from __future__ import annotations

from typing import NamedTuple

from ombud.evidence.finding import Noticed, Standing


class Shape(NamedTuple):
    """A shape, a word, and the terminal colour that goes with them."""

    shape: str
    word: str
    style: str

    def __str__(self) -> str:
        return f"{self.shape} {self.word}"


SHAPES: dict[Standing, Shape] = {
    Standing.CROSSED: Shape("✕", "crossed", "bold red"),
    Standing.KEPT: Shape("●", "kept", "green"),
    Standing.SILENT: Shape("○", "silent", "dim"),
    Standing.NOT_DUE: Shape("◔", "not due yet", "dim"),
    Standing.DOES_NOT_APPLY: Shape("–", "does not apply", "dim"),
}
# The order in which findings are told: what is crossed first, what is silent after what is kept.
ORDER = tuple(SHAPES)

NOTICES: dict[Noticed, str] = {
    Noticed.SHARED_TEXT: "text shared word for word with others",
    Noticed.NO_END: "an end of life that is no end",
    Noticed.CHANGED: "changed between versions without a decision",
    Noticed.VANISHED: "vanished from its register",
    Noticed.EMPTY: "an empty shell",
    Noticed.PERSON: "a contact that is a person",
    Noticed.CONTRADICTION: "contradicts itself",
    Noticed.OTHER: "something else",
}
