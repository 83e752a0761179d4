"""The ledger file: what was written is read, and what is broken is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.ledger.file import BrokenLine, read
from tests.ledger.making import changed, healthy


def test_what_was_written_is_read(tmp_path: Path) -> None:
    made = healthy(tmp_path, 12)
    assert list(read(tmp_path / "ledger.jsonl")) == made.lines
    assert made.lines[1].sealed.erased == ("body.reasons",)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_is_found_by_its_line_or_its_number(tmp_path: Path, place: float, bit: int) -> None:
    path = tmp_path / "ledger.jsonl"
    made = None if path.exists() else healthy(tmp_path, 5)
    assert made is None or made.lines
    data = bytearray(path.read_bytes())
    right = list(read(path))
    at = int(place * len(data))
    data[at] ^= 1 << bit
    with changed(path, bytes(data)):
        assert _numbers(path) != [line.index for line in right]


def _numbers(path: Path) -> list[int] | str:
    """The entries' numbers in the log, which only the log can tell to be right; or what is broken."""
    try:
        return [line.index for line in read(path)]
    except BrokenLine as told:
        return str(told)


@pytest.mark.parametrize(("line", "what"), [
    (b"not json\n", "no JSON"), (b"[]\n", "no JSON object"), (b"{}\n", "index"), (b'{"index":-1}\n', "index"),
    (b'{"index":true}\n', "index"), (b'{"index":0,"leaf":NaN}\n', "no number"), (b"[" * 200_000 + b"\n", "too deeply"),
    (b'{"index":0}\n', "needs leaf, salt and fields"), (b"\xff\xfe\n", "no JSON"), (b'{"index":0}', "cut off"),
])  # fmt: skip
def test_a_broken_line_is_named(tmp_path: Path, line: bytes, what: str) -> None:
    made = healthy(tmp_path, 3)
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(made.lines[0].written() + line)
    with pytest.raises(BrokenLine, match=rf"^ledger\.jsonl, line 2: .*{what}"):
        list(read(path))


def test_a_line_without_end_is_not_read_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ombud.ledger.file.LONGEST", 1000)
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(BrokenLine, match="longer than 1000 bytes"):
        list(read(path))


def test_spaces_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    """One way to write a line: so a reader need not ask what a difference means."""
    made = healthy(tmp_path, 3)
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(made.lines[0].written().replace(b'"index":0', b'"index": 0'))
    with pytest.raises(BrokenLine, match="what no ledger writes"):
        list(read(path))
