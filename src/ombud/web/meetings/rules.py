"""What is not let into a discussion, said beforehand: a moderator refuses or removes by one of these alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its key, its name, and what it means."""

    key: str
    name: Any  # translated when it is shown
    means: Any


RULES = (
    Rule("person", _("It points to a person"),
         _("It names somebody who holds no public office, or tells where they live, work or go.")),
    Rule("threat", _("It threatens or insults"),
         _("It threatens somebody, or is meant to wound. Hard words about a decision or an office are no insult.")),
    Rule("hate", _("It is against a group of people"),
         _("It attacks people for their origin, faith, sex, age, disability or whom they love.")),
    Rule("matter", _("It is about something else"), _("It has nothing to do with the workshop or its matter.")),
    Rule("advert", _("It advertises"), _("It sells something, or asks for votes.")),
    Rule("again", _("It was said already"), _("The same words were sent before.")),
    Rule("law", _("The law forbids it"), _("Publishing it would break a law. The moderator adds which.")),
)  # fmt: skip
BY_KEY = {rule.key: rule for rule in RULES}


def named(key: str) -> str:
    """What a rule is called; a rule of an older version keeps its key."""
    return str(BY_KEY[key].name) if key in BY_KEY else key
