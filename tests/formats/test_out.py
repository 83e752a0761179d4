"""What goes out: our own JSON keeps to its schema, the CSV runs nowhere, the Dutch record says what it lost."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest

from ombud.answered.entries import Decided
from ombud.asked.entries import Record
from ombud.casefile.read import Sheet, fold
from ombud.casefile.read import read as read_case
from ombud.formats.open import read_source
from ombud.formats.reading import Unreadable
from ombud.formats.safe import taken
from ombud.formats.write_findings import COLUMNS, findings_csv
from ombud.formats.write_json import case_json, schema
from ombud.formats.write_nl import nl_record
from ombud.ledger import file as ledger_file
from ombud.ledger.entry import Draft, Entry
from ombud.ledger.seal import seal
from ombud.words import Sentence
from tests.formats.shared import TODAY, of, placed, read

ENTRIES = placed(read("nl_1_0.csv").cases[0])


def sheet(entries: list[Entry]) -> Sheet:
    return read_case(entries[0].case, entries, TODAY)


@pytest.mark.parametrize("name", ["nl_1_0.csv", "cnil_pia.json", "us_2025.csv", "dtpr_ai.json", "city_facts.json"])
def test_our_json_keeps_to_its_schema(name: str) -> None:
    checker = jsonschema.Draft202012Validator(schema())
    checker.check_schema(schema())
    for case in read(name).cases:
        told = json.loads(case_json(sheet(placed(case)), placed(case)).data)
        checker.validate(told)
        assert len(told["entries"]) == len(case.drafts)


def test_the_schema_refuses_what_no_kind_holds() -> None:
    told = json.loads(case_json(sheet(ENTRIES), ENTRIES).data)
    told["entries"][0]["body"]["mood"] = "grey"
    assert not jsonschema.Draft202012Validator(schema()).is_valid(told)


def test_our_json_says_that_seals_are_elsewhere() -> None:
    assert "bundle" in str(case_json(sheet(ENTRIES), ENTRIES).lost[0])


def test_findings_are_rows_with_their_reasons_and_no_total() -> None:
    written = findings_csv([sheet(ENTRIES)])
    rows = list(csv.DictReader(io.StringIO(written.data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["check"] for row in rows] == [finding.check for finding in sheet(ENTRIES).findings]
    assert all(row["because"] for row in rows)


def test_a_title_that_begins_like_a_formula_runs_nowhere() -> None:
    record = Record(title="=1+1", organisation="@SUM(A1)", register_name="R")
    entry = Draft(record, "register", datetime(2026, 1, 1, tzinfo=UTC)).placed("x", 0)
    [first, *_] = csv.DictReader(io.StringIO(findings_csv([sheet([entry])]).data.decode("utf-8-sig")))
    assert (first["title"], first["organisation"]) == ("'=1+1", "'@SUM(A1)")


def test_sentences_in_the_csv_are_translated() -> None:
    written = findings_csv([sheet(ENTRIES)], lambda pattern: "«" + pattern + "»")
    rows = list(csv.DictReader(io.StringIO(written.data.decode("utf-8-sig"))))
    assert all(row["because"].startswith("«") for row in rows)


def test_a_dutch_record_goes_out_as_it_came_in() -> None:
    written = nl_record(fold("x", ENTRIES))
    [back] = read_source(taken(written.data, "back.json"), today=TODAY).cases
    came = {draft.body.kind: draft.body for draft in read("nl_1_0.csv").cases[0].drafts}
    went = {draft.body.kind: draft.body for draft in back.drafts}
    for kind in ("asked.purpose/1", "answered.legalbasis/1", "held.item/1", "answered.stage/1"):
        assert went[kind] == came[kind]
    assert (back.title, back.organisation) == ("Straatverlichting", "Gemeente Noorderhaaks")


def test_a_dutch_record_says_what_it_lost_and_what_is_missing() -> None:
    decided = Draft(Decided(what="The council said yes"), "officer", datetime(2026, 1, 1, tzinfo=UTC))
    entries = [*ENTRIES, decided.placed(ENTRIES[0].case, len(ENTRIES))]
    lost = [str(sentence) for sentence in nl_record(fold("x", entries)).lost]
    assert "2 entries on the question “Who answers?” have no field in this register." in lost  # the sunset and this
    assert "The register asks for publication_category, and nobody has said it." in lost
    assert all(isinstance(sentence, Sentence) for sentence in nl_record(fold("x", entries)).lost)


def lines(entries: list[Entry]) -> bytes:
    out = io.BytesIO()
    ledger_file.write(out, (ledger_file.Line(entry.seq, seal(entry)) for entry in entries))
    return out.getvalue()


def test_the_lines_of_a_ledger_are_read_back_as_they_were_said() -> None:
    told = read_source(taken(lines(ENTRIES), "ledger.jsonl"), today=TODAY)
    [case] = told.cases
    assert placed(case) == ENTRIES
    assert case.title == "Straatverlichting"
    assert "ask for the bundle" in str(told.warnings[0])


def test_a_changed_line_of_a_ledger_is_refused_by_its_number() -> None:
    good = lines(ENTRIES).splitlines(keepends=True)
    broken = b"".join([good[0], good[1].replace(b"Licht", b"Nacht"), *good[2:]])
    with pytest.raises(Unreadable, match=r"ledger.jsonl, line 2"):
        read_source(taken(broken, "ledger.jsonl"), today=TODAY)


def test_a_ledger_with_a_line_missing_is_refused() -> None:
    good = lines(ENTRIES).splitlines(keepends=True)
    with pytest.raises(Unreadable, match="missing or out of order"):
        read_source(taken(b"".join(good[:1] + good[2:]), "ledger.jsonl"), today=TODAY)


def test_a_bundle_is_read_and_a_broken_one_refused(tmp_path: Path) -> None:
    from tests.casefile.test_bundle import written

    data = written(tmp_path).read_bytes()
    told = read_source(taken(data, "case.ombud.zip"), today=TODAY)
    [case] = told.cases
    assert [draft.role for draft in case.drafts].count("register") == 0
    assert len(of(case, Decided)) > 1
    assert "erased by law" in " ".join(map(str, told.warnings))
    with pytest.raises(Unreadable, match=r"case.ombud.zip"):
        read_source(taken(data[:-200], "case.ombud.zip"), today=TODAY)


def test_today_is_never_taken_from_a_clock() -> None:
    then = read_source(taken(b"title,purpose\nLamps,Light\n", "x.csv"), today=date(2001, 2, 3))
    assert {draft.time.date() for draft in then.cases[0].drafts} == {date(2001, 2, 3)}
