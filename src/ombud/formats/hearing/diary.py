"""From a file of diaries, and what people said in a survey, to the two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from ombud.casefile.hearing.diary import Kept, diary_told
from ombud.casefile.hearing.heard import About, Heard
from ombud.formats.diary import DiaryRead, read_diary
from ombud.formats.diarysurvey import read_codes, read_survey, with_codes
from ombud.formats.hearing.longtable import file_input
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.heard.diary.beside import Stated, beside
from ombud.heard.diary.days import Diary, Whole, minutes, whole_days
from ombud.heard.diary.means import Mean, reckoned
from ombud.words import Sentence, say

SEED = 1


def diary(
    days: Path,
    *,
    what: str,
    place: str = "",
    survey: Path | None = None,
    codes: Path | None = None,
    even: bool = False,
    seed: int = SEED,
    example: bool = False,
    today: date,
    told: Told,
) -> Heard:
    """Lay what people said in a survey beside their diaries. ``codes`` is a file that names the activities of codes.

    ``even`` weighs days so that every day of the week counts alike. Raises
    :class:`~ombud.formats.reading.Unreadable`.
    """
    told(say("Reading the diaries"), 0, 3)
    read = read_diary(days)
    stated = read_survey(survey) if survey else ()
    held, unknown = with_codes(read.diary, read_codes(codes)) if codes else (read.diary, ())
    whole = whole_days(held)
    if not whole.diary.days:
        what_is_wrong = say("no day in it adds up to 24 hours; days read: {n}", n=len(read.diary.days))
        raise Unreadable(what_is_wrong, days.name, say("check start and end of the episodes"))
    if even:
        whole = Whole(_evened(whole.diary, days.name), whole.left)
    _check_activities(stated, whole.diary, survey)
    told(say("Counting minutes"), 1, 3)
    kept = _kept(whole, read, unknown)
    told(say("Laying both side by side"), 2, 3)
    found = beside(stated, whole.diary, seed) if stated else ()
    paths = ((days, "diaries"), (survey, "survey"), (codes, "codes"))
    inputs = tuple(file_input(path, role, closed=role != "codes") for path, role in paths if path)
    return diary_told(
        kept, found, About(what=what, place=place, on=today, inputs=inputs, example=example), _notes(read, even)
    )


def _check_activities(stated: Sequence[Stated], held: Diary, survey: Path | None) -> None:
    """An activity that no day holds is most often another word for one that it does."""
    missing = sorted({one.activity for one in stated} - set(held.activities))
    if missing and survey:
        what = say(
            "no diary holds the activity “{name}”; they hold {names}",
            name=missing[0],
            names=", ".join(held.activities[:30]),
        )
        raise Unreadable(what, f"{survey.name}, activity", say("use the same word, or give a file of codes"))


def _evened(held: Diary, name: str) -> Diary:
    """Weights times what makes each day of the week count alike."""
    weekdays = np.array([day.weekday for day in held.days])
    if (weekdays < 0).any() or len(np.unique(weekdays)) < 7:
        what = say("not every day of the week is there, or some days do not say which they are")
        raise Unreadable(what, f"{name}, day", say("write dates, or do without even weights"))
    weights = np.array([day.weight for day in held.days])
    total = np.bincount(weekdays, weights, minlength=7)
    factor = total.sum() / 7 / total
    days = tuple(replace(day, weight=day.weight * float(factor[day.weekday])) for day in held.days)
    return replace(held, days=days)


def _kept(whole: Whole, read: DiaryRead, unknown: tuple[str, ...]) -> Kept:
    held = whole.diary
    weekdays = [day.weekday for day in held.days]
    weekend = sum(one >= 5 for one in weekdays) / len(weekdays) if min(weekdays) >= 0 else None
    people = len({day.person for day in held.days})
    return Kept(
        whole, people, len(held.days), weekend, _activities(held), unknown, read.sort, read.name, read.unit
    )


def _activities(held: Diary) -> tuple[tuple[str, Mean], ...]:
    """Minutes a day over persons; ``people`` counts those who did it at all."""
    tokens = sorted({day.person for day in held.days})
    number = {token: at for at, token in enumerate(tokens)}
    person = np.array([number[day.person] for day in held.days])
    weight = np.array([day.weight for day in held.days])
    of_person = np.bincount(person, weight).astype(np.float64)
    found = []
    for activity in held.activities:
        spent = np.bincount(person, weight * minutes(held, activity)) / of_person
        told = reckoned(spent, of_person)
        found.append((activity, Mean(told.value, told.low, told.high, int((spent > 0).sum()), told.worth)))
    return tuple(sorted(found, key=lambda one: (-round(one[1].value, 6), one[0])))


def _notes(read: DiaryRead, even: bool) -> tuple[Sentence, ...]:
    weighed = any(day.weight != 1 for day in read.diary.days)
    told = list(read.notes)
    if weighed:
        told.append(
            say("People are weighted as the file says; how many they are worth after weights is told beside them.")
        )
    if even:
        told.append(say("Days are weighted so that every day of the week counts alike."))
    return tuple(told)
