"""What is asked for each thing that can be computed of what was heard: which files, and which choices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from ombud.heard.computed import Sort


@dataclass(frozen=True, slots=True)
class File:
    """A file that is brought. ``option``: how the command is given it; empty for one that it is called with."""

    role: str
    label: Any
    help: Any
    required: bool = True
    option: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: among words, or a number where there are none. An empty answer leaves it to the command."""

    option: str
    label: Any
    help: Any = ""
    among: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """One thing that can be computed: its name, what it answers, and what it takes."""

    sort: Sort
    title: Any
    answers: Any
    files: tuple[File, ...]
    choices: tuple[Choice, ...] = field(default=())

    def file(self, role: str) -> File:
        """The file of a role; ``StopIteration`` if there is none."""
        return next(one for one in self.files if one.role == role)


ROOM = Asks(
    Sort.ROOM,
    _("Who was in the room"),
    _("Who was asked, came, stayed and was answered, held against those who live there."),
    (
        File("attendance", _("Table of those who were counted"),
             _("A row for each step, occasion and group, with a count: CSV or XLSX.")),
        File("population", _("Table of the people"),
             _("A row for each group with how many live there, use it or are most watched: CSV or XLSX.")),
        File("population-2", _("Another table of the people"), _("Those who use it, or who are most watched."), False),
    ),
    (
        Choice("--step", _("Which step is held against the people"), "", (
            ("came", _("came")), ("asked", _("were asked")), ("answered", _("answered")), ("stayed", _("stayed")),
            ("was_answered", _("were answered")),
        )),
        Choice("--small", _("Numbers of people below this are not told"), _("5 if you say nothing.")),
    ),
)  # fmt: skip
THEMES = Asks(
    Sort.THEMES,
    _("Themes over open answers"),
    _("What people wrote, gathered by the words that they share; every theme leads to its answers."),
    (
        File("answers", _("Table of answers"), _("A row for each answer: id, text, and language if you know it.")),
        File("names", _("Names of the themes"), _("If a person has named the themes: key, name, office."), False,
             "--names"),
    ),
)  # fmt: skip
ASKED: dict[str, Asks] = {asks.sort.value: asks for asks in (ROOM, THEMES)}
