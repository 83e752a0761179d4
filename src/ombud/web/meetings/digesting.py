"""The digest of a discussion: kept with its history, and sealed into the case that the workshop belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ombud.answered.entries import Withdrawal
from ombud.heard.entries import Channel, Outcome, Reply
from ombud.heard.entries import Contribution as Heard
from ombud.ledger.entry import Draft
from ombud.people.roles import Grant
from ombud.web import log
from ombud.web.fields import word
from ombud.web.meeting_models import Digest, Quote, Workshop
from ombud.web.meetings.quoting import Quoted
from ombud.web.reading import case_file


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was said, in how many contributions, and what the office answers to it."""

    said: str
    n: int
    disagreed: str
    outcome: str
    answer: str
    by_when: str  # an ISO day, or nothing
    quotes: tuple[Quoted, ...] = ()

    @property
    def day(self) -> date | None:
        """The day by which it is done."""
        return date.fromisoformat(self.by_when) if self.by_when else None

    def kept(self) -> dict[str, Any]:
        """What is kept of it as data; quotations are kept apart, since their writers can take them back."""
        return {name: getattr(self, name) for name in ("said", "n", "disagreed", "outcome", "answer", "by_when")}


@dataclass(frozen=True, slots=True)
class Shown:
    """A point as everyone reads it."""

    point: Point
    outcome: str
    quotes: tuple[Quote, ...]
    entry: int | None  # its answer in the case file


@dataclass(frozen=True, slots=True)
class DigestShown:
    """A digest as everyone reads it."""

    digest: Digest
    points: tuple[Shown, ...]


def shown(digest: Digest) -> DigestShown:
    """A digest with its quotations, each as long as its writer leaves it there."""
    quotes = list(digest.quotes.select_related("contribution"))
    points = [Point(**kept) for kept in digest.points]
    return DigestShown(digest, tuple(
        Shown(one, word(Outcome(one.outcome)), tuple(its for its in quotes if its.point == at), _entry(digest, at))
        for at, one in enumerate(points)
    ))  # fmt: skip


def _entry(digest: Digest, at: int) -> int | None:
    return digest.sealed[at][1] if at < len(digest.sealed) else None


@transaction.atomic
def publish(workshop: Workshop, points: tuple[Point, ...], of: int, grant: Grant, now: datetime) -> Digest:
    """Keep a digest, and seal it where the workshop belongs to a case: each point as what was heard, and its reply."""
    before = workshop.digests.last()
    made = workshop.digests.create(
        points=[point.kept() for point in points], of=of, language=workshop.language, role=grant.role.value,
        office=grant.office, made=now,
    )  # fmt: skip
    for at, point in enumerate(points):
        for quote in point.quotes:
            made.quotes.create(point=at, contribution_id=quote.contribution, words=quote.words)
    if workshop.case:
        with override(workshop.language):  # one language in an entry, whichever the official reads the pages in
            made.sealed = _sealed(workshop, points, of, grant, before.sealed if before else [], now)
        made.save(update_fields=["sealed"])
    return made


def _sealed(
    workshop: Workshop, points: tuple[Point, ...], of: int, grant: Grant, before: list[list[int]], now: datetime
) -> list[list[int]]:
    """The numbers of the entries of each point. What an earlier digest said is replaced, or taken back."""
    log.locked()
    standing = _standing(workshop.case)
    earlier = [seq if seq in standing else None for pair in before for seq in pair]
    bodies = [body for number, point in enumerate(points) for body in _heard(workshop, number, point, of)]
    replaced = [*earlier, *[None] * len(bodies)]
    drafts = [
        Draft(body, grant.role.value, now, grant.office, old) for body, old in zip(bodies, replaced, strict=False)
    ]
    left = [seq for seq in earlier[len(bodies) :] if seq is not None]
    why = _("The digest was written anew without this point.")
    taken = [Draft(Withdrawal(entry=seq, reason=why), grant.role.value, now, grant.office) for seq in left]
    seqs = [entry.seq for entry in log.append(workshop.case, [*drafts, *taken], now)]
    return [seqs[at : at + 2] for at in range(0, len(bodies), 2)]


def _standing(case: str) -> set[int]:
    """The entries of a case that still count: somebody may have taken one back by hand."""
    file = case_file(case)
    return {entry.seq for entry in file.entries} - set(file.replaced) - set(file.withdrawn)


def _heard(workshop: Workshop, number: int, point: Point, of: int) -> tuple[Heard, Reply]:
    """A point as the case file tells it: what was said, without anybody's own words, and what the office answers."""
    gist = _("{said} (In {n} of {all} contributions.)").format(said=point.said, n=point.n, all=of)
    gist += " " + _("People disagreed: {how}").format(how=point.disagreed) if point.disagreed else ""
    ref = f"{workshop.slug}, {number + 1}"
    why = point.answer + (" " + _("By {day}.").format(day=date_format(point.day)) if point.day else "")
    outcome, today = Outcome(point.outcome), timezone.localdate()
    return (Heard(ref=ref, on=workshop.discussion_until, channel=Channel.WEB, gist=gist),
            Reply(to=ref, on=today, outcome=outcome, why=why, by=workshop.office))  # fmt: skip
