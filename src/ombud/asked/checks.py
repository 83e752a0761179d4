"""What is asked of a case about its question: demands 1.1 to 1.9. For 1.5 see the case file."""

from __future__ import annotations

from ombud.asked.alternatives import causes_are_touched, other_answers_are_on_the_table
from ombud.asked.costs import every_alternative_has_its_whole_cost
from ombud.asked.harms import harms_have_someone_who_answers
from ombud.asked.origins import ideas_are_adapted, positions_are_told
from ombud.asked.problem import the_place_is_known, the_problem_came_first
from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = (
    the_problem_came_first,
    other_answers_are_on_the_table,
    every_alternative_has_its_whole_cost,
    causes_are_touched,
    the_place_is_known,
    harms_have_someone_who_answers,
    ideas_are_adapted,
    positions_are_told,
)
