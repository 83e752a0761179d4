"""Whether a record is an empty shell: a name, and nothing that answers any question."""

from __future__ import annotations

from collections.abc import Mapping

# Kinds that say that there is a record and where it stands, not what it is, does or costs anybody.
SHELL = frozenset(
    {"asked.record", "answered.stage", "answered.vanished", "answered.withdrawal", "answered.erasure", "unread"}
)


def is_empty_shell(said: Mapping[str, int], words: tuple[str, ...] = (), title: str = "") -> bool:
    """Whether a case only has a name.

    ``said`` counts its standing statements by kind without version ("asked.purpose"); ``words`` are the texts in them.
    A text that only repeats the title says nothing.
    """
    tells = [kind for kind, number in said.items() if number and kind not in SHELL]
    name = _letters(title)
    return bool(said) and (not tells or (bool(words) and all(_letters(text) in ("", name) for text in words)))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
