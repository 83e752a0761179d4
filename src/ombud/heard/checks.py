"""What is asked of a case about who was heard: demands 2.1 to 2.15. For 2.1, 2.2 and 2.11 see the case file."""

from __future__ import annotations

from ombud.evidence.check import Check
from ombud.heard.answers import contributions_are_answered, data_requests_are_answered
from ombud.heard.contact import contact_goes_on, every_group_is_in_contact
from ombud.heard.inclusion import nobody_is_left_out_by_accident
from ombud.heard.methods import people_were_asked_again, said_and_done_are_compared, there_are_several_ways
from ombud.heard.present import people_were_drawn, the_missing_are_named
from ombud.heard.processes import residents_could_decide_something, themes_are_traced

CHECKS: tuple[Check, ...] = (
    there_are_several_ways,
    people_were_asked_again,
    said_and_done_are_compared,
    people_were_drawn,
    the_missing_are_named,
    residents_could_decide_something,
    contributions_are_answered,
    contact_goes_on,
    data_requests_are_answered,
    every_group_is_in_contact,
    themes_are_traced,
    nobody_is_left_out_by_accident,
)
