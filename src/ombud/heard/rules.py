"""Rules for sharing out a budget, known by their published names: which give each group its part, and which do not."""

from __future__ import annotations

from ombud.evidence.said import key

# A proportional rule gives a group of residents as much of the budget as it is large.
PROPORTIONAL = ("equal shares", "phragm", "proportional", "single transferable vote", "stv", "maximin support")
ALL_TO_THE_LARGEST = (
    "greedy", "most votes", "most points", "majority", "plurality", "first past the post", "highest number of votes",
)  # fmt: skip


def gives_all_to_the_largest(rule: str) -> bool:
    """Whether a rule, by its published name, lets the largest group share out the whole budget."""
    name = key(rule)
    return not any(known in name for known in PROPORTIONAL) and any(known in name for known in ALL_TO_THE_LARGEST)
