"""How a command ends: what its exit code says, and the one sentence it leaves when it cannot go on."""

from __future__ import annotations

from enum import IntEnum

import click


class Exit(IntEnum):
    """What the exit code of a command says."""

    FINE = 0
    NOT_IN_ORDER = 1  # the thing that was checked is not in order
    WRONG_USE = 2  # the command was called in a way that it does not know
    UNREADABLE = 3  # a file or folder given cannot be read as what it should be
    CANNOT_RUN = 4  # the file is fine; something here stands in the way: no workspace, no room, a port taken
    FAULT = 5  # Ombud itself is at fault
    INTERRUPTED = 130  # stopped by Ctrl-C
    PIPE_CLOSED = 141  # whoever read the output went away


class Stop(click.ClickException):
    """A command cannot go on. Says what is wrong, where, and what to do, in one sentence."""

    exit_code = int(Exit.CANNOT_RUN)

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(sentence(what, where, mend))


class CannotRun(Stop):
    """Something on this machine stands in the way."""


class WrongUse(Stop):
    """The command was given things that do not go together."""

    exit_code = int(Exit.WRONG_USE)


class CannotBeRead(Stop):
    """A file or folder is not what it should be, or is broken."""

    exit_code = int(Exit.UNREADABLE)


def sentence(what: str, where: str = "", mend: str = "") -> str:
    """One line: where it is, what is wrong, and what to do about it."""
    said = f"{where}: {what}" if where else what
    line = f"{said.rstrip('.')}; {_lowered(mend)}" if mend else said
    return " ".join(line.split()).rstrip(".") + "."


def _lowered(words: str) -> str:
    """The words without a capital at the start, unless the first word is one all in capitals."""
    first = words.split(" ", 1)[0]
    return words if first.isupper() and len(first) > 1 else words[:1].lower() + words[1:]
