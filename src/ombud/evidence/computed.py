"""What Ombud computed from tables that are kept as evidence: a statement that nobody types in."""

from __future__ import annotations

from ombud.ledger.entry import Body


class Computed(Body):
    """A figure that a program computed from tables. It is sealed like any statement, and never filled in by hand."""
