"""What Ombud computed from tables that are kept as evidence: a statement that nobody types in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic.config import JsonDict

from ombud.ledger.entry import Body, Entry


class Computed(Body):
    """A figure that a program computed from tables. It is sealed like any statement, and never filled in by hand.

    ``gist`` names the fields that say it in one line: of what, for whom, and the figure.
    """

    gist: ClassVar[tuple[str, ...]] = ()


class Made(Computed):
    """The statement that something was computed: of what, where, and from which files. Its figures stand beside it."""

    if TYPE_CHECKING:  # each kind says in its own words what they are
        what: str
        place: str
        files: tuple[str, ...]


def shown(unit: str = "", places: int = 1, signed: bool = False, unit_in: str = "") -> JsonDict:
    """How a figure is told on a page: its unit, or the field that holds it; how many decimals; whether with a sign."""
    return {"shown": {"unit": unit, "places": places, "signed": signed, "unit_in": unit_in}}


def rests_on_a_file(entry: Entry) -> bool:
    """Whether an entry is a computed figure that cites the file it comes from by its hash, so that it can be held
    against it. A figure that cites none was typed in or brought bare, and is as good as any other statement."""
    return isinstance(entry.body, Computed) and any(cite.sha256 for cite in entry.cites)
