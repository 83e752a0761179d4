"""Where a technology is in its life."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The stages in order. Unsaid is not early: what nobody dates is due."""

    UNSAID = "unsaid"
    IDEA = "idea"
    QUESTION = "question"
    REVIEW = "review"
    PROCUREMENT = "procurement"
    TRIAL = "trial"
    RUNNING = "running"
    WINDING_DOWN = "winding_down"
    CLOSED = "closed"

    @property
    def order(self) -> int:
        """0 for unsaid, then 1 for an idea up to 8 for closed."""
        return _ORDER[self]


_ORDER = {stage: place for place, stage in enumerate(Stage)}  # asked for some 200 times a case
