"""The roles in which people speak in a case file. Entries carry the role and the office, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ombud.words import mark as _


class Role(StrEnum):
    """In which role someone speaks."""

    RESIDENT = "resident"
    COMMUNITY = "community_group"
    OFFICER = "officer"
    PLANNER = "planner"
    INNOVATION = "innovation_officer"
    PROCUREMENT = "procurement"
    DATA_PROTECTION = "data_protection_officer"
    EQUALITY = "gender_equality_officer"
    COUNCIL = "council"
    AUDITOR = "auditor"
    EDITOR = "editor"
    REGISTER = "register"

    @property
    def called(self) -> str:
        """What the role is called, in English; a face translates it."""
        return CALLED[self]


CALLED: dict[Role, str] = {
    Role.RESIDENT: _("Resident"),
    Role.COMMUNITY: _("Community group"),
    Role.OFFICER: _("City official"),
    Role.PLANNER: _("Planner"),
    Role.INNOVATION: _("Innovation officer"),
    Role.PROCUREMENT: _("Procurement officer"),
    Role.DATA_PROTECTION: _("Data protection officer"),
    Role.EQUALITY: _("Gender equality officer"),
    Role.COUNCIL: _("Council"),
    Role.AUDITOR: _("Auditor"),
    Role.EDITOR: _("Editor of the register"),
    Role.REGISTER: _("Another register"),
}

# A register is a file that was read, not somebody who signs in: nobody can be given this role.
GIVEN: tuple[Role, ...] = tuple(role for role in Role if role is not Role.REGISTER)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that someone was given: in an office, and for one case (its slug) or for every case (empty)."""

    role: Role
    office: str = ""
    case: str = ""

    def covers(self, case: str) -> bool:
        """Whether the role was given for this case. An act that is about no case needs a grant for every case."""
        return self.case in ("", case)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the rules see them: the roles they were given, and nothing else. No grants is the public."""

    grants: tuple[Grant, ...] = ()

    def in_case(self, case: str) -> tuple[Grant, ...]:
        """The roles that this person has in one case."""
        return tuple(grant for grant in self.grants if grant.covers(case))


PUBLIC = Someone()
