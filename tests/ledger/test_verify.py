"""Every fault that we can think of, put into a healthy log, is found by the verifier as anyone would run it."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.answered.entries import Erasure, Office, Withdrawal
from ombud.ledger import seal, verify
from ombud.ledger.checkpoint import Checkpoint, cosigned, witness_key
from ombud.ledger.file import Line
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import Note, new_key
from ombud.ledger.tiles import grow
from tests.ledger.making import AMINA, BEGIN, KEY, LAMPS, SCOOTERS, Making, changed, decision, healthy, write_lines

PROGRAM = Path(verify.__file__)


@dataclass(frozen=True)
class Case:
    """A copy of a healthy log that a test may harm."""

    folder: Path
    made: Making

    def says(self, *more: str) -> tuple[int, str]:
        """Exit code and words of ``python3 verify.py``, run without our packages."""
        command = [sys.executable, "-I", "-S", str(PROGRAM), str(self.folder), *more]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        return ran.returncode, (ran.stdout if ran.returncode == 0 else ran.stderr).strip()

    def refused(self, words: str, *more: str) -> None:
        code, told = self.says(*more)
        assert code == 1, told
        assert re.fullmatch(r"Does not hold: [^\n]+\.", told), told  # one plain sentence, no traceback
        assert re.search(words, told), told

    def rewrite(self, path: str, change: Callable[[bytes], bytes]) -> None:
        file = self.folder / path
        file.write_bytes(change(file.read_bytes()))

    def lines(self, change: Callable[[list[Line]], list[Line]]) -> None:
        write_lines(self.folder / "ledger.jsonl", change(list(self.made.lines)))

    def append(self) -> LogFolder:
        return LogFolder(self.folder, KEY.verifier, KEY.name)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("original")
    return Case(folder, healthy(folder))


@pytest.fixture
def log(original: Case, tmp_path: Path) -> Case:
    shutil.copytree(original.folder, tmp_path / "log")
    return Case(tmp_path / "log", original.made)


# What must hold of the program itself


def test_it_stands_alone_and_is_short_enough_to_read() -> None:
    text = PROGRAM.read_text("utf-8")
    tree = ast.walk(ast.parse(text))
    names = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name)
        for node in tree
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert {str(name).partition(".")[0] for name in names} <= sys.stdlib_module_names
    assert len(text.splitlines()) <= 300


# What holds


def test_a_healthy_log_holds_also_after_an_erasure(log: Case) -> None:
    code, told = log.says()
    assert code == 0, told
    assert "Entries in the log: 263; read: 263, in cases: 2; checkpoints of one history: 3; fields erased: 1." in told
    assert "The key came with the folder" in told


def test_with_the_right_key_it_does_not_warn(log: Case) -> None:
    code, told = log.says("--key", str(KEY.verifier))
    assert code == 0
    assert "came with the folder" not in told


def test_the_copy_in_the_folder_is_the_same_program(log: Case) -> None:
    assert (log.folder / "verify.py").read_bytes() == PROGRAM.read_bytes()


def test_records_may_lie_by_case_or_together(log: Case) -> None:
    for case in (LAMPS, SCOOTERS):
        place = log.folder / "cases" / case
        place.mkdir(parents=True)
        write_lines(place / "ledger.jsonl", [line for line in log.made.lines if line.sealed.value("case") == case])
    assert log.says()[0] == 0
    (log.folder / "ledger.jsonl").unlink()
    assert log.says()[0] == 0


def test_an_empty_log_holds(tmp_path: Path) -> None:
    LogFolder(tmp_path, KEY.verifier, KEY.name).grow([], KEY)
    assert Case(tmp_path, Making()).says()[0] == 0


def test_hidden_files_of_a_memory_stick_do_not_disturb(log: Case) -> None:
    (log.folder / "tile/.DS_Store").write_bytes(b"x")
    (log.folder / "tile/0/._000").write_bytes(b"x")
    assert log.says()[0] == 0


# What is found: the tiles


def flip(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def swap(data: bytes, width: int) -> bytes:
    return data[width : 2 * width] + data[:width] + data[2 * width :]


def test_a_flipped_bit_in_a_hash(log: Case) -> None:
    log.rewrite("tile/0/000", flip)
    log.refused("tile/0/000 does not fit its entries")


def test_a_flipped_bit_in_a_partial_tile_of_an_earlier_size(log: Case) -> None:
    log.rewrite("tile/0/000.p/2", flip)
    log.refused(r"tile/0/000\.p/2 does not fit its entries")


def test_a_flipped_bit_in_an_entry(log: Case) -> None:
    log.rewrite("tile/entries/000", flip)
    log.refused("does not fit its entries|do not lead to the root")


@pytest.mark.parametrize("name", [
    "tile/0/000", "tile/0/001.p/7", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/7",
])  # fmt: skip
def test_a_cut_or_missing_file(log: Case, name: str) -> None:
    log.rewrite(name, lambda data: data[:-5])
    log.refused("was cut or changed")
    (log.folder / name).unlink()
    log.refused(f"{name} is missing")


def test_two_entries_swapped(log: Case) -> None:
    log.rewrite("tile/entries/000", lambda data: swap(data, 34))
    log.refused("does not fit its entries")
    for name in ("tile/0/000", "tile/0/000.p/2"):
        log.rewrite(name, lambda data: swap(data, 32))
    log.rewrite("tile/entries/000.p/2", lambda data: swap(data, 34))
    log.refused("does not fit|do not lead to the root")


def test_an_entry_removed_from_log_and_records_alike(log: Case) -> None:
    """Whoever rebuilds the tiles without an entry would have to sign again."""
    kept = [line for line in log.made.lines if line.index != 100]
    shutil.rmtree(log.folder / "tile")
    grow(log.folder, 0, [line.sealed.leaf for line in kept])
    log.refused("is missing|was cut")


def test_an_entry_replaced_and_the_tiles_rebuilt(log: Case) -> None:
    leaves = log.made.leaves()
    leaves[100] = bytes(32)
    shutil.rmtree(log.folder / "tile")
    grow(log.folder, 0, leaves)
    log.refused("do not lead to the root that was signed")


def test_a_leaf_that_is_more_than_a_commitment(tmp_path: Path) -> None:
    """Personal data in a leaf could never be erased."""
    LogFolder(tmp_path, KEY.verifier, KEY.name).grow([b"Amina lives in Rosengard"], KEY)
    Case(tmp_path, Making()).refused("tile/entries was cut or changed", "--partial")


@pytest.mark.parametrize("name", [
    "tile/0/002", "tile/0/000.p/300", "tile/9/000", "tile/0/001.p/8", "tile/notes.txt", "tile/0/1",
])  # fmt: skip
def test_a_file_that_is_no_part_of_the_log(log: Case, name: str) -> None:
    (log.folder / name).parent.mkdir(exist_ok=True)
    (log.folder / name).write_bytes(bytes(256))
    log.refused(f"{re.escape(name)} is beyond the checkpoint")


# What is found: the checkpoints


def earlier(log: Case, number: int) -> str:
    parts = (log.folder / "checkpoints").read_text("utf-8").split("\n\n")
    return f"{parts[2 * number]}\n\n{parts[2 * number + 1]}\n"


def test_an_old_checkpoint_put_back(log: Case) -> None:
    (log.folder / "checkpoint").write_text(earlier(log, 1), "utf-8")
    log.refused("an old one was put back")


def test_an_old_checkpoint_and_an_old_list_put_back(log: Case) -> None:
    (log.folder / "checkpoint").write_text(earlier(log, 1), "utf-8")
    (log.folder / "checkpoints").write_text(earlier(log, 0) + "\n" + earlier(log, 1) + "\n", "utf-8")
    log.refused(r"\.p/\d+ is beyond the checkpoint: an old one was put back")


def test_the_whole_log_put_back_to_an_old_state(log: Case, tmp_path: Path) -> None:
    """Only one who kept a newer checkpoint can see it."""
    seen = tmp_path / "seen"
    seen.write_bytes((log.folder / "checkpoint").read_bytes())
    made = healthy(tmp_path / "old", 100)
    old = Case(tmp_path / "old", made)
    assert old.says()[0] == 0
    old.refused("The checkpoint has 101 entries and 263 were seen: an old one was put back", "--seen", str(seen))


def test_a_kept_receipt_serves_as_well_as_a_kept_checkpoint(log: Case, tmp_path: Path) -> None:
    receipt = tmp_path / "17.tlog-proof"
    receipt.write_text(str(log.append().proof(17)), "utf-8")
    assert log.says("--seen", str(receipt))[0] == 0
    healthy(tmp_path / "old", 100)
    Case(tmp_path / "old", Making()).refused("263 were seen", "--seen", str(receipt))


def test_a_forked_history(log: Case, tmp_path: Path) -> None:
    """The city shows one history to Elin and another to the rest: the two checkpoints together prove it."""
    fork = LogFolder(tmp_path / "fork", KEY.verifier, KEY.name)
    fork.grow([bytes([n]) * 32 for n in range(50)], KEY)
    log.refused("The history was forked: at 50 another root was signed", "--seen", str(tmp_path / "fork/checkpoint"))
    log.rewrite("checkpoints", lambda data: fork.note().encode() + b"\n" + data)
    log.refused("The history was forked: at 50 another root was signed")


def test_a_fork_of_the_same_length(log: Case) -> None:
    fork = str(Checkpoint(KEY.name, 263, bytes(32)).signed_by(KEY))
    log.rewrite("checkpoints", lambda data: fork.encode() + b"\n" + data)
    log.refused("forked: at 263")


def test_an_unsigned_checkpoint(log: Case) -> None:
    log.rewrite("checkpoint", lambda data: data.partition(b"\n\n")[0] + b"\n")
    log.refused("checkpoint was cut")
    log.rewrite("checkpoint", lambda data: data + b"\n")
    log.refused("checkpoint was cut, or has a line that is no signature")


def test_a_checkpoint_signed_by_somebody_else(log: Case) -> None:
    text = Note.read((log.folder / "checkpoint").read_text("utf-8")).text
    (log.folder / "checkpoint").write_text(str(Note(text).signed_by(new_key(KEY.name))), "utf-8")
    log.refused(r"checkpoint is not signed by ombud\.malmo\.example/log")


def test_a_false_signature_beside_a_true_one(log: Case) -> None:
    other = Note("other\n").signed_by(KEY)
    log.rewrite("checkpoint", lambda data: data + str(other).partition("\n\n")[2].encode())
    log.refused("the signature of ombud.malmo.example/log is false")


def test_another_key_laid_in_the_folder(log: Case) -> None:
    (log.folder / "log.vkey").write_text(f"{new_key(KEY.name).verifier}\n", "utf-8")
    log.refused("is not signed by")
    log.refused("is not the key that you gave", "--key", str(KEY.verifier))


def test_a_whole_log_made_by_somebody_else(tmp_path: Path) -> None:
    """It holds in itself; only the city's key, had elsewhere, tells that it is not the city's."""
    healthy(tmp_path, 20, new_key(KEY.name))
    forged = Case(tmp_path, Making())
    assert forged.says()[0] == 0
    forged.refused("is not the key that you gave", "--key", str(KEY.verifier))


def test_the_checkpoint_of_another_log_of_the_same_city(log: Case) -> None:
    note = str(Checkpoint("elsewhere.example/log", 263, bytes(32)).signed_by(KEY))
    (log.folder / "checkpoint").write_text(note, "utf-8")
    log.refused("is no checkpoint of the log ombud.malmo.example/log")


@pytest.mark.parametrize("name", ["checkpoint", "checkpoints", "log.vkey", "ledger.jsonl"])
def test_a_missing_or_empty_or_cut_file(log: Case, name: str) -> None:
    log.rewrite(name, lambda data: data[:-1])
    log.refused(".")
    log.rewrite(name, lambda data: b"")
    log.refused(".")
    (log.folder / name).unlink()
    log.refused("missing|has no record here")


def test_a_list_of_checkpoints_cut_between_two(log: Case) -> None:
    (log.folder / "checkpoints").write_text(earlier(log, 0) + "\n", "utf-8")
    log.refused("does not end with the checkpoint")


def test_a_witness_that_was_asked_for_must_have_signed(log: Case) -> None:
    witness = new_key("goteborg.example/witness")
    key = str(witness_key(witness))
    log.refused("checkpoint is not signed by goteborg", "--witness", key)
    plain = Note.read((log.folder / "checkpoint").read_text("utf-8"))
    (log.folder / "checkpoint").write_text(str(cosigned(plain, witness, BEGIN)), "utf-8")
    assert log.says("--witness", key)[0] == 0
    (false,) = cosigned(Note("other\n"), witness, BEGIN).signatures
    (log.folder / "checkpoint").write_text(str(Note(plain.text, (*plain.signatures, false))), "utf-8")
    log.refused("the signature of goteborg.example/witness is false", "--witness", key)


# What is found: the records


def test_a_value_that_was_not_what_was_sealed(log: Case) -> None:
    log.rewrite("ledger.jsonl", lambda data: data.replace(b"lamp post number 7", b"lamp post number 9", 1))
    log.refused(r"ledger\.jsonl, line 8: its fields are not what was sealed")


def test_a_record_sealed_anew(log: Case) -> None:
    def forge(lines: list[Line]) -> list[Line]:
        other = Making()
        other.say(LAMPS, decision(1))
        lines[9] = Line(9, other.say(LAMPS, decision(99)).sealed)
        return lines

    log.lines(forge)
    log.refused(r"line 10: the log holds something else as entry 9")


def test_two_records_swapped(log: Case) -> None:
    def swapped(lines: list[Line]) -> list[Line]:
        lines[7], lines[8] = Line(7, lines[8].sealed), Line(8, lines[7].sealed)
        return lines

    log.lines(swapped)
    log.refused("the log holds something else as entry 7")


def test_records_in_another_order_in_the_file_are_no_fault(log: Case) -> None:
    log.lines(lambda lines: list(reversed(lines)))
    assert log.says()[0] == 0


@pytest.mark.parametrize("place", [0, 100, 262])
def test_a_record_taken_out(log: Case, place: int) -> None:
    log.lines(lambda lines: lines[:place] + lines[place + 1 :])
    log.refused(f"lacks its entry|Entry {place} has no record here|was erased and no entry says so")


def test_a_record_taken_out_of_a_partial_folder_leaves_a_gap_in_its_case(log: Case) -> None:
    log.lines(lambda lines: [line for line in lines if line.index != 100])
    log.refused("The case lamp-posts lacks its entry 67", "--partial")


def test_a_case_left_out_is_a_fault_unless_the_folder_is_meant_to_be_partial(log: Case) -> None:
    log.lines(lambda lines: [line for line in lines if line.sealed.value("case") == LAMPS])
    log.refused("has no record here: it was taken out")
    assert log.says("--partial")[0] == 0


def test_a_record_that_is_not_in_the_log(log: Case) -> None:
    other = Making()
    for _ in range(263):
        line = other.say("bins", decision(1))
    log.lines(lambda lines: [*lines, Line(263, line.sealed)])
    log.refused("entry 263 is newer than the checkpoint: an old one was put back")


def test_a_record_that_reads_differently_in_two_files(log: Case) -> None:
    """Erased in one file and still there in the other."""
    sealed = log.made.lines[5].sealed
    place = log.folder / "cases" / LAMPS
    place.mkdir(parents=True)
    write_lines(place / "ledger.jsonl", [Line(5, seal.erase(sealed, ["body.reasons"]))])
    log.refused("reads differently in another file")


def test_a_field_erased_without_an_entry_that_says_so(log: Case) -> None:
    def hush(lines: list[Line]) -> list[Line]:
        lines[5] = Line(5, seal.erase(lines[5].sealed, ["body.reasons"]))
        return lines

    log.lines(hush)
    log.refused(r"The case lamp-posts, entry \d+: body\.reasons was erased and no entry says so")


def test_a_field_that_should_be_erased_and_came_back(log: Case) -> None:
    """As after a backup was restored. The salts of the tests are the same each time, so the record fits the log."""
    before = Making()
    before.say(LAMPS, Office(name="Head of Street Works", contact="streetworks@malmo.example"))
    whole = before.say(LAMPS, decision(1, AMINA))
    assert whole.sealed.leaf == log.made.lines[1].sealed.leaf
    log.lines(lambda lines: [lines[0], whole, *lines[2:]])
    log.refused(r"entry 1: body\.reasons should be erased and is still there")


def test_an_essential_field_cannot_be_hidden_as_erased(log: Case) -> None:
    def hide(lines: list[Line]) -> list[Line]:
        told = lines[5].sealed.as_json()
        commitment = next(field.commitment for field in lines[5].sealed.fields if field.name == "time")
        told["fields"]["time"] = {"erased": commitment.hex()}
        lines[5] = Line(5, seal.Sealed.from_json(told))
        return lines

    log.lines(hide)
    log.refused("the field time has neither a value nor a mark that it was erased")


def two_with_one_number() -> list[Line]:
    made = Making()
    made.say(LAMPS, decision(1))
    made.seqs[LAMPS] = 0
    made.say(LAMPS, decision(2))
    return made.lines


def test_two_entries_with_the_same_number_in_a_case(tmp_path: Path) -> None:
    lines = two_with_one_number()
    LogFolder(tmp_path, KEY.verifier, KEY.name).grow([line.sealed.leaf for line in lines], KEY)
    write_lines(tmp_path / "ledger.jsonl", lines)
    Case(tmp_path, Making()).refused("line 2: another entry has its number in the case")


def test_an_erasure_may_name_a_field_without_its_body(tmp_path: Path) -> None:
    made = Making()
    first = made.say(LAMPS, decision(1))
    made.lines[0] = Line(0, seal.erase(first.sealed, ["body.reasons", "role"]))
    made.say(LAMPS, Erasure(entry=0, fields=("reasons", "role"), ground="GDPR article 17"))
    made.say(LAMPS, Withdrawal(entry=1, reason="Said in error"))
    LogFolder(tmp_path, KEY.verifier, KEY.name).grow(made.leaves(), KEY)
    write_lines(tmp_path / "ledger.jsonl", made.lines)
    assert Case(tmp_path, made).says()[0] == 0


@pytest.mark.parametrize("line", [
    b"not json\n", b"[1,2]\n", b"{}\n", b"\xff\n", b"[" * 200_000 + b"\n", b'{"a":NaN}\n', b"\n",
])  # fmt: skip
def test_rubbish_in_a_ledger_is_named_by_file_and_line(log: Case, line: bytes) -> None:
    log.rewrite("ledger.jsonl", lambda data: data + line)
    log.refused(r"ledger\.jsonl, line 264: ")


def test_evidence_that_was_changed(log: Case) -> None:
    place = log.folder / "evidence"
    place.mkdir()
    (place / f"{sha256(b'minutes').hexdigest()}.txt").write_bytes(b"minutes")
    assert log.says()[0] == 0
    (place / f"{sha256(b'minutes').hexdigest()}.txt").write_bytes(b"Minutes")
    log.refused("is not the evidence that it was")


# Anything else


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    healthy(folder, 6)
    (folder / "verify.py").unlink()  # the program is not what it checks
    assert verify.verify(folder)
    return folder


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_flipped_bit_in_any_file_is_found(small: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(verify.files(small)))
    before = bytearray(path.read_bytes())
    before[data.draw(st.integers(0, len(before) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with changed(path, bytes(before)), pytest.raises(verify.Fault):
        verify.verify(small)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_cut_in_any_file_is_found(small: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(verify.files(small)))
    before = path.read_bytes()
    with changed(path, before[: data.draw(st.integers(0, len(before) - 1))]), pytest.raises(verify.Fault):
        verify.verify(small)
