"""What is asked for each thing that can be computed: which files, which choices, and of which question it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ombud.evidence.computed import Made
from ombud.heard.computed import Sort
from ombud.held.computed import Sort as HeldSort
from ombud.web import shown


@dataclass(frozen=True, slots=True)
class File:
    """A file that is brought. ``option``: how the command is given it; empty for one that it is called with.

    ``personal``: a row is a person, so it is never for everyone.
    """

    role: str
    label: Any
    help: Any
    required: bool = True
    option: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice among words, or an answer in a few signs. An empty answer leaves it to the command.

    ``option``: how the command is given it; empty for one that it is called with.
    """

    option: str
    label: Any
    help: Any = ""
    among: tuple[tuple[str, Any], ...] = ()
    needed: bool = False

    @property
    def name(self) -> str:
        """What the field of the form is called."""
        return self.option.strip("-") or "size"


@dataclass(frozen=True, slots=True)
class Asks:
    """One thing that can be computed: what it answers, and what it takes.

    ``folder``: the command is given all its files as one folder, which it knows by their names. ``told_in``: the
    chapter that says how it is computed, if it is not called as the thing.
    """

    sort: Sort | HeldSort
    answers: Any
    files: tuple[File, ...]
    choices: tuple[Choice, ...] = field(default=())
    folder: bool = False
    told_in: str = ""

    @property
    def chapter(self) -> str:
        return self.told_in or self.sort.value

    @property
    def title(self) -> Any:
        return shown.SORTS[self.sort]


@dataclass(frozen=True, slots=True)
class Question:
    """One of the seven questions as far as it is computed from files that are brought.

    ``what`` labels the name of the thing, with a hint; ``purpose`` is why its files are kept; ``extra`` installs the
    ``needed`` packages.
    """

    word: str
    title: Any
    lead: Any
    what: tuple[Any, Any]
    purpose: Any
    made: type[Made]
    extra: str
    needed: tuple[str, ...]
    asked: Mapping[str, Asks]

    @property
    def home(self) -> str:
        """The name of its page."""
        return f"work-{self.word}"
