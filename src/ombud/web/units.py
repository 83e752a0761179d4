"""Answers that learners hand in for their unit: kept until ten have come, then added up and forgotten."""

from __future__ import annotations

import secrets
from datetime import date
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from ombud.learn.progress import Progress
from ombud.learn.steps import block
from ombud.learn.sums import NOBODY, Answers, Sums, added
from ombud.web.models import Block, Unit, Waiting

SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is easily taken for another
KEPT = 24  # months


class UnknownWord(Exception):
    """No unit has this word."""


def unit_of(word: str) -> Unit:
    """The unit that a word opens, however it is written. Raises :class:`UnknownWord`."""
    bare = "".join(sign for sign in word.upper() if sign.isalnum())[:12]
    found = Unit.objects.filter(word=f"{bare[:4]}-{bare[4:]}").first()
    if found is None:
        raise UnknownWord
    return found


def new_word() -> str:
    """Eight signs that nobody guesses: KQ7F-M2XR."""
    drawn = "".join(secrets.choice(SIGNS) for _sign in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def hand_in(mine: Progress, module: int, unit: Unit) -> bool:
    """Leave the answers of a module to the unit's figures. False if they wait there already, or there are none."""
    answers = mine.of(module).answers
    if answers is None or mine.of(module).handed:
        return False
    row = Waiting(proof=proof(mine, module), unit=unit, module=module, before=answers.before, after=answers.after,
                  month=timezone.localdate().replace(day=1))  # fmt: skip
    try:
        with transaction.atomic():
            Unit.objects.select_for_update().get(pk=unit.pk)  # one after the other, so that nobody is counted twice
            forget(timezone.localdate())
            row.save(force_insert=True)
            _count(unit, module)
    except (IntegrityError, Unit.DoesNotExist):  # handed in from another window; or the unit was taken away just now
        return False
    return True


def _count(unit: Unit, module: int) -> None:
    rows = block(list(Waiting.objects.filter(unit=unit, module=module)))
    if rows:
        sums = added(Answers(one.before, one.after) for one in rows)
        Block.objects.create(unit=unit, module=module, people=sums.people, together=sums.together,
                             month=max(one.month for one in rows))  # fmt: skip
        Waiting.objects.filter(pk__in=[one.pk for one in rows]).delete()


def take_back(mine: Progress, module: int) -> bool:
    """Take away what a learner handed in. False if it waits no longer: it is in a sum, and nobody can find it there."""
    gone, _each = Waiting.objects.filter(pk=proof(mine, module)).delete()
    return bool(gone)


def proof(mine: Progress, module: int) -> str:
    """What a row is known by. Of two modules of one learner nobody can tell that they belong together."""
    return sha256(f"{mine.token}:{module}".encode()).hexdigest()


def sums(today: date) -> dict[tuple[int, int], Sums]:
    """All that is shown: unit and module -> the sum of its blocks, as long as they are kept."""
    found: dict[tuple[int, int], Sums] = {}
    for one in Block.objects.filter(month__gte=oldest(today)):
        there = (one.unit_id, one.module)
        found[there] = found.get(there, NOBODY) + Sums(one.people, tuple(one.together))
    return found


def forget(today: date) -> int:
    """Take away what is older than 24 months: blocks whole, and whoever still waits. How many rows went."""
    past = [rows.filter(month__lt=oldest(today)) for rows in (Waiting.objects.all(), Block.objects.all())]
    return sum(rows.delete()[0] for rows in past)


def oldest(today: date) -> date:
    """The first day of the oldest month of which something is kept."""
    months = today.year * 12 + today.month - 1 - KEPT
    return date(months // 12, months % 12 + 1, 1)
