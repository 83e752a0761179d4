"""What is kept of workshops with a date: what was announced, who means to come, and what was written afterwards.

None of it is in the ledger, as some of it names people. ``meetings/ending.py`` says when each part is deleted.
"""

from __future__ import annotations

from django.db import models


class Workshop(models.Model):
    """A workshop on a module of the course, on a day, at a place or by telephone."""

    slug = models.SlugField(max_length=80, unique=True)
    module = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    language = models.CharField(max_length=12)  # of what the office wrote here
    case = models.CharField(max_length=120, blank=True)  # the case file that the act of the module belongs to
    office = models.CharField(max_length=120)  # who holds it, and alone sees who comes
    role = models.CharField(max_length=40)
    starts = models.DateTimeField()
    zone = models.CharField(max_length=60)  # "Europe/Stockholm": the clock by which the time is told
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=300, blank=True)
    step_free = models.CharField(max_length=500, blank=True)  # how to get in without a step
    phone = models.CharField(max_length=120, blank=True)  # the number to call in
    languages = models.JSONField(default=list)
    seats = models.PositiveSmallIntegerField()
    offered = models.CharField(max_length=500, blank=True)  # child care, an interpreter, pay
    contact = models.CharField(max_length=300)  # an office or a desk, never a person
    sign_up_until = models.DateTimeField()
    discussion_until = models.DateField(null=True, blank=True)  # the last day; none: no discussion
    cancelled = models.CharField(max_length=500, blank=True)  # why it does not take place
    example = models.BooleanField(default=False)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["starts", "slug"]


class Move(models.Model):
    """A workshop was put to another time or place: where it was before, and why."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="moves")
    starts = models.DateTimeField()  # before
    place = models.CharField(max_length=300, blank=True)  # before
    phone = models.CharField(max_length=120, blank=True)  # before
    why = models.CharField(max_length=500)
    made = models.DateTimeField()

    class Meta:
        ordering = ["made", "pk"]


class SignUp(models.Model):
    """Somebody who means to come, under any name they like. Their code opens it; we keep no code, only its hash."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="sign_ups")
    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    reach = models.CharField(max_length=200, blank=True)
    needs = models.CharField(max_length=500, blank=True)
    waiting = models.BooleanField(default=False)
    made = models.DateTimeField()
    moved_up = models.DateTimeField(null=True, blank=True)  # from the waiting list to a seat

    class Meta:
        ordering = ["made", "pk"]


class Contribution(models.Model):
    """What somebody wrote in the discussion after a workshop, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SHOWN = "shown"
        REFUSED = "refused"
        REMOVED = "removed"  # by a moderator, after it was shown
        TAKEN_BACK = "taken_back"  # by whoever wrote it

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="contributions")
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=2000, blank=True)  # empty once it was removed or taken back
    language = models.CharField(max_length=35)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    made = models.DateTimeField()
    decided = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)  # the moderator's role
    rule = models.CharField(max_length=20, blank=True)  # which published rule it goes against
    more = models.CharField(max_length=500, blank=True)  # what the moderator adds

    class Meta:
        ordering = ["made", "pk"]


class Flag(models.Model):
    """A reader's word to the moderators about a contribution. Deleted when a moderator has looked."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="flags")
    why = models.CharField(max_length=500)
    made = models.DateTimeField()


class Digest(models.Model):
    """What was said in a discussion, and what the office answers. Written anew it gets another row; none is changed."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="digests")
    points = models.JSONField()  # [{"said":, "n":, "disagreed":, "outcome":, "answer":, "by_when":}, …]
    of = models.PositiveSmallIntegerField()  # contributions that could be read when it was written
    language = models.CharField(max_length=12)
    role = models.CharField(max_length=40)
    office = models.CharField(max_length=120)
    sealed = models.JSONField(default=list)  # for each point the two entries of the case: [[12, 13], …]
    made = models.DateTimeField()

    class Meta:
        ordering = ["made", "pk"]


class Quote(models.Model):
    """Words of a contribution in a digest, exactly as they were published, for as long as they are."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="quotes")
    point = models.PositiveSmallIntegerField()
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="quotes")
    words = models.CharField(max_length=2000)

    class Meta:
        ordering = ["pk"]
