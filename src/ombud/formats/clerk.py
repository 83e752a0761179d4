"""The clerk who writes down, entry by entry, what one record of a file says, and what of it cannot be carried over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from ombud.answered.entries import Office
from ombud.asked.entries import Record
from ombud.formats.people import is_removed, looks_like_a_person, without_mailboxes
from ombud.formats.reading import CaseDraft, Change, Reading
from ombud.formats.safe import Source
from ombud.formats.slugs import Slugs
from ombud.formats.texts import MAX_TEXT, is_unsaid, plain
from ombud.ledger.entry import Body, Cite, Draft
from ombud.words import Sentence, mark, say

Progress = Callable[[int, int], None]  # (records read, records in all; 0 if not known)
ROLE = "register"
LONGEST_CONTACT = 300  # letters; what is longer is no contact
MAILBOX = "held back: a person's mailbox"
NAMED = "held back: a person's name"


def midnight(day: date) -> datetime:
    """The first moment of a day in universal time."""
    return datetime.combine(day, time(), ZoneInfo("UTC"))


@dataclass
class Tally:
    """What one file could not say through our kinds, counted field by field over its records."""

    unmapped: Counter[str] = field(default_factory=Counter)
    unsaid: Counter[str] = field(default_factory=Counter)
    unfit: Counter[str] = field(default_factory=Counter)
    withheld: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)

    def warnings(self) -> tuple[Sentence, ...]:
        """One sentence for each field, in the order of the alphabet."""
        told = (
            (self.unsaid, mark("{field} says in {n} of the records only that there is none or none is known: unsaid.")),
            (self.unfit, mark("{field} has a value that its entry cannot hold in {n} of the records: left out.")),
            (self.cut, mark("{field} is longer than {most} characters in {n} of the records: left out.")),
            (self.withheld, mark("{field} was held back in {n} of the records: it names a person, or did before.")),
        )
        each = ((words, name, count[name]) for count, words in told for name in sorted(count))
        return tuple(say(words, n=n, field=name, most=MAX_TEXT) for words, name, n in each)


@dataclass
class Clerk:
    """Writes drafts for one record. ``scope`` is how its places are cited: "record 66827551"."""

    sha256: str
    scope: str
    at: datetime
    tally: Tally
    drafts: list[Draft] = field(default_factory=list)
    unmapped: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    fault: tuple[str, str] = ("", "")  # which part of an entry did not fit last, and why
    _counted: set[tuple[int, str]] = field(default_factory=set)

    def words(self, name: str, value: Any) -> str:
        """The plain words of a field; empty where it says nothing, or only that nothing is known.

        A person's mailbox in it is taken out, and that is noted.
        """
        text = plain(value)
        if len(text) > MAX_TEXT:
            self._count(self.tally.cut, name)
            return ""
        if is_unsaid(text):
            self._count(self.tally.unsaid, name)
            return ""
        kept = without_mailboxes(text)
        if kept != text:
            self.hold_back(name)
        return kept

    def write(
        self, kind: type[Body], names: str | Sequence[str], /, *, replaces: int | None = None, **values: Any
    ) -> int | None:
        """Write one entry resting on the fields ``names``; its number among the drafts, nothing if it does not fit."""
        draft = self.draft(kind, names, replaces=replaces, **values)
        if draft is None:
            return None
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def draft(
        self, kind: type[Body], names: str | Sequence[str], /, *, replaces: int | None = None, **values: Any
    ) -> Draft | None:
        fields = (names,) if isinstance(names, str) else tuple(names)
        try:
            body = kind.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            self.fault = (str(first["loc"][0]) if first["loc"] else "", first["msg"])
            for name in fields:
                self.leave(name, self.tally.unfit)
            return None
        return Draft(body, ROLE, self.at, replaces=replaces, cites=tuple(self.cite(name) for name in fields))

    def cite(self, name: str) -> Cite:
        return Cite(self.sha256, f"{self.scope}, {name}" if name else self.scope)

    def leave(self, name: str, count: Counter[str] | None = None) -> None:
        """Note that a field had a value and no entry holds it."""
        if name not in self.unmapped:
            self.unmapped.append(name)
            self.tally.unmapped[name] += 1
        if count is not None:
            self._count(count, name)

    def _count(self, count: Counter[str], name: str) -> None:
        """Count a record once for each field, however often the field is looked at."""
        if (id(count), name) not in self._counted:
            self._counted.add((id(count), name))
            count[name] += 1

    def hold_back(self, name: str, why: str = MAILBOX) -> None:
        """Note that something in a field was left out because it names a person; ``why`` says what it was, if known."""
        if name not in self.withheld:
            self.withheld.append(name)
            self.tally.withheld[name] += 1
        if why and why not in self.withheld:
            self.withheld.append(why)

    def office(self, name: str, value: Any, called: str = "", names: Sequence[str] = (), unit: str = "") -> None:
        """Write the office that answers, if the contact in the field ``name`` is not a person.

        ``called`` is the office's own name and ``names`` the fields that it stands in.
        """
        contact = plain(value)
        if len(contact) > LONGEST_CONTACT or len(called) > LONGEST_CONTACT:
            self.leave(name)
            return
        if is_removed(contact):
            self.hold_back(name, "")
            contact = ""
        elif looks_like_a_person(contact):
            self.hold_back(name, MAILBOX if "@" in contact else NAMED)
            contact = ""
        contact = self.words(name, contact)
        if looks_like_a_person(called):
            for field in names:
                self.hold_back(field, NAMED)
            called = ""
        if called and (contact or names):
            fields = [*names, *([name] if contact else [])]
            self.write(Office, fields, name=called, unit=unit, contact=contact)
        elif contact:
            self.leave(name)

    def record(self, *, replaces: int | None = None, first: bool = True, **values: Any) -> None:
        """Write the entry that says that the register lists this; it comes first, and says what was left out."""
        told = values | {"unmapped": tuple(self.unmapped), "withheld": tuple(self.withheld)}
        told["url"] = "" if is_unsaid(str(values.get("url", ""))) else values.get("url", "")
        draft = self.draft(Record, "", replaces=replaces, **told)
        if draft is not None:
            self.drafts = [draft, *numbered(self.drafts)] if first else [*self.drafts, draft]


def scoped(what: str, number: str) -> str:
    """How a record's places are cited: "record 66827551". A comma would end the scope, so there is none in it."""
    return f"{what} {' '.join(plain(number).replace(',', ' ').split())}"[:200]


def numbered(drafts: list[Draft], by: int = 1) -> list[Draft]:
    """Drafts whose ``replaces`` move up by ``by``, because that many were put before them."""
    return [d if d.replaces is None else replace(d, replaces=d.replaces + by) for d in drafts]


def case(slugs: Slugs, clerk: Clerk, register: str, record_id: str, title: str, organisation: str) -> CaseDraft:
    """The case that a clerk's drafts open."""
    slug = slugs.take(register, record_id or organisation, title)
    return CaseDraft(slug, title, organisation, record_id, tuple(clerk.drafts))


def reading(
    name: str, source: Source, cases: list[CaseDraft], tally: Tally,
    warnings: tuple[Sentence, ...] = (), changes: tuple[Change, ...] = (),
) -> Reading:
    """The finished reading of a file."""
    told = dict(sorted(tally.unmapped.items()))
    return Reading(name, source.sha256, source.name, tuple(cases), told, warnings + tally.warnings(), changes)
