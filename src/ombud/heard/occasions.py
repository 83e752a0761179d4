"""Which occasions on which people could say something have taken place, by what the case says."""

from __future__ import annotations

from datetime import date

from ombud.heard.entries import Activity
from ombud.ledger.stack import Stack, Stated


def held(stack: Stack, today: date) -> tuple[Stated[Activity], ...]:
    """Activities that are not dated in the future: what is only planned has heard nobody yet."""
    return tuple(one for one in stack.of(Activity) if one.body.on is None or one.body.on <= today)
