"""Every kind of entry has a name that the log, its files and its verifier can read."""

from __future__ import annotations

from ombud.casefile.kinds import KINDS
from ombud.ledger.entry import KIND


def test_every_kind_is_named_by_question_name_and_version() -> None:
    assert [name for name in KINDS if not KIND.fullmatch(name)] == []
