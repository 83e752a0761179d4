"""Checkpoints and the lines of witnesses beneath them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.ledger.checkpoint import Checkpoint, NotACheckpoint, cosigned, verified, witness_key, witnessed
from ombud.ledger.merkle import EMPTY
from ombud.ledger.note import BadSignature, Note, new_key
from tests.ledger.making import KEY

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
WITNESS = new_key("goteborg.example/witness")


def test_a_checkpoint_is_three_lines() -> None:
    told = "ombud.malmo.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
    assert str(Checkpoint("ombud.malmo.example/log", 0, EMPTY)) == told
    assert Checkpoint.read(told).root == EMPTY


@given(st.integers(0, 2**62), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_is_read_back(size: int, root: bytes) -> None:
    made = Checkpoint(KEY.name, size, root)
    assert verified(str(made.signed_by(KEY)), [KEY.verifier], KEY.name) == made


@pytest.mark.parametrize("text", [
    "log\n1\n", "log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "log\n1\n47DEQpj8\n",
    "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
    "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n",
])  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NotACheckpoint):
        Checkpoint.read(text)


def test_the_checkpoint_of_another_log_is_refused() -> None:
    note = str(Checkpoint("elsewhere.example/log", 1, EMPTY).signed_by(KEY))
    with pytest.raises(NotACheckpoint, match=r"of elsewhere\.example/log, not of ombud\.malmo"):
        verified(note, [KEY.verifier], KEY.name)


def test_a_witness_says_when_it_saw_the_checkpoint() -> None:
    note = cosigned(Checkpoint(KEY.name, 1, EMPTY).signed_by(KEY), WITNESS, NOW)
    read = Note.read(str(note))
    (seen,) = witnessed(read, [witness_key(WITNESS)])
    assert (seen.name, seen.time) == (WITNESS.name, NOW)
    assert verified(str(note), [KEY.verifier]).size == 1
    assert witnessed(read, []) == ()


def test_a_witness_cannot_be_made_to_have_seen_another_history() -> None:
    seen = cosigned(Checkpoint(KEY.name, 1, EMPTY).signed_by(KEY), WITNESS, NOW)
    forked = Note(str(Checkpoint(KEY.name, 2, EMPTY)), seen.signatures)
    with pytest.raises(BadSignature, match="goteborg"):
        witnessed(forked, [witness_key(WITNESS)])
