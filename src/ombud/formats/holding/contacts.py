"""From registers of contacts with vendors to how many there were, with whom, for how long, and before which need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from ombud.casefile.holding.contacts import contacts_told
from ombud.casefile.holding.held import About, Held
from ombud.formats.hearing.longtable import file_input
from ombud.formats.lobby import ContactsRead, read_contacts
from ombud.formats.lobbycases import read_cases
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.held.contacts.counted import counted
from ombud.held.contacts.met import Dated
from ombud.words import Sentence, say

ALLOWED = 30  # days after which a contact should be public, unless the city says otherwise
_MOST_DAYS = 3650


def contacts(
    files: Sequence[Path],
    *,
    what: str,
    place: str = "",
    cases: Path | None = None,
    columns: Mapping[str, str] | None = None,
    allowed: int = ALLOWED,
    office: str = "",
    example: bool = False,
    today: date,
    told: Told,
) -> Held:
    """Count registers of contacts. ``cases`` is a table of cases with their days; ``columns`` name for our fields the
    headings of a sheet of one's own; ``allowed`` are the days after which a contact should be public; ``office`` signs
    the standing reply. Raises :class:`~ombud.formats.reading.Unreadable`.
    """
    if not files:
        raise Unreadable(say("no register is given"), "files", say("name one file or more"))
    if not 0 <= allowed <= _MOST_DAYS:
        what_is_wrong = say("{n} days cannot be asked for", n=allowed)
        raise Unreadable(what_is_wrong, "days", say("give 0 to {most}", most=_MOST_DAYS))
    dated = read_cases(cases) if cases else ()
    read = read_contacts(files, columns or {}, today, told)
    told(say("Counting"), len(files), len(files) + 1)
    found = counted(read.met, dated, allowed=allowed, today=today)
    inputs = [file_input(path, f"register {number}") for number, path in enumerate(files, 1)]
    inputs += [file_input(cases, "cases", closed=False)] if cases else []
    about = About(what=what, place=place, on=today, inputs=tuple(inputs), example=example)
    return contacts_told(found, about, (*read.notes, *_notes(read, dated)), office)


def _notes(read: ContactsRead, dated: Sequence[Dated]) -> tuple[Sentence, ...]:
    """What has to be known to read the counts rightly."""
    notes = []
    if read.each_official:
        notes.append(
            say("In a lobby register one meeting with three officials stands three times, and only what was reported.")
        )
    if not dated:
        notes.append(say("No table of cases was given: whether contacts came before a need was stated is not judged."))
    return tuple(notes)
