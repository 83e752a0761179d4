"""Erased is gone: the erased bytes are searched for in every file that was written, unzipped ones too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

from ombud.casefile.bundle import Log, pack
from ombud.ledger.file import Line
from ombud.ledger.folder import LogFolder
from tests.ledger.making import AMINA, KEY, LAMPS, Making, decision, healthy, write_lines


def secrets_of(line: Line) -> list[bytes]:
    """The words, and the salt without which their commitment tells nothing, raw and in hex."""
    field = next(field for field in line.sealed.fields if field.name == "body.reasons")
    return [AMINA.encode(), field.salt, field.salt.hex().encode()]


def written(folder: Path) -> dict[str, bytes]:
    """Every file beneath a folder; of zip files also what is in them."""
    found = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for path in folder.rglob("*.zip"):
        with ZipFile(path) as zipped:
            found |= {f"{path}/{name}": zipped.read(name) for name in zipped.namelist()}
    return found


def where(folder: Path, wanted: list[bytes]) -> list[str]:
    return [name for name, data in written(folder).items() if any(words in data for words in wanted)]


def publish(folder: Path, made: Making) -> None:
    """Everything that Ombud writes of a log: tiles, ledger files, a bundle."""
    log = LogFolder(folder, KEY.verifier, KEY.name)
    log.grow(made.leaves(log.tiles().size), KEY)
    write_lines(folder / "ledger.jsonl", made.lines)
    lamps = [line for line in made.lines if line.sealed.value("case") == LAMPS]
    with (folder / "lamp-posts.ombud.zip").open("wb") as file:
        pack(file, lamps, Log(log.note(), KEY.verifier, log.tiles().inclusion), None, date(2026, 9, 1))


def test_what_is_erased_is_in_no_file(tmp_path: Path) -> None:
    made = Making()
    made.say(LAMPS, decision(1))
    wanted = secrets_of(made.say(LAMPS, decision(2, AMINA)))
    publish(tmp_path, made)
    assert len(where(tmp_path, wanted)) == 2  # the ledger file, and the same in the bundle: the search can find
    made.erase(1, "body.reasons")
    publish(tmp_path, made)
    assert where(tmp_path, wanted) == []


def test_the_log_itself_never_held_it(tmp_path: Path) -> None:
    healthy(tmp_path)
    (tmp_path / "ledger.jsonl").unlink()
    (tmp_path / "verify.py").unlink()  # the program has words of its own, which are nobody's data
    assert where(tmp_path, [b"Street Works", b"officer", b"lamp", b"scooter", b"answered."]) == []
