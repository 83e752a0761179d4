"""Items that any of the formats may be asked to carry, made up."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ombud.formats.texts import is_unsaid, plain
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.entries import Ending, Personal

# What a spreadsheet, YAML and JSON stumble over.
_PIECES = (
    "Å", "né", "#1", "a:", "b: c", "'q'", '"r"', "null", "NO", "yes", "{x}", "[y]", "&c", "*z", "a, b", "1.0",
    "2026-01-01", "a|b", "%", "P6M", "- x", "? k", "!t", "<<", "~", "http://x", "x\\y",
)  # fmt: skip


def _kept(text: str) -> bool:
    """Whether words pass a door unchanged: they hold no place only, and nothing stands before them."""
    return text[0] not in "=+-@" and not is_unsaid(text) and plain(text) == text


LINES = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=2).map(" ".join).filter(_kept)
MAY = st.just("") | LINES
LENGTHS = st.sampled_from(["", "P30D", "P6M", "P1Y6M", "PT72H", "P13W", "PT3S", "P2Y"])
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2090, 1, 1))
COUNTRIES = st.sampled_from(["", "NO", "Sweden", "1.0"])  # a lone "yes" answers another question
RECIPIENTS = st.builds(Recipient, LINES, COUNTRIES, MAY, MAY)
LISTS = st.lists(LINES, max_size=2, unique=True).map(tuple)
LIVES = st.builds(Life, MAY, LENGTHS, MAY, DAYS, st.sampled_from(Ending), LENGTHS)
ITEMS = st.builds(
    ItemRead, LINES, MAY, MAY, MAY, DAYS, st.sampled_from(Personal), LISTS, LISTS, MAY | st.just("Public interest"),
    MAY | st.just("art. 9(2)(g)"), MAY, st.lists(RECIPIENTS, max_size=2, unique_by=lambda one: one.name).map(tuple),
    MAY, MAY, LIVES,
)  # fmt: skip
