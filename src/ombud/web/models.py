"""What the web face keeps in its database: the sealed log, a card for each case, and who may sign in."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from ombud.web.unitrows import Block as Block
from ombud.web.unitrows import Unit as Unit
from ombud.web.unitrows import Waiting as Waiting


class EntryRow(models.Model):
    """One sealed entry. ``index`` is its place in the whole log, ``seq`` its place in its case."""

    index = models.BigIntegerField(primary_key=True)
    case = models.CharField(max_length=120)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    sealed = models.TextField()  # the JSON exactly as it was sealed: a database must not reorder or round it
    commitment = models.BinaryField(max_length=32)  # the leaf of the log, kept apart so that a proof reads nothing else

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="one_entry_at_a_place")]


class CheckpointRow(models.Model):
    """The head of the log after an append: how long it is, its root, and our signature under both."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    frontier = models.JSONField(default=list)  # roots of the perfect subtrees, hex, largest first
    time = models.DateTimeField()

    @property
    def root_shown(self) -> str:
        """The root as a checkpoint writes it."""
        return b64encode(bytes(self.root)).decode("ascii")


class CaseCard(models.Model):
    """What a list shows of a case. Rebuilt from the log at any time; nothing rests on it."""

    slug = models.CharField(max_length=120, primary_key=True)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=12, blank=True)  # of the title, where a register says so
    sorting = models.CharField(max_length=300, blank=True)  # the title as an alphabet sorts it
    organisation = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=20)
    example = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)  # {"held": {"kept": 1, "crossed": 2, …}, …}
    noticed = models.JSONField(default=dict)  # {"no_end": 1, …}
    marks = models.TextField(blank=True)  # " held:crossed asked:silent !no_end ": what filters look for
    search = models.TextField(blank=True)  # casefolded words of title, organisation, purpose and problem
    entries = models.PositiveIntegerField(default=0)
    last_index = models.BigIntegerField(default=-1)
    shared = models.JSONField(default=list)  # what only a pass over all cases can notice, kept for the case's pages
    in_bulk = models.JSONField(default=list)  # seqs of entries that a whole register changed at once
    as_of = models.DateField()  # a check may turn with the calendar, so a card is of a day
    updated = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["sorting", "slug"], name="cards_by_sorting"),
            models.Index(fields=["organisation", "sorting"], name="cards_of_organisation"),
            models.Index(fields=["-updated"], name="cards_by_change"),
        ]


class RegisterRow(models.Model):
    """What the last pass over all cases found. One row; made again by each pass."""

    size = models.BigIntegerField()  # how long the log was
    today = models.DateField()
    made = models.DateTimeField()
    summary = models.JSONField(default=dict)


class People(BaseUserManager["Person"]):
    """Makes accounts by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        if not email:
            raise ValueError("An account needs an e-mail address.")
        person: Person = self.model(email=self.normalize_email(email).casefold(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in. Entries never name a person; they name a role."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    office = models.CharField(_("office"), max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)
    ends = models.DateField(null=True, blank=True)  # the day on which the account is closed and deleted

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = People()

    def __str__(self) -> str:
        return self.name or self.email


class Grant(models.Model):
    """A role that a person holds, in one case or (with no case named) in all."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    office = models.CharField(max_length=120, blank=True)
    case = models.CharField(max_length=120, null=True, blank=True)  # null: in all cases

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "case"], name="one_grant_of_a_role_in_a_case"),
            models.UniqueConstraint(
                fields=["person", "role"], condition=models.Q(case=None), name="one_grant_of_a_role_in_all"
            ),
        ]


from ombud.web.meeting_models import (  # noqa: E402, F401  (Django finds the models of an app in this module)
    Contribution,
    Digest,
    Flag,
    Move,
    Quote,
    SignUp,
    Workshop,
)
