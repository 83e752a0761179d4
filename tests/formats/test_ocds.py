"""Open contracting data of any form is read, and what cannot be read is said with file, line and path."""

from __future__ import annotations

import gzip
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from ombud.casefile.holding.held import Held
from ombud.formats import ocds, ocdsparts
from ombud.formats.holding.buying import buying
from ombud.formats.ocds import read_releases
from ombud.formats.ocdskept import kept
from ombud.formats.ocdsorder import Ordered
from ombud.formats.ocdsprocess import Unclear, processes
from ombud.formats.reading import Unreadable
from tests.held.ocds.made import TODAY, nothing, release, signed, told

ONE = release("p", "2026-01-01")


@pytest.mark.parametrize(
    ("document", "ocids"),
    [
        (ONE, ["p"]),
        ({"version": "1.1", "releases": [ONE, release("q", "2026-01-02")]}, ["p", "q"]),
        ({"records": [{"ocid": "p", "releases": [ONE]}, {"ocid": "q", "compiledRelease": {"tag": ["compiled"]}}]},
         ["p", "q"]),
        ({"ocid": "p", "releases": [ONE, ONE]}, ["p", "p"]),
        ([ONE, ONE], ["p", "p"]),
        ({"version": "1.2", "releases": []}, []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 2])
def test_releases_records_and_their_packages_are_read_in_lines_and_whole(
    tmp_path: Path, document: Any, ocids: list[str], indent: int | None
) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(document, indent=indent), "utf-8-sig")
    assert [one.ocid for one in read_releases(path)] == ocids


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "made.json: the file is empty"),
        ('{"ocid": "p"}\n{"ocid": 3}\n', "made.json, line 2, ocid: it does not say of which contracting process it is"),
        ('{"ocid": "p"}\n{"ocid": \n', "made.json, line 2, character 10: this is not valid JSON"),
        ('{"ocid": "p"}\n[1]\n', "made.json, line 2, [0]: this is no object"),
        ('{"name": "x"}\n', "made.json, line 1: this is no OCDS release, record or package: it has name"),
        ('{"ocid": "p", "contracts": 7}\n', "made.json, line 1, contracts: this is no list"),
        ('{"ocid": "p", "contracts": ["x"]}\n', "made.json, line 1, contracts[0]: this is no object"),
        ('{"ocid": "p", "tender": "x"}\n', "made.json, line 1, tender: this is no object"),
        ('{"releases": {}}\n', "made.json, line 1, releases: this is no list"),
        ('{"version": "2.0", "releases": []}\n', "made.json, line 1, version: this is OCDS 2.0, and 1.0, 1.1 and 1.2"),
        ('{"ocid": "p", "releases": [{"url": "x", "date": "2026-01-01"}]}\n', "the record only links to releases"),
        ('{"ocid": "p", "versionedRelease": {"ocid": "p"}}\n', "no field of the versioned release has a date"),
        ('{"ocid": "p", "tender": {"value": NaN}}\n', "NaN is not a number that JSON knows"),
        ('{\n"releases": [\n{"ocid": "p",}]}', "made.json, line 3, character"),
        ("[" * 100_000 + "]" * 100_000, "the JSON is nested too deep"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "made.json"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable) as error:
        list(read_releases(path))
    assert said in str(error.value)
    assert error.value.mend is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(b'{"ocid": "p"}\n' * 999)[:-12], "the gzip file is cut off or damaged"),
        (b"\x1f\x8bnothing", "the gzip file is cut off or damaged"),
        (b'{"ocid": "\xff"}\n', "this is not valid UTF-8"),
        (b'{"ocid": "p"}\n\0\0\n', "there are NUL bytes in it"),
    ],
    ids=["cut off", "no gzip", "no UTF-8", "NUL"],
)
def test_damaged_bytes_are_said(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "made.jsonl.gz"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as error:
        list(read_releases(path))
    assert said in str(error.value)


def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "none.json", tmp_path / "pipe"):
        with pytest.raises(Unreadable):
            list(read_releases(path))


PACKAGE = {
    "uri": "a \\\" } ] \u00e5", "version": "1.1", "extensions": [[], {"releases": 1}], "number": -12.5e3,
    "releases": [release(f"p{n}", "2026-01-01", tender={"title": "å" * n}) for n in range(30)],
    "more": {"a": [1, {}]}, **{f"late{n}": -123456789.5 - n for n in range(12)},
}  # fmt: skip
RECORDS = {"records": [{"ocid": f"p{n}", "releases": [release(f"p{n}", "2026-01-01")]} for n in range(30)]}


@pytest.mark.parametrize("chunk", [1, 7, 64, 10_000])
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("document", [PACKAGE, RECORDS, [ONE] * 30, [PACKAGE, RECORDS]])
def test_a_document_too_large_to_be_read_whole_is_read_part_by_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: Any, indent: int | None, chunk: int
) -> None:
    path = tmp_path / "huge.json"
    path.write_text(json.dumps(document, indent=indent, ensure_ascii=False), "utf-8-sig")
    whole = [(one.ocid, one.held) for one in read_releases(path)]
    assert len(whole) in (30, 60)
    monkeypatch.setattr(ocds, "MAX_JSON", 600)
    monkeypatch.setattr(ocdsparts, "_CHUNK", chunk)
    assert [(one.ocid, one.held) for one in read_releases(path)] == whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"releases": [{"ocid": "p"}, ' + " " * 900, "huge.json, line 1"),
        ('{"releases": [\n{"ocid": "p"}\n{"ocid": "q"}]}' + " " * 900, "huge.json, line 3: this is not valid JSON"),
        ('{"releases": [\n{"ocid": "p"},\n{"ocid": "q"\n"x"}]}' + " " * 900, "huge.json, line 3"),
        ('{"releases": [{"ocid": 7}]}' + " " * 900, "huge.json, line 1, releases[0], ocid"),
        ('{"version": "9", "releases": []}' + " " * 900, "huge.json, version: this is OCDS 9"),
        ('{"ocid": "p", "title": "' + "x" * 900 + '"}', "without a list of releases"),
        ('{"releases": []} x' + " " * 900, "something stands after its end"),
        ('{"releases": [' + "[" * 90_000 + "]" * 90_000 + "]}", "nested too deep"),
    ],
)
def test_a_large_document_that_is_broken_is_said_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setattr(ocds, "MAX_JSON", 600)
    path = tmp_path / "huge.json"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable) as error:
        list(read_releases(path))
    assert said in str(error.value)


def test_one_part_or_one_line_may_have_as_many_bytes_as_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (ocds, ocdsparts):
        monkeypatch.setattr(module, "MAX_JSON", 600)
    path = tmp_path / "huge.json"
    path.write_text(json.dumps({"releases": [ONE | {"x": "y" * 9000}]}), "utf-8")
    with pytest.raises(Unreadable, match="one part of it has more than"):
        list(read_releases(path))
    path.write_text(json.dumps(ONE) + "\n" + json.dumps(ONE | {"x": "y" * 9000}), "utf-8")
    with pytest.raises(Unreadable, match=r"huge\.json, line 2: one document has more than"):
        list(read_releases(path))


def test_no_contact_person_is_taken_in(tmp_path: Path) -> None:
    person = {"name": "Anna Berg", "email": "anna.berg@acme.example"}
    buyer = {"name": "Malmö", "contactPoint": person, "identifier": {"id": "1"}}
    held = kept({"buyer": buyer, "parties": [buyer], "tender": {"procuringEntity": buyer}}, "")
    assert "Berg" not in json.dumps(held)
    versioned = {"ocid": "p", "buyer": {"contactPoint": {"name": [{"releaseDate": "2026", "value": "Anna Berg"}]}}}
    (one,) = read_releases(told(tmp_path, {"ocid": "p", "versionedRelease": versioned}))
    assert "Berg" not in json.dumps(one.held)


def test_a_date_that_is_none_is_said_with_its_line(tmp_path: Path) -> None:
    ordered = Ordered()
    with pytest.raises(Unreadable, match="line 1, date: “last week” is no date"):
        ordered.take(told(tmp_path, ONE | {"date": "last week"}), nothing)
    ordered.close()


def _unclear(tmp_path: Path, *lines: Any) -> tuple[str, ...]:
    ordered, unclear = Ordered(), Unclear()
    ordered.take(told(tmp_path, *lines), nothing)
    list(processes(ordered.stories(), ordered.register, unclear))
    ordered.close()
    return tuple(map(str, unclear.told()))


@pytest.mark.parametrize("amount", ["lots", "1_000", -1, True, 1e300, "1,000"])
def test_an_amount_that_is_no_number_is_not_known_and_is_said(tmp_path: Path, amount: Any) -> None:
    (said,) = _unclear(tmp_path, signed("p", "2026-01-01", amount))
    assert said.startswith("Amounts that are no number")
    assert "made.jsonl, line 1" in said


def test_who_runs_the_procedure_stands_in_for_an_unsaid_buyer_and_it_is_told(tmp_path: Path) -> None:
    tender = {"procuringEntity": {"name": "Malmö"}}
    (said,) = _unclear(tmp_path, release("p", "2026-01-01", tender=tender))
    assert said.startswith("Processes that do not say who buys, told under who runs the procedure: 1.")
    party = {"id": "1", "name": "Lund", "roles": ["buyer"]}
    assert _unclear(tmp_path, release("p", "2026-01-01", tender=tender, parties=[party])) == ()


def test_values_that_are_unclear_are_counted_each_with_the_first_place(tmp_path: Path) -> None:
    bids = {"details": [{"status": "maybe"}]}
    lines = [
        release("a", "2026-01-01", bids=bids, tender={"numberOfTenderers": "many"}, contracts=[{"title": "x"}]),
        release("b", "2026-01-01", contracts=[{"id": "1", "period": {"endDate": "soon"}}]),
    ]
    kinds = " ".join(_unclear(tmp_path, *lines))
    for words in ("Statuses of bids", "Numbers of tenderers", "Contracts without an id", "Dates of contracts"):
        assert words in kinds


def test_who_is_told_of_progress_can_stop_the_reading(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stopped

    ordered = Ordered()
    with pytest.raises(Stopped):
        ordered.take(told(tmp_path, *(release(f"p{n}", "2026-01-01") for n in range(600))), stop)
    ordered.close()


FIELDS = """
    ocid date id tag buyer parties name identifier scheme tender bids details awards suppliers contracts value amount
    currency period endDate amendments items records releases versionedRelease compiledRelease releaseDate
""".split()  # noqa: SIM905
WHOLE = signed("p", "2026-01-01", 9.0) | {
    "bids": {"details": [{"id": "1", "status": "valid", "tenderers": [{"id": "1"}], "value": {"amount": 1}}]},
    "tender": {"title": "Acme lamps", "items": [{"id": "1", "classification": {"scheme": "CPV", "id": "34"}}]},
    "parties": [{"id": "1", "name": "Acme AB", "identifier": {"scheme": "SE", "id": "1"}}],
}


def _broken(value: Any, chance: random.Random) -> Any:
    """A release with something else in one place of it."""
    if not isinstance(value, dict | list) or not value or chance.random() < 0.15:
        return _anything(chance, 2)
    if isinstance(value, list):
        return [_broken(value[0], chance), *value[1:]]
    name = chance.choice(sorted(value))
    return value | {name: _broken(value[name], chance)}


def _broken_inside(chance: random.Random) -> dict[str, Any]:
    """Another process, one field of which is broken somewhere."""
    name = chance.choice(sorted(WHOLE))
    return {name: _broken(WHOLE[name], chance), "ocid": "q"}


def _anything(chance: random.Random, depth: int) -> Any:
    """A value of any kind; deeper ones are plainer."""
    plain = [None, True, 3, -1.5, 1e300, "", "x", "2026-01-01", "\ud800", "\x00", 10**400]
    kind = chance.randrange(4) if depth else 0
    if kind == 0:
        return chance.choice(plain)
    if kind == 1:
        return [_anything(chance, depth - 1) for _ in range(chance.randrange(3))]
    return {chance.choice(FIELDS): _anything(chance, depth - 1) for _ in range(chance.randrange(1, 6))}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_stands_in_a_file_it_is_read_or_refused_with_a_sentence(tmp_path: Path, seed: int) -> None:
    chance, read = random.Random(seed), 0
    for _ in range(40):
        line = {"ocid": "p"} | {chance.choice(FIELDS): _anything(chance, 5) for _ in range(3)}
        said = _said_of(told(tmp_path, line, WHOLE | _broken_inside(chance), WHOLE))
        read += isinstance(said, Held)
        assert isinstance(said, Held) or "made.jsonl" in str(said)
    assert read


def _said_of(path: Path) -> Held | Unreadable:
    try:
        found = buying([path], what="Anything", today=TODAY, told=nothing)
    except Unreadable as error:
        return error
    assert found.measured.model_dump_json().encode()
    return found
