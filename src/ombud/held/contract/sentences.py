"""The sentences of a passage: what is looked for often stands in one of them, among others about other things."""

from __future__ import annotations

import re

SHORTEST = 40  # characters: what is shorter goes together with what follows it
WORD = re.compile(r"[^\W\d_]+|\d+")
_END = re.compile(r"(?:(?<=[.;:])|(?<=[.;:][\"”)]))\s+(?:(?=[A-Z(\"“])|(?<!No\.\s)(?=\d+\.))|(?<=;)\s+")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a passage begin and end, in order: at least one, and nothing but blanks between them."""
    found, begun = [], 0
    for end in _END.finditer(text):
        if end.start() - begun >= SHORTEST:
            found.append((begun, end.start()))
            begun = end.end()
    return [*found, (begun, len(text))]
