"""The questions that are computed from files brought to a page, and to which of them a thing belongs."""

from __future__ import annotations

from ombud.web.work.asks import Question
from ombud.web.work.heard_asks import HEARD
from ombud.web.work.held_asks import HELD

QUESTIONS: dict[str, Question] = {one.word: one for one in (HEARD, HELD)}
OF_SORT: dict[str, Question] = {sort: question for question in QUESTIONS.values() for sort in question.asked}
