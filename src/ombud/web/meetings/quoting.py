"""Contributors' words in a digest: only as they were published, and only where their writer can take them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ombud.web.meeting_models import Contribution

RUN = 8  # words in a row that nobody writes twice by chance
_LINE = re.compile(r"(?:№|no\.?|nr\.?)?\s*(\d{1,15})\s*[:.]\s*(.+)", re.I)
_MARKS = "“”„\"»«'‘’ "


class Misquoted(ValueError):
    """Words that do not stand in a contribution as it was published, or stand where they could not be taken back."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of one contribution."""

    contribution: int
    words: str


def quoted(lines: Sequence[str], published: Iterable[Contribution]) -> tuple[Quoted, ...]:
    """Each line, ``12: their words``, held against the contribution it names. Raises :class:`Misquoted`."""
    there = {one.pk: _plain(one.words) for one in published}
    return tuple(_one(line, there) for line in lines)


def _one(line: str, there: dict[int, str]) -> Quoted:
    found = _LINE.fullmatch(line.strip())
    if not found:
        wrong = _("Write “{line}” as the number of the contribution, a colon, and its words.")
        raise Misquoted(wrong.format(line=line))
    number, words = int(found[1]), _plain(found[2]).strip(_MARKS)
    if number not in there:
        raise Misquoted(_("There is no contribution {n} that everyone can read.").format(n=number))
    if not words or words not in there[number]:
        wrong = _("“{words}” does not stand in contribution {n}. Copy the words exactly as they were published.")
        raise Misquoted(wrong.format(words=words, n=number))
    return Quoted(number, words)


def held_apart(text: str, published: Iterable[Contribution]) -> str:
    """The text of an office. Raises :class:`Misquoted` if eight words in a row of it are a contributor's."""
    written = _runs(text)
    for one in published:
        if both := written & _runs(one.words):
            wrong = _("“{words}” are the words of contribution {n}. Put them under “Quotations”, where their writer "
                      "can take them back, or say it in your own words.")  # fmt: skip
            raise Misquoted(wrong.format(words=" ".join(min(both)), n=one.pk))
    return text


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _plain(text: str) -> str:
    return " ".join(text.split())
