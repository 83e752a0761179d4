"""What is wrong in a file that an office wrote: what, on which line, and what to do."""

from __future__ import annotations

from ombud.words import Sentence, say


class UnreadablePolicy(ValueError):
    """A policy file says something that cannot be followed: what, on which line, and what to do."""

    def __init__(self, name: str, line: int, what: Sentence) -> None:
        self.told = say("{name}, line {line}: {what}", name=name, line=line, what=what)
        super().__init__(str(self.told))
        self.line = line
