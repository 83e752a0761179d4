"""Files made to break us: each gives one clear sentence, nothing half read, in bounded memory."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ombud.formats import safe
from ombud.formats.open import FORMATS, read_file, read_source
from ombud.formats.reading import Unreadable
from ombud.formats.safe import MAX_COLUMNS, taken
from ombud.formats.workbook import MAX_CELLS
from tests.formats.shared import FIXTURES, TODAY

PIA = b'{"pia": {"name": "x"}, "reference_to": %s}'
SHEET = "title,organisation,purpose\n"


def refused(data: bytes, name: str = "file.csv") -> str:
    with pytest.raises(Unreadable) as told:
        read_source(taken(data, name), today=TODAY)
    sentence = str(told.value)
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Error" not in sentence
    return sentence


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n", "the file is empty"),
    "nul bytes": (f"{SHEET}A,B,\0\n".encode(), "line 2: there are NUL bytes"),
    "random bytes": (bytes(range(256)) * 20, "NUL bytes"),
    "a picture": (b"\x89PNG\r\n\x1a\n....", "a picture, a PDF or an archive"),
    "an old spreadsheet": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file"),
    "an open quotation mark": (f'{SHEET}A,B,"C\nD,E,F\n'.encode(), "line 2: a quotation mark is opened"),
    "quotation marks astray": (f'{SHEET}A,B,"C"D"\n'.encode(), "line 2: the quotation marks do not fit"),
    "a row that is too long": (f"{SHEET}A,B,C,D\n".encode(), "line 2: the row has 4 cells and there are 3 headings"),
    "two columns for one": (b"title,purpose,goal\nA,B,C\n", "line 1: two columns say the same: purpose and goal"),
    "ten thousand columns": (f"{SHEET.strip()}{',x' * 10_000}\n".encode(), "line 1: there are 10003 columns"),
    "too many rows": (SHEET.encode() + b"A,B,C\n" * (safe.MAX_RECORDS + 1), "more than 20000 rows"),
    "a cell that is too long": (f"{SHEET}A,B,{'x' * 1_100_000}\n".encode(), "line 2: a cell is longer"),
    "deep JSON": (PIA % (b"[" * 200_000 + b"]" * 200_000), "nested too deep"),
    "cut JSON": (PIA % b"[1,", "line 1, character"),
    "a field twice": (b'{"pia": {"name": "a", "name": "b"}, "reference_to": 1}', "'name' stands twice"),
    "no number": (PIA % b"NaN", "NaN is not a number"),
    "a number of ten thousand figures": (PIA % (b"9" * 10_000), "not valid JSON"),
    "two million values": (PIA % (b"[" + b"[]," * 2_000_000 + b"1]"), "more than 2000000 values"),
    "JSON in Latin-1": (PIA % '"é"'.encode("latin-1"), "line 1: this is not valid UTF-8"),
    "UTF-16 cut in half": ("title;purpose\nA;å\n".encode("utf-16")[:-1], "not valid UTF-16"),
    "JSON that nobody knows": (b'{"hello": "world"}', "has these fields: hello"),
    "JSON that is broken and unknown": (
        b'[{"name": "Lamps",\n "goal": }]',
        "line 2, character 10: this is not valid JSON",
    ),
    "deep JSON that nobody knows": (b"[" * 200_000 + b"]" * 200_000, "nested too deep"),
    "unknown JSON on each line": (b'{"a": 1}\n{"a": \n', "line 2, character"),
    "JSON of numbers": (b"[1, 2]", "none of the formats"),
    "a long line of unknown JSON": (b'{"a": "' + b"x" * 1_100_000 + b'"}\n{}', "not valid JSON: Extra data"),
    "headings that nobody knows": (
        b"colour;weight\nred;3\n",
        "line 1: none of the formats that Ombud reads has these",
    ),
    "words": (b"Dear city, please find enclosed", "none of the formats"),
    "a line that is not JSON": (b'{"id":"1","doel":"x","juridische_basis":"y"}\n{"id":\n', "line 2, character"),
    "a line that is a number": (b'{"id":"1","doel":"x","juridische_basis":"y"}\n7\n', "line 2: this is not a record"),
    "a record without a number": (b'{"id":"","doel":"x","juridische_basis":"y"}\n', "line 1, id: the record has no id"),
    "an event without a time": (b'{"id":"1","kind":"added","at":"soon"}\n', "line 1, at: soon is no time"),
    "two answers to one question": (
        b'{"pia":{"name":"x"},"answers":[{"reference_to":1,"data":{}},{"reference_to":1,"data":{}}]}',
        "answer 2: question 1 is answered twice",
    ),
    "an assessment without a name": (b'{"pia":{},"answers":[{"reference_to":1}]}', "pia.name: there is no assessment"),
    "the same use case twice": (
        b'[{"id":"1","use_case_name":"a","development_stage":"x"},{"id":"1","use_case_name":"b","development_stage":"x"}]',
        "record 2: record 1 stands here and at",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_one_sentence(name: str) -> None:
    data, said = BROKEN[name]
    assert said in refused(data)


def test_a_folder_a_pipe_a_device_and_nothing_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(Unreadable, match="not a file but a folder, a pipe or a device"):
            read_file(path, today=TODAY)
    for path in (tmp_path / "nothing", tmp_path / "a\0b"):
        with pytest.raises(Unreadable, match="cannot be opened"):
            read_file(path, today=TODAY)


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(Unreadable, match="it has 200 MB, and 32 MB is the limit"):
        read_file(tmp_path / "huge.csv", today=TODAY)


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


GOOD = [["title", "organisation", "purpose"], ["Lamps", "Malmö", "Light"]]


def changed(change: Callable[[bytes], bytes | None], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A good workbook with one part changed or taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(GOOD))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(old.read(name)) if name == part else old.read(name)
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"<x/>")
        file.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return out.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;&a;">]>'
WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: bomb(100 * 2**20), "it unpacks to 100 MB"),
    "small bomb": (lambda: bomb(20 * 2**20), "packed like a zip bomb"),
    "entities": (lambda: changed(lambda data: ENTITY + data.partition(b"?>")[2] or data), "XML entities"),
    "entities in the book": (lambda: changed(lambda data: ENTITY + data, "xl/workbook.xml"), "XML entities"),
    "cut sheet": (lambda: changed(lambda data: data[: len(data) // 2]), "not a spreadsheet that can be read"),
    "no sheet": (lambda: changed(lambda data: None), "no sheet in it has a heading and a row"),
    "cut file": (lambda: workbook(GOOD)[:2000], "broken"),
    "no rows": (lambda: workbook([["title", "purpose"]]), "no sheet in it has a heading and a row"),
    "formulas alone": (
        lambda: workbook([["title", "purpose"], ["=1+1", "=A1"]]),
        "formulas, which are not values: A2, B2",
    ),
    "another archive": (lambda: changed(lambda data: None, "xl/workbook.xml"), "an archive but no spreadsheet"),
    "row a million": (lambda: changed(lambda data: data.replace(b'r="2"', b'r="1048576"')), "more than 20000 rows"),
    "too many columns": (lambda: workbook([["title", *range(MAX_COLUMNS)], ["A"]]), "more than 1000 columns"),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_dangerous_workbook_is_refused(name: str) -> None:
    made, said = WORKBOOKS[name]
    assert said in refused(made(), "file.xlsx")


@pytest.mark.slow
def test_too_many_cells_are_refused() -> None:
    numbers = random.Random(1)  # so that they do not pack like a bomb
    row = (b"".join(b"<c><v>%d</v></c>" % numbers.randrange(10**6) for _ in range(900)) for _ in range(600))
    rows = b"".join(b"<row>" + cells + b"</row>" for cells in row)

    def filled(data: bytes) -> bytes:
        return data.partition(b"<sheetData>")[0] + b"<sheetData>" + rows + b"</sheetData></worksheet>"

    assert f"more than {MAX_CELLS} cells" in refused(changed(filled), "file.xlsx")


FORMULAS = ['=HYPERLINK("http://x.example","y")', "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "=A1", '= "a"', "+cmd|x!A1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_never_a_value(formula: str) -> None:
    quoted = '"' + formula.replace('"', '""') + '"'
    told = read_source(taken(f"{SHEET}A,B,{quoted}\n".encode(), "x.csv"), today=TODAY)
    assert "x.csv, line 2, purpose holds a formula, which is not a value: left out." in map(str, told.warnings)
    assert len(told.cases[0].drafts) == 1


@pytest.mark.parametrize("words", ["- a list", "+46 40 123456", "@malmo on the web", "-5"])
def test_words_that_only_look_like_formulas_stay(words: str) -> None:
    told = read_source(taken(f"{SHEET}A,B,{words}\n".encode(), "x.csv"), today=TODAY)
    assert words in repr(told.cases[0].drafts)


MEASURE = """
import datetime, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
from ombud.formats.open import read_file
from ombud.formats.reading import Unreadable
try:
    print(len(read_file(sys.argv[1], today=datetime.date(2026, 11, 22)).cases))
except Unreadable as told:
    print(told)
with open("/proc/self/status") as status:  # of this program alone; ru_maxrss also counts the one that started it
    print(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""
HEAVY: dict[str, Callable[[], bytes]] = {
    "texts of many signs": lambda: b"".join(
        json.dumps({"id": str(n), "doel": "d" * 99_000 + "\U0001f600", "juridische_basis": ""}).encode() + b"\n"
        for n in range(320)
    ),
    "many small objects": lambda: PIA % (b"[" + b'{"a":1},' * 990_000 + b"1]"),
    "one long text": lambda: PIA % json.dumps("a" * (23 * 2**20) + "\U0001f600", ensure_ascii=False).encode(),
    "a sheet as long as allowed": lambda: (
        SHEET.encode() + b"".join(b"T%d,O,%s\n" % (n, b"p" * 800) for n in range(19_999))
    ),
    "many shared strings": lambda: changed(
        lambda data: (
            b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + b"".join(b"<si><t>%d</t></si>" % n for n in range(1_800_000))
            + b"</sst>"
        ),
        "xl/sharedStrings.xml",
    ),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_files_take_less_than_512_megabytes(name: str, tmp_path: Path) -> None:
    (tmp_path / "heavy").write_bytes(HEAVY[name]())
    done = subprocess.run([sys.executable, "-c", MEASURE, str(tmp_path / "heavy")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout.split()[-1]) < 512 * 1024, done.stdout


def is_read_or_refused(data: bytes) -> bool:
    """Whether a file is read into cases told apart, or refused in one line; anything else is raised."""
    try:
        source = taken(data, "x")
        told = read_source(source, today=TODAY)
    except Unreadable as refusal:
        return "\n" not in str(refusal)
    return told.sha256 == source.sha256 and len({case.slug for case in told.cases}) == len(told.cases)


UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(st.binary(max_size=3000))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    assert is_read_or_refused(data)


STARTS = [path.read_bytes() for path in sorted(FIXTURES.iterdir()) if path.suffix in (".json", ".jsonl", ".csv", ".md")]


@UNHURRIED
@given(st.sampled_from(STARTS), st.data())
def test_a_good_file_with_bytes_changed_is_read_or_refused(start: bytes, data: st.DataObject) -> None:
    broken = bytearray(start)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
        if not broken:
            break
    assert is_read_or_refused(bytes(broken))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
SHAPES: dict[str, list[str]] = {
    "nl": [
        "id",
        "name",
        "organization",
        "description_short",
        "goal",
        "status",
        "impacttoetsen_grouping",
        "source_data",
        "source_data_grouping",
        "lawful_basis_grouping",
        "contact_email",
        "impacttoetsen",
        "begin_date",
        "end_date",
    ],
    "snapshot": ["id", "doel", "juridische_basis", "title", "organisatie", "status", "impactassessment", "url"],
    "us": ["id", "use_case_name", "development_stage", "has_pii", "vendor_name", "contact_email", "pia_url"],
    "sensor": ["sensor_type", "active_until", "goal", "datastream", "contains_personal_data", "properties", "owner"],
    "facts": ["id", "technology", "published_facts", "city", "version_date", "source"],
    "atrs": [
        "name",
        "alternatives_considered",
        "human_decisions",
        "risk_name",
        "risk_mitigation",
        "source_data_name",
        "phase",
        "organisation",
        "impact_assessment_name",
        "impact_assessment_date",
        "external_supplier",
    ],
    "pia": ["pia", "answers", "reference_to", "evaluations", "measures", "dpo_opinion"],
    "dtpr": ["id", "title", "elements", "element_id", "schema_version", "datachain_type"],
}


@UNHURRIED
@given(st.sampled_from(sorted(SHAPES)), st.data())
def test_known_fields_with_any_values_are_read_or_refused(shape: str, data: st.DataObject) -> None:
    record = {name: data.draw(VALUES) for name in SHAPES[shape]}
    if shape == "pia":
        record["pia"] = {"name": "x", "status": data.draw(VALUES), "dpo_opinion": data.draw(VALUES)}
        questions = data.draw(st.lists(st.sampled_from([111, 121, 215, 223, 321, 325]), unique=True))
        record["answers"] = [{"reference_to": number, "data": data.draw(VALUES)} for number in questions]
    if shape == "dtpr":
        element = data.draw(st.sampled_from(["enforcement", "people", "data_retained", "right_contest", "x"]))
        more = {"variables": data.draw(VALUES), "context_type_id": data.draw(VALUES), "actions": data.draw(VALUES)}
        record["elements"] = [{"element_id": element, **more}]
    if shape == "facts":
        record |= {
            "id": "x",
            "technology": "y",
            "published_facts": [
                {
                    "field": data.draw(
                        st.sampled_from(["extent", "retention", "decision", "claimed_outcome", "supplier"])
                    ),
                    "value": data.draw(VALUES),
                    "item": data.draw(VALUES),
                    "date": data.draw(VALUES),
                }
            ],
        }
    assert is_read_or_refused(json.dumps(record if data.draw(st.booleans()) else [record]).encode())


CELLS = st.text(st.characters(exclude_characters='\r\n",'), max_size=12)


@UNHURRIED
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6))
def test_any_cells_under_known_headings_are_read_or_refused(rows: list[list[str]]) -> None:
    told = "\n".join([SHEET.strip(), *(",".join(row) for row in rows)])
    assert is_read_or_refused(told.encode("utf-8", "surrogatepass"))


def test_every_format_has_a_name_of_its_own() -> None:
    assert len({known.NAME for known in FORMATS}) == len(FORMATS)
