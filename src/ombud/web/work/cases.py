"""The cases that someone works on. The loader is the permission: what it does not give out, they cannot touch."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from ombud.asked.entries import Opening
from ombud.casefile.citywide import CITY
from ombud.ledger.entry import Body, Entry
from ombud.people.may import NotAllowed, allowing, who_may
from ombud.people.roles import PUBLIC, Grant, Role, Someone
from ombud.people.rule import About, Act
from ombud.web import models
from ombud.web.reading import CaseFile, case_file

NOTHING = About()  # an act that is about no case


@dataclass(frozen=True, slots=True)
class Cases:
    """What one person may open in the workspace, by the roles that they were given."""

    someone: Someone

    def readable(self, slug: str) -> Desk:
        """The desk of a case; ``Http404`` for one in which this person has no role: it does not say that it exists."""
        if slug == CITY:  # no case: nothing is measured in it, and it has no stages
            raise Http404
        return self.spoken(slug)

    def spoken(self, slug: str) -> Desk:
        """The desk of a case or of the city as a whole, to change what was said there; ``Http404`` as above."""
        if not self.someone.in_case(slug):
            raise Http404
        return Desk(case_file(slug), self.someone)

    def cards(self, words: str = "") -> QuerySet[models.CaseCard]:
        """The cards of the cases that this person works on: first those that somebody opened, the last changed first.

        What was only read from a register comes after them. With words, those that have them all.
        """
        mine = Q() if any(not grant.case for grant in self.someone.grants) else Q(slug__in=self._named())
        opened = models.EntryRow.objects.filter(case=OuterRef("slug"), seq=0, kind=Opening.kind)
        cards = models.CaseCard.objects.annotate(opened=Exists(opened)).order_by("-opened", "-updated", "slug")
        for word in words.casefold().split():
            cards = cards.filter(search__contains=word)
        return cards.filter(mine) if self.someone.grants else cards.none()

    def allowing(self, act: Act, about: About = NOTHING) -> tuple[Grant, ...]:
        """The roles in which this person may do something that belongs to no single case; raises ``NotAllowed``."""
        return _some(self.someone, act, about)

    def may(self, act: Act, about: About = NOTHING) -> bool:
        return bool(allowing(self.someone, act, about))

    def _named(self) -> list[str]:
        return [grant.case for grant in self.someone.grants]


@dataclass(frozen=True, slots=True)
class Desk:
    """One case in the hands of one person."""

    file: CaseFile
    someone: Someone

    @property
    def slug(self) -> str:
        return self.file.slug

    def about(self, kind: str = "", made_by: str = "", seen_by: frozenset[str] = frozenset()) -> About:
        return About(self.slug, kind, made_by, seen_by)

    def of(self, entry: Entry) -> About:
        """What an act is about that changes an entry."""
        return About(self.slug, entry.kind, entry.role, office=entry.office)

    def may(self, act: Act, about: About | None = None) -> bool:
        return bool(allowing(self.someone, act, about or self.about()))

    def may_add(self, kind: type[Body]) -> bool:
        return self.may(Act.ADD, self.about(kind.kind))

    def allowing(self, act: Act, about: About | None = None) -> tuple[Grant, ...]:
        """The roles in which this person may do something in this case; raises ``NotAllowed`` if there is none."""
        return _some(self.someone, act, about or self.about())

    def standing(self, seq: int) -> Entry:
        """Entry number ``seq`` if it still counts; ``Http404`` if it was replaced, taken back or never there."""
        entry = self.file.entry(seq)
        if not self.stands(seq):
            raise Http404
        return entry

    def stands(self, seq: int) -> bool:
        """Whether an entry still counts."""
        return seq not in self.file.replaced and seq not in self.file.withdrawn


def someone(person: models.Person | AnonymousUser) -> Someone:
    """A person as the rules see them. A role that this version does not know gives no rights."""
    if isinstance(person, AnonymousUser) or not person.is_active or _is_over(person):
        return PUBLIC
    known = {role.value for role in Role}
    held = [grant for grant in person.grants.all() if grant.role in known]
    return Someone(tuple(Grant(Role(grant.role), grant.office or person.office, grant.case or "") for grant in held))


def _is_over(person: models.Person) -> bool:
    """Whether the day on which the account ends has passed."""
    return person.ends is not None and person.ends < timezone.localdate()


def cases_of(person: models.Person | AnonymousUser) -> Cases:
    """The cases that a person works on."""
    return Cases(someone(person))


def _some(someone: Someone, act: Act, about: About) -> tuple[Grant, ...]:
    grants = allowing(someone, act, about)
    if not grants:
        raise NotAllowed(who_may(act, about))
    return grants
