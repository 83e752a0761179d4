"""Receipts: written as the specification says, read back, and of use for their own entry only."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.ledger.folder import LogFolder
from ombud.ledger.note import BadSignature, new_key
from ombud.ledger.proof import LogProof, NotAProof, Unproved, verify
from tests.ledger.making import KEY, Making, healthy


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> tuple[LogFolder, Making]:
    folder = tmp_path_factory.mktemp("log")
    return LogFolder(folder, KEY.verifier, KEY.name), healthy(folder)


def test_a_receipt_has_the_form_of_the_specification(log: tuple[LogFolder, Making]) -> None:
    folder, _ = log
    lines = str(folder.proof(17)).split("\n")
    assert lines[:2] == ["c2sp.org/tlog-proof@v1", "index 17"]
    assert lines[lines.index("") + 1 :] == folder.note().split("\n")
    assert all(len(line) == 44 for line in lines[2 : lines.index("")])


def test_every_entry_has_a_receipt_that_holds(log: tuple[LogFolder, Making]) -> None:
    folder, made = log
    for index in (0, 1, 2, 255, 256, 262):
        proof = LogProof.read(str(folder.proof(index)))
        leaf = made.lines[index].sealed.leaf
        assert verify(proof, leaf, [KEY.verifier], KEY.name).size == 263


def test_a_receipt_is_of_no_use_for_another_entry(log: tuple[LogFolder, Making]) -> None:
    folder, made = log
    with pytest.raises(Unproved, match="entry 17"):
        verify(folder.proof(17), made.lines[18].sealed.leaf, [KEY.verifier])


def test_a_receipt_signed_by_somebody_else_is_of_no_use(log: tuple[LogFolder, Making]) -> None:
    folder, made = log
    with pytest.raises(BadSignature):
        verify(folder.proof(17), made.lines[17].sealed.leaf, [new_key("elsewhere.example").verifier])


def test_extra_data_are_carried_along(log: tuple[LogFolder, Making]) -> None:
    plain = log[0].proof(3)
    told = LogProof(plain.index, plain.hashes, plain.checkpoint, b"case 7, code 41")
    assert LogProof.read(str(told)) == told


HEAD = "c2sp.org/tlog-proof@v1\n"


@pytest.mark.parametrize("told", [
    "", HEAD, "index 1\n\nlog\n", HEAD + "\nlog\n", HEAD + "index 01\n\nlog\n", HEAD + "index 1\nAAAA\n\nlog\n",
    HEAD + "index 1\n!!\n\nlog\n", HEAD + "index 1\n" + ("A" * 43 + "=\n") * 65 + "\nlog\n",
])  # fmt: skip
def test_what_is_no_receipt_is_refused(told: str) -> None:
    with pytest.raises(NotAProof):
        LogProof.read(told)


def test_the_folder_refuses_to_sign_over_tiles_that_were_changed(tmp_path: Path) -> None:
    made, log = healthy(tmp_path, 20), LogFolder(tmp_path, KEY.verifier, KEY.name)
    tile = tmp_path / "tile/0/000.p/21"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    with pytest.raises(ValueError, match="not those that were signed"):
        log.grow(made.leaves(), KEY)


def test_growing_by_nothing_signs_nothing_new(tmp_path: Path) -> None:
    healthy(tmp_path, 20)
    log = LogFolder(tmp_path, KEY.verifier, KEY.name)
    before = (tmp_path / "checkpoints").read_bytes()
    assert log.grow([], KEY).size == 21
    assert (tmp_path / "checkpoints").read_bytes() == before
