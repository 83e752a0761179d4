"""Whether a record is an empty shell: a name, and nothing that answers any question."""

from __future__ import annotations

from collections.abc import Iterable

# Kinds that say that there is a record and where it stands, not what it is, does or costs anybody.
SHELL = frozenset(
    {"asked.record", "answered.stage", "answered.vanished", "answered.withdrawal", "answered.erasure"}
)  # fmt: skip


def is_empty_shell(title: str, words: Iterable[str], answers: int = 0) -> bool:
    """Whether a record only has a name.

    ``words`` are its description and the texts of its other statements; ``answers`` counts statements that say
    something without words, such as an assessment that was done. A text that only repeats the title says nothing.
    """
    name = _letters(title)
    return not answers and all(_letters(text) in ("", name) for text in words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
