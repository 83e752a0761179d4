"""What comes out when an inventory is read, whatever its format: items, what was left, and what was guessed."""

from __future__ import annotations

from dataclasses import dataclass, field

from ombud.formats.people import without_mailboxes
from ombud.formats.texts import MAX_TEXT, is_unsaid, plain
from ombud.held.data.item import ItemRead
from ombud.words import Sentence, say

NAMED = 20  # notes of one sort that are told one by one before they are only counted
MOST_ITEMS = 20_000


@dataclass(frozen=True, slots=True)
class ItemsRead:
    """A file that was read whole. ``unmapped``: its fields that no item holds, by their own names."""

    format: str
    name: str
    sha256: str
    items: tuple[ItemRead, ...]
    unmapped: tuple[str, ...] = ()
    notes: tuple[Sentence, ...] = ()


@dataclass
class Desk:
    """Takes a stranger's words in: placeholders are unsaid, mailboxes of people left out, and both are noted."""

    notes: list[Sentence] = field(default_factory=list)
    unmapped: dict[str, None] = field(default_factory=dict)
    _more: int = 0

    def words(self, place: str, value: object) -> str:
        """The plain words of a value; empty where they hold a place only."""
        text = plain(value)
        if not text or is_unsaid(text):
            return ""
        if len(text) > MAX_TEXT:
            self.note(say("{place}: longer than {most} characters; left out.", place=place, most=MAX_TEXT))
            return ""
        kept = without_mailboxes(text)
        if kept != text:
            self.note(say("{place}: a person's mailbox was left out.", place=place))
        return kept

    def note(self, sentence: Sentence) -> None:
        if len(self.notes) < NAMED:
            self.notes.append(sentence)
        else:
            self._more += 1

    def leave(self, name: str) -> None:
        """Note that a field had a value that no item holds."""
        self.unmapped.setdefault(name)

    def told(self) -> tuple[Sentence, ...]:
        """All notes; those beyond the first are counted."""
        more = (say("Further notes of this kind: {n}.", n=self._more),) if self._more else ()
        return (*self.notes, *more)
