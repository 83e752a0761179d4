"""What is asked of a case about its data: demands 3.1 to 3.13. For 3.13 see the case file."""

from __future__ import annotations

from ombud.counted.biography import data_have_a_biography, public_data_are_open
from ombud.counted.categories import categories_leave_room
from ombud.counted.claims import claims_about_areas_hold, data_are_asked_a_question, data_are_fit_for_use
from ombud.counted.elsewhere import data_held_elsewhere_are_asked_for
from ombud.counted.forecasts import forecasts_are_scored
from ombud.counted.memory import records_stand_side_by_side, the_past_is_kept, the_uncounted_is_counted
from ombud.counted.represented import groups_are_in_the_data
from ombud.evidence.check import Check

CHECKS: tuple[Check, ...] = (
    data_have_a_biography,
    groups_are_in_the_data,
    data_are_fit_for_use,
    claims_about_areas_hold,
    data_are_asked_a_question,
    the_past_is_kept,
    records_stand_side_by_side,
    the_uncounted_is_counted,
    categories_leave_room,
    forecasts_are_scored,
    public_data_are_open,
    data_held_elsewhere_are_asked_for,
)
