"""A witness signs what grew, and refuses what was rewritten, put back or forked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ombud.ledger import merkle, verify
from ombud.ledger.checkpoint import Checkpoint, witness_key
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import BadSignature, Note, new_key
from ombud.ledger.witness import Forked, NotARequest, Request, SeenOtherwise, Witness
from tests.ledger.making import KEY

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
ELIN = new_key("goteborg.example/witness")
WITNESS = Witness(ELIN, KEY.verifier)


def leaves(begin: int, end: int) -> list[bytes]:
    return [n.to_bytes(32, "big") for n in range(begin, end)]


@pytest.fixture
def log(tmp_path: Path) -> LogFolder:
    folder = LogFolder(tmp_path, KEY.verifier, KEY.name)
    folder.grow(leaves(0, 7), KEY)
    return folder


def request(log: LogFolder, old: int) -> Request:
    return Request(old, log.tiles().consistency(old), log.note())


def test_a_log_that_grew_is_signed_and_the_line_is_worth_something(log: LogFolder) -> None:
    seen, line = WITNESS.sign(request(log, 0), None, NOW)
    log.witnessed(line, witness_key(ELIN))
    assert verify.verify(log.path, witness=str(witness_key(ELIN)), partial=True)
    log.grow(leaves(7, 300), KEY)
    seen, line = WITNESS.sign(request(log, 7), seen, NOW)
    assert seen.size == 300
    log.witnessed(line, witness_key(ELIN))
    log.witnessed(line, witness_key(ELIN))
    assert len(Note.read(log.note()).signatures) == 2
    assert verify.verify(log.path, witness=str(witness_key(ELIN)), partial=True)


def test_a_rewritten_history_is_refused(log: LogFolder, tmp_path: Path) -> None:
    seen, _ = WITNESS.sign(request(log, 0), None, NOW)
    fork = LogFolder(tmp_path / "fork", KEY.verifier, KEY.name)
    fork.grow([bytes(32), *leaves(1, 6), b"another history" + bytes(17), *leaves(7, 20)], KEY)
    with pytest.raises(Forked, match="its history was changed"):
        WITNESS.sign(request(fork, 7), seen, NOW)


def test_an_old_state_is_refused_with_the_size_that_was_seen(log: LogFolder) -> None:
    _, early = WITNESS.sign(request(log, 0), None, NOW)
    assert early.name == ELIN.name
    first = request(log, 0)
    log.grow(leaves(7, 20), KEY)
    seen, _ = WITNESS.sign(request(log, 0), None, NOW)
    with pytest.raises(SeenOtherwise, match="had 20 entries") as told:
        WITNESS.sign(first, seen, NOW)
    assert told.value.size == 20


def test_the_same_checkpoint_may_be_signed_again_later(log: LogFolder) -> None:
    seen, _ = WITNESS.sign(request(log, 0), None, NOW)
    again, _ = WITNESS.sign(request(log, 7), seen, NOW.replace(hour=13))
    assert again == seen


def test_a_proof_of_something_else_is_refused(log: LogFolder) -> None:
    log.grow(leaves(7, 20), KEY)
    seen = Checkpoint(KEY.name, 7, merkle.root([merkle.leaf_hash(leaf) for leaf in leaves(0, 7)]))
    asked = request(log, 7)
    with pytest.raises(Forked):
        WITNESS.sign(replace(asked, proof=asked.proof[1:]), seen, NOW)


def test_only_the_logs_own_key_is_listened_to(log: LogFolder) -> None:
    with pytest.raises(BadSignature):
        Witness(ELIN, new_key(KEY.name).verifier).sign(request(log, 0), None, NOW)


def test_a_line_of_another_checkpoint_is_not_put_beneath_this_one(log: LogFolder) -> None:
    _, line = WITNESS.sign(request(log, 0), None, NOW)
    log.grow(leaves(7, 8), KEY)
    with pytest.raises(BadSignature):
        log.witnessed(line, witness_key(ELIN))
    with pytest.raises(BadSignature, match="not of the witness"):
        log.witnessed(line, witness_key(new_key("lund.example/witness")))


def test_a_request_is_written_and_read_back(log: LogFolder) -> None:
    log.grow(leaves(7, 300), KEY)
    asked = request(log, 7)
    assert Request.read(str(asked)) == asked
    assert str(asked).startswith("old 7\n")


@pytest.mark.parametrize("told", ["", "old 1\n", "old -1\n\nlog\n", "old 01\n\nlog\n", "old 1\nAAAA\n\nlog\n",
                                  "old 1\n" + ("A" * 43 + "=\n") * 64 + "\nlog\n"])  # fmt: skip
def test_what_is_no_request_is_refused(told: str) -> None:
    with pytest.raises(NotARequest):
        Request.read(told)
