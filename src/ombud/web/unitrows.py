"""What is kept of units that learn together: their names, answers that wait for ten, and blocks of ten or more."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """An office whose people learn together. Whoever has its ``word`` can hand in to it."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    word = models.CharField(max_length=12, unique=True)

    def __str__(self) -> str:
        return self.name


class Waiting(models.Model):
    """One person's answers, until ten have come: no name, no day, and no number that tells who came before whom.

    ``proof`` is the hash of what only the learner holds. With it they take the row away.
    """

    proof = models.CharField(primary_key=True, max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="waiting")
    module = models.PositiveSmallIntegerField()
    before = models.CharField(max_length=3)
    after = models.CharField(max_length=3)
    month = models.DateField()  # its first day


class Block(models.Model):
    """The answers of ten people or more, added up. What each of them answered is no longer here."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="blocks")
    module = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()
    together = models.JSONField()
    month = models.DateField()  # the first day of the month in which the last of them came
