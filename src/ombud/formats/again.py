"""What to add to a case when a source is read again: only what changed, and a withdrawal of what it no longer says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ombud.answered.entries import Erasure, Withdrawal
from ombud.formats.clerk import ROLE
from ombud.formats.threads import Held, Thread, held_by, kind_of, matched, same, scope_of, threads_of
from ombud.ledger.entry import Body, Cite, Draft, Entry, Unread
from ombud.ledger.stack import Stack
from ombud.words import mark as _

GONE = _("The source no longer says it.")


def against(existing: Stack, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts to append to a case, oldest first; none if the source says what it said before.

    ``drafts`` are a :class:`ombud.formats.reading.CaseDraft`'s: their ``replaces`` count within them, and in what
    comes back they are seqs of the case. A statement is matched with what the same record said before, by its kind
    and field (never by the file's hash), and superseded if it changed. What the record no longer says is withdrawn.
    What people wrote themselves is never superseded or withdrawn, and what they corrected or took back is not said
    again until the source changes. A file older than the case's entries takes nothing back.
    Statements of people, as a bundle of another city brings them, are added unless the case has them word for word.
    """
    threads = threads_of(drafts)
    scopes = {scope_of(thread.cite) for thread in threads}
    held = [old for old in held_by(existing) if scope_of(old.cite) in scopes or old.without_place]
    pairs, left = matched(threads, held)
    start = existing.entries[-1].seq + 1 if existing.entries else 0
    writing = _Writing(drafts, start)
    told_by_people = any(draft.role != ROLE for draft in drafts)
    there = {_word_for_word(entry): entry.seq for entry in existing.entries} if told_by_people else {}
    for thread, old in pairs:
        if drafts[thread.versions[-1]].role == ROLE:
            writing.plan(thread, old)
        else:
            writing.bring(thread, there)
    added = writing.written()
    return (*added, *_withdrawals(left, drafts))


@dataclass
class _Writing:
    """What will be added: the drafts that are wanted, and which of them follow an entry that the case has."""

    drafts: Sequence[Draft]
    start: int
    wanted: dict[int, Body | Unread] = field(default_factory=dict)
    after: dict[int, int] = field(default_factory=dict)
    there: dict[int, int] = field(default_factory=dict)

    def bring(self, thread: Thread, there: dict[tuple[str, ...], int]) -> None:
        """Take what people said, unless the case has it word for word already."""
        for index in thread.versions:
            seq = there.get(_word_for_word(self.drafts[index]))
            if seq is None:
                self.wanted[index] = self.drafts[index].body
            else:
                self.there[index] = seq
        last = self.there.get(thread.versions[-1])
        if thread.ended is not None and not (last is not None and _withdrawn(self.drafts[thread.ended], last) in there):
            self.wanted[thread.ended] = self.drafts[thread.ended].body

    def plan(self, thread: Thread, old: Held | None) -> None:
        """Decide which versions of one statement are news."""
        if old is None:
            self._take(thread, 0, None)
            return
        said_before = [number for number, body in enumerate(thread.bodies) if same(body, old.tip)]
        if said_before and said_before[-1] == len(thread.bodies) - 1:
            self._still_said(thread, old)
            return
        newest = self.drafts[thread.versions[-1]]
        if newest.time <= old.tip.time and any(same(newest.body, entry) for entry in old.entries):
            return  # an older file: the case knows this version and a later one
        self._take(thread, said_before[-1] + 1 if said_before else 0, old)

    def _still_said(self, thread: Thread, old: Held) -> None:
        if thread.ended is None and old.withdrawn_by == ROLE:
            self._take(thread, len(thread.bodies) - 1, old)  # it was gone, and now it is back
        elif thread.ended is not None and not old.withdrawn_by:
            self.wanted[thread.ended] = self.drafts[thread.ended].body
            self.after[thread.ended] = old.tip.seq

    def _take(self, thread: Thread, first: int, old: Held | None) -> None:
        for index in thread.versions[first:]:
            self.wanted[index] = _still_erased(self.drafts[index].body, old.tip if old else None)
        if old:
            self.after[thread.versions[first]] = old.tip.seq
        if thread.ended is not None:
            self.wanted[thread.ended] = self.drafts[thread.ended].body

    def written(self) -> list[Draft]:
        """The drafts in their order, with seqs of the case for what they replace or withdraw."""
        order = sorted(self.wanted)
        seqs = self.there | {index: self.start + number for number, index in enumerate(order)}
        return [self._placed(index, seqs) for index in order]

    def _placed(self, index: int, seqs: dict[int, int]) -> Draft:
        draft, body = self.drafts[index], self.wanted[index]
        if isinstance(body, Withdrawal):
            entry = self.after[index] if index in self.after else seqs[body.entry]
            return replace(draft, body=body.model_copy(update={"entry": entry}), replaces=None)
        if isinstance(body, Erasure):
            body = body.model_copy(update={"entry": seqs.get(body.entry, body.entry)})
        before = None if draft.replaces is None else seqs.get(draft.replaces)
        return replace(draft, body=body, replaces=self.after.get(index, before))


def _still_erased(body: Body | Unread, before: Entry | None) -> Body | Unread:
    """A new version does not bring back what was erased by law."""
    if before is None or not before.erased:
        return body
    names = [name.removeprefix("body.") for name in before.erased]
    kept: dict[str, Any] = {name: getattr(before.body, name) for name in names if name in type(body).model_fields}
    return body.model_copy(update=kept)


def _word_for_word(said: Draft | Entry) -> tuple[str, ...]:
    """By what a statement of a person is known again: who, when and the words."""
    body = said.body
    return said.role, said.time.isoformat(), kind_of(body), body.model_dump_json()


def _withdrawn(draft: Draft, seq: int) -> tuple[str, ...]:
    return _word_for_word(replace(draft, body=draft.body.model_copy(update={"entry": seq})))


def _withdrawals(left: list[Held], drafts: Sequence[Draft]) -> list[Draft]:
    """What stood in the source and stands there no more; not if the file is older than the statement."""
    if not drafts:
        return []
    newest = max(drafts, key=lambda draft: draft.time)
    sha256 = next((cite.sha256 for cite in newest.cites), "")
    return [
        Draft(
            Withdrawal(entry=old.tip.seq, reason=GONE), ROLE, newest.time,
            cites=tuple(Cite(sha256, cite.where) for cite in old.tip.cites),
        )
        for old in left
        if not old.withdrawn_by and not old.without_place and newest.time >= old.tip.time
    ]
