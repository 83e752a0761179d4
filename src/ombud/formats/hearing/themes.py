"""From a file of open answers to themes that a person can read, check and name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from ombud.casefile.hearing.heard import About, Heard
from ombud.casefile.hearing.themes import Named, themes_told
from ombud.formats.hearing.longtable import file_input
from ombud.formats.openanswers import read_names, read_open_answers
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.heard.themes.alike import ALIKE
from ombud.heard.themes.gathered import Asked, gathered
from ombud.heard.themes.texts import folded
from ombud.words import Sentence, say

SEED = 1
MOST_THEMES = 60  # more than anyone can name


def themes(
    answers: Path,
    *,
    what: str,
    place: str = "",
    names: Path | None = None,
    alike: float = ALIKE,
    number: Mapping[str, int] | None = None,
    without: Sequence[str] = (),
    seed: int = SEED,
    example: bool = False,
    today: date,
    told: Told,
) -> Heard:
    """Gather the open answers of a file into themes. ``names`` is the file in which a person has named them.

    ``number`` sets how many themes a language has ({"en": 6}) instead of the number that comes back best; ``without``
    are words to leave aside, such as the name of the place. Raises
    :class:`~ombud.formats.reading.Unreadable`.
    """
    _check(alike, number or {})
    told(say("Reading the answers"), 0, 1)
    read = read_open_answers(answers)
    named = {key: Named(one.name, one.by) for key, one in read_names(names).items()} if names else {}
    inputs = [file_input(answers, "answers")] + ([file_input(names, "names", closed=False)] if names else [])
    aside = frozenset(word for one in without for word in folded(one).split())
    asked = Asked(seed, alike, number or {}, aside)
    found = gathered(read.answers, asked, lambda language, done, all_: told(_doing(language), done, all_))
    about = About(what=what, place=place, on=today, inputs=tuple(inputs), example=example)
    notes = read.notes
    if aside:
        notes = (*notes, say("Words that were left aside: {words}.", words=", ".join(sorted(aside))))
    return themes_told(found, named, about, notes)


def _check(alike: float, number: Mapping[str, int]) -> None:
    """Whether what was asked for can be done."""
    if not 0.3 <= alike <= 1:
        raise Unreadable(say("a likeness of {n} cannot be asked for", n=alike), "alike", say("give 0.3 to 1"))
    for language, n in number.items():
        if not 2 <= n <= MOST_THEMES:
            what = say("{language}: {n} themes cannot be asked for", language=language, n=n)
            raise Unreadable(what, "number", say("give 2 to {most}", most=MOST_THEMES))


def _doing(language: str) -> Sentence:
    return (
        say("Gathering themes: {language}", language=language) if language else say("Looking for what was said twice")
    )
