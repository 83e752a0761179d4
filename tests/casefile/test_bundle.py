"""A bundle holds one case, checks itself without Ombud, and cannot harm whoever opens it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.casefile.bundle import Log, file_name, pack, read
from ombud.casefile.kinds import body
from ombud.casefile.unzipped import BrokenBundle, unzip
from ombud.evidence.store import Store
from ombud.ledger import seal
from ombud.ledger.entry import Cite
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import new_key
from tests.ledger.making import AMINA, KEY, LAMPS, SCOOTERS, Making, decision

TODAY, LATER = date(2026, 5, 1), date(2026, 12, 31)
MINUTES, CONTRACT = b"Minutes of the council", b"Contract, for procurement's eyes"


def keep(store: Store, data: bytes, name: str, seen_by: str) -> Cite:
    sha = store.keep(data, purpose="Evidence", until=LATER, seen_by=[seen_by], name=name, media_type="", today=TODAY)
    return Cite(sha256=sha)


def written(folder: Path, case: str = LAMPS) -> Path:
    store, made = Store(folder / "store"), Making()
    public, closed = keep(store, MINUTES, "minutes.PDF", "public"), keep(store, CONTRACT, "contract", "procurement")
    for n in range(9):
        made.say(SCOOTERS if n % 3 == 0 else LAMPS, decision(n, AMINA), (public, closed) if n == 4 else ())
    made.erase(4, "body.reasons")
    log = LogFolder(folder / "log", KEY.verifier, KEY.name)
    log.grow(made.leaves(), KEY)
    path = folder / file_name(case)
    with path.open("wb") as file:
        lines = [line for line in made.lines if line.sealed.value("case") == case]
        pack(file, lines, Log(log.note(), KEY.verifier, log.tiles().inclusion), store, TODAY)
    return path


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return written(tmp_path)


def test_a_bundle_is_read_back(bundle: Path, tmp_path: Path) -> None:
    read_back = read(bundle, tmp_path / "out", KEY.verifier)
    assert (read_back.case, read_back.checkpoint.size) == (LAMPS, 10)
    assert [line.index for line in read_back.lines] == [1, 2, 4, 5, 7, 8, 9]
    assert [seal.opened(line.sealed, body).seq for line in read_back.lines] == list(range(7))


def test_public_evidence_goes_along_and_the_rest_does_not(bundle: Path, tmp_path: Path) -> None:
    (path,) = read(bundle, tmp_path / "out").evidence().values()
    assert path.read_bytes() == MINUTES
    assert path.suffix == ".pdf"
    assert CONTRACT not in bundle.read_bytes()


def test_a_bundle_checks_itself_without_ombud(bundle: Path, tmp_path: Path) -> None:
    unzip(bundle, tmp_path / "out")
    command = [sys.executable, "-I", "-S", "verify.py", "."]
    ran = subprocess.run(command, cwd=tmp_path / "out", capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "read: 7, in cases: 1" in ran.stdout
    assert "python3 verify.py ." in (tmp_path / "out/README.txt").read_text("utf-8")


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert written(tmp_path / "a").read_bytes() == written(tmp_path / "b").read_bytes()


def test_a_bundle_of_another_city_is_told_by_its_key(bundle: Path, tmp_path: Path) -> None:
    with pytest.raises(BrokenBundle, match="not the key that you gave"):
        read(bundle, tmp_path / "out", new_key(KEY.name).verifier)
    assert not (tmp_path / "out").exists()


def rebuilt(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with ZipFile(path) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    change(files)
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return path


def lines_without(number: int) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        lines = files["ledger.jsonl"].splitlines(keepends=True)
        files["ledger.jsonl"] = b"".join(lines[:number] + lines[number + 1 :])

    return change


def swapped_receipts(files: dict[str, bytes]) -> None:
    one, two = "proofs/1.tlog-proof", "proofs/2.tlog-proof"
    files[one], files[two] = files[two], files[one]


FAULTS: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "an entry taken out": (lines_without(3), "lacks its entry 3"),
    "the last entry taken out": (lines_without(6), "was erased and no entry says so"),
    "an entry changed": (
        lambda files: files.update({"ledger.jsonl": files["ledger.jsonl"].replace(b"post number 2", b"post number 3")}),
        "ledger.jsonl, line 2: its fields are not what was sealed",
    ),
    "a receipt taken out": (lambda files: files.pop("proofs/1.tlog-proof") and None, "1.tlog-proof is missing"),
    "receipts swapped": (swapped_receipts, "receipt 1 does not lead to the checkpoint"),
    "a receipt without an entry": (
        lambda files: files.update({"proofs/3.tlog-proof": files["proofs/1.tlog-proof"]}),
        "Entry 3 has no record here",
    ),
    "evidence changed": (
        lambda files: files.update({name: b"x" for name in files if name.startswith("evidence/")}),
        "is not the evidence that it was",
    ),
    "no key": (lambda files: files.pop("log.vkey") and None, "log.vkey is missing"),
    "no entries": (lambda files: files.pop("ledger.jsonl") and None, "has no record here"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_bundle_is_found_and_said_in_a_sentence(bundle: Path, tmp_path: Path, fault: str) -> None:
    change, words = FAULTS[fault]
    with pytest.raises(BrokenBundle, match=words):
        read(rebuilt(bundle, change), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", [
    "../evil", "/etc/passwd", "evidence/../../evil", "C:\\evil", "evidence/evil.svg", "ledger.jsonl/", "LEDGER.JSONL",
    "evidence/" + "a" * 64 + ".toolongending", "proofs/01.tlog-proof", "proofs/1.tlog-proof\n",
])  # fmt: skip
def test_a_name_that_no_bundle_has_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.zip"
    with ZipFile(path, "w") as zipped:
        member = ZipInfo("x")
        member.filename = name
        zipped.writestr(member, b"x")
    with pytest.raises(BrokenBundle, match="which no bundle has"):
        unzip(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "evil").exists()


def test_a_link_is_unzipped_as_a_plain_file(tmp_path: Path) -> None:
    path, member = tmp_path / "x.zip", ZipInfo("checkpoint")
    member.external_attr = 0o120777 << 16
    with ZipFile(path, "w") as zipped:
        zipped.writestr(member, "/etc/passwd")
    unzip(path, tmp_path / "out")
    assert not (tmp_path / "out/checkpoint").is_symlink()
    assert (tmp_path / "out/checkpoint").read_text() == "/etc/passwd"


def test_a_zip_bomb_is_refused_before_it_is_unzipped(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("ledger.jsonl", bytes(50_000_000))
    with pytest.raises(BrokenBundle, match=r"ledger\.jsonl grows too much"):
        unzip(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_too_many_bytes_in_all_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with ZipFile(path, "w") as zipped:
        zipped.writestr("checkpoint", bytes(600_000))
        zipped.writestr("ledger.jsonl", bytes(600_000))
    with pytest.raises(BrokenBundle, match="would take 1200000 bytes; 1000000 are allowed"):
        unzip(path, tmp_path / "out", most_bytes=1_000_000)


def test_a_size_that_lies_is_found(tmp_path: Path) -> None:
    """The header says ten bytes where a million follow."""
    path = tmp_path / "lies.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("ledger.jsonl", bytes(1_000_000))
    size = (1_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(BrokenBundle, match="no whole zip file"):
        unzip(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with ZipFile(path, "w") as zipped:
        zipped.writestr("checkpoint", b"one")
        zipped.writestr("checkpoint", b"two")
    with pytest.raises(BrokenBundle, match="holds checkpoint twice"):
        unzip(path, tmp_path / "out")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04" + bytes(40)])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(BrokenBundle, match=r"^x\.zip is no whole zip file"):
        unzip(path, tmp_path / "out")


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(tmp_path_factory.mktemp("bundle")).read_bytes()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_in_a_bundle_changes_nothing_or_is_found(
    healthy: bytes, tmp_path_factory: pytest.TempPathFactory, place: float, bit: int
) -> None:
    """Some bits of a zip file carry nothing, such as a time; then what is read is what was written."""
    data = bytearray(healthy)
    data[int(place * len(data))] ^= 1 << bit
    folder = tmp_path_factory.mktemp("flip")
    (folder / "x.zip").write_bytes(data)
    try:
        told = read(folder / "x.zip", folder / "out")
    except BrokenBundle:
        return
    with ZipFile(io.BytesIO(healthy)) as right:
        names = {name for name in right.namelist() if name not in ("README.txt", "verify.py")}
        assert all((told.folder / name).read_bytes() == right.read(name) for name in names)
