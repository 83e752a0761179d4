"""Registers of contacts from files: organisations come in, people do not, and what cannot be read is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from ombud.casefile.holding.held import Held
from ombud.formats import lobbytoronto, lobbyxml
from ombud.formats.holding.contacts import contacts
from ombud.formats.lobby import ContactsRead, read_contacts
from ombud.formats.reading import Unreadable
from ombud.formats.texts import folded
from ombud.held.contacts.computed import ContactsCounted, ContactsOfCase
from ombud.held.contacts.met import Met, Offer
from ombud.held.entries_contacts import Door
from ombud.ledger.entry import Said
from tests.formats.holding import lobbies
from tests.formats.holding.lobbies import LAMPS, OWN, communication, sheet, subject

TODAY = date(2026, 9, 1)
METADATA = (
    Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "contracts" / "toronto-lobbyist-metadata.yml"
)
needs_metadata = pytest.mark.skipif(not METADATA.is_file(), reason="the shared file of Toronto's fields is not there")
SUBJECTS = (
    subject("SM101", communication("2019-05-02"), communication("2019-05-03", "Ward 3 Etobicoke-Lakeshore",
                                                                POH_Type="Member of Council")),
    subject("SM102", communication("2019-07-01", CommunicationMethod=""), client=""),
)  # fmt: skip
FLAT = [one | {"SMNumber": "SM101", "SubjectMatter": "Procurement;Technology"}
        for one in (communication("2019-05-02"), communication("2019-05-03"))]  # fmt: skip


def read(*paths: Path, columns: dict[str, str] | None = None) -> ContactsRead:
    return read_contacts(paths, columns or {}, TODAY, lambda *_: None)


def of(*paths: Path, **more: object) -> Held:
    return contacts(list(paths), what="Contacts", place="Malmö", today=TODAY, told=lambda *_: None, **more)  # type: ignore[arg-type]


def refused(*paths: Path, **more: object) -> str:
    with pytest.raises(Unreadable) as error:
        of(*paths, **more)
    return str(error.value)


def notes(found: ContactsRead) -> str:
    return " ".join(map(str, found.notes))


@needs_metadata
def test_every_field_of_toronto_s_communications_is_kept_dropped_or_known_to_be_not_needed() -> None:
    told = yaml.safe_load(METADATA.read_text("utf-8"))["databases"]["lobbyist_registry"]["tables"]
    published = {folded(name) for name in told["communications"]["columns"]}
    assert published == {*lobbytoronto.KEPT, *lobbytoronto.PEOPLE, *lobbytoronto.NOT_NEEDED}
    subject_fields = {folded(name) for name in told["subject_matters"]["columns"]}
    assert {"smnumber", "subjectmatter"} <= subject_fields


def test_toronto_s_xml_is_read_with_its_clients_and_without_its_people(tmp_path: Path) -> None:
    found = read(lobbies.written_xml(tmp_path / "active.xml", *SUBJECTS))
    first, second, third = found.met
    assert (first.on, first.vendor, first.through) == (date(2019, 5, 2), "Lumenia Lighting Ltd.", "Strand Counsel Inc.")
    assert first.doors == (Door.MEETING, Door.MAIL)
    assert first.topics == ("Procurement", "Technology")
    assert (first.office, first.role, first.case) == ("Transportation Services", "Director", "SM101")
    assert (second.office, second.circle) == ("Ward 3 Etobicoke-Lakeshore", "Member of Council")
    assert (third.vendor, third.through, third.doors) == ("Strand Counsel Inc.", "", ())
    assert "Lobbyists who are named in the file, dropped: 5 times" in notes(found)
    assert "Officials who are named in the file, dropped: 3 times" in notes(found)
    assert found.each_official


def test_xml_zip_and_json_of_the_same_register_say_the_same(tmp_path: Path) -> None:
    plain = read(lobbies.written_xml(tmp_path / "active.xml", *SUBJECTS))
    packed = read(lobbies.written_zip(tmp_path / "lobbyactivity.zip", a=lobbies.as_xml(SUBJECTS[0]),
                                      b=lobbies.as_xml(SUBJECTS[1])))  # fmt: skip
    rows = {"ROWSET": {"ROW": [{"SMXML": {"SM": one}} for one in SUBJECTS]}}
    wrapped = read(lobbies.written_json(tmp_path / "wrapped.json", rows))
    listed = read(lobbies.written_json(tmp_path / "listed.json", list(SUBJECTS)))
    assert plain.met == packed.met == wrapped.met == listed.met


def _snake(name: str) -> str:
    return "".join("_" + sign.lower() if sign.isupper() else sign for sign in name).strip("_")


def test_csv_and_json_of_the_same_communications_say_the_same(tmp_path: Path) -> None:
    table = read(lobbies.written_csv(tmp_path / "communications.csv", *FLAT))
    snake = [{_snake(name): value for name, value in one.items()} for one in FLAT]
    rows = read(lobbies.written_json(tmp_path / "rows.json", {"rows": snake}))
    assert table.met == rows.met
    assert [one.vendor for one in table.met] == ["Strand Counsel Inc."] * 2
    assert table.each_official


def test_no_name_of_a_person_is_in_what_comes_out(tmp_path: Path) -> None:
    talk = communication("2019-08-01", LobbyistBusiness="Amina Yilmaz", POH_Office="Office of Chandra Rao")
    named = subject("SM103", talk, client="")
    meeting = subject("SM104") | {"Meetings": {"Meeting": lobbies.MEETING}}
    found = of(lobbies.written_xml(tmp_path / "active.xml", *SUBJECTS, named, meeting))
    told = found.measured.model_dump_json() + "".join(one.model_dump_json() for one in found.says)
    assert [name for name in lobbies.NAMES if name in told] == []
    assert "Strand Counsel Inc." in told


def test_a_lobbyist_s_own_name_is_no_organisation(tmp_path: Path) -> None:
    who = {"LobbyistFirstName": "Zorvath", "LobbyistLastName": "Kelmi"}  # a name that is in no list
    for business in ("Zorvath Kelmi", "KELMI, ZORVATH"):
        one = subject("SM103", communication("2019-08-01", LobbyistBusiness=business, **who), client="")
        one["Firms"] = {"Firm": {"Name": ""}}
        found = read(lobbies.written_xml(tmp_path / "active.xml", one))
        assert found.met[0].vendor == ""
        assert "Organisations whose name is or seems to be a person's" in notes(found)


def test_a_committee_s_meeting_is_a_contact_with_each_office(tmp_path: Path) -> None:
    found = read(lobbies.written_xml(tmp_path / "a.xml", subject("SM104") | {"Meetings": {"Meeting": lobbies.MEETING}}))
    assert [(one.office, one.role, one.vendor) for one in found.met] == [
        ("City Clerk", "Clerk", "Lumenia Lighting Ltd.")
    ]


def test_an_own_sheet_is_read_in_the_city_s_words(tmp_path: Path) -> None:
    found = read(sheet(tmp_path / "own.csv", LAMPS))
    assert found.met == (
        Met(on=date(2026, 1, 10), vendor="Lumenia AB", office="Street Works", role="head of unit",
            doors=(Door.MEETING,), topics=("lamps",), case="Lamp posts", replied=Said.YES),
    )  # fmt: skip
    assert found.met[0].hours == 2
    assert found.met[0].published == date(2026, 1, 20)
    assert not found.each_official


def test_headings_of_one_s_own_are_named(tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "own.csv", ("Lumenia AB", "2026-01-10", "yes", "Bo"), head=("Bolag", "Möte", "Resa", "Namn")
    )
    found = read(file, columns={"vendor": "bolag", "on": "MÖTE"})
    assert (found.met[0].vendor, found.met[0].offers) == ("Lumenia AB", (Offer.TRAVEL,))
    assert "Columns in which people are named, dropped: Namn" in notes(found)


def test_free_words_that_point_to_a_person_are_left_out(tmp_path: Path) -> None:
    row = ("Lumenia AB", "2026-01-10", "ring Amina Yilmaz, 040 123 45 67")
    found = read(sheet(tmp_path / "own.csv", row, head=("Vendor", "Date", "Left behind")))
    assert found.met[0].left == ""
    assert "Free words that seem to point to a person, left out: 1" in notes(found)


def test_a_contact_without_a_day_is_left_out_and_its_place_is_told(tmp_path: Path) -> None:
    bad = [(*LAMPS[:1], day, *LAMPS[2:]) for day in ("", "03/04/2026", "2027-01-01", "0206-01-01")]
    found = read(sheet(tmp_path / "own.csv", LAMPS, *bad))
    assert len(found.met) == 1
    assert "in the future: 4 (own.csv, line 3, date; own.csv, line 4, date" in notes(found)


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (7, "120000", "120000 hours cannot be those of one contact"),
        (7, "1,000", "may be a thousand times"),
        (7, "two", "“two” is no number"),
        (8, "perhaps", "“perhaps” is neither yes nor no"),
        (10, "2026-01-09", "no day on or after the contact"),
        (10, "soon", "no day on or after the contact"),
    ],
)
def test_a_wrong_cell_is_refused_with_line_and_field(tmp_path: Path, at: int, value: str, told: str) -> None:
    row = list(LAMPS)
    row[at] = value
    sentence = refused(sheet(tmp_path / "own.csv", LAMPS, row))
    assert told in sentence
    assert sentence.startswith("own.csv, line 3, ")


def test_missing_columns_are_a_sentence(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.csv", ("Lumenia AB",), head=("Vendor",))
    assert "there is no column date; there are Vendor" in refused(own)
    toronto = lobbies.written_csv(tmp_path / "t.csv", {"poh_office": "City Clerk", "communication_date": "2019-05-02"})
    assert "there is no column lobbyist_business" in refused(toronto)
    assert "there is no column Firma" in refused(own, columns={"vendor": "Firma"})
    assert "there is no field seller" in refused(own, columns={"seller": "Vendor"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<ROWSET><ROW></ROWSET>", "this is not valid XML"),
        ("<ROWSET><ROW><SM><SMNumber>1", "this is not valid XML"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><ROWSET/>', "document type"),
        ("<!DOCTYPE ROWSET><ROWSET/>", "document type"),
        ("<html><body>Sorry</body></html>", "no subject matter"),
        ("", "the file is empty"),
        ("[1, 2]", "no subject matters and no communications"),
        ('{"rows": [}', "this is not valid JSON"),
    ],
)
def test_what_is_no_register_is_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "register"
    path.write_text(text, "utf-8")
    assert told in refused(path)


def test_broken_and_strange_archives_are_sentences(tmp_path: Path) -> None:
    empty = lobbies.written_zip(tmp_path / "empty.zip")
    with empty.open("ab"):
        pass
    other = tmp_path / "other.zip"
    lobbies.written_zip(other, a="<x/>")
    cut = tmp_path / "cut.zip"
    cut.write_bytes(other.read_bytes()[:30])
    assert "no subject matter" in refused(other)
    assert "this archive is broken" in refused(cut)
    assert refused(empty)


def test_xml_in_utf_16_is_read_and_days_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    wide = tmp_path / "wide.xml"
    wide.write_bytes(lobbies.as_xml(SUBJECTS[0]).replace("UTF-8", "UTF-16").encode("utf-16"))
    assert len(read(wide).met) == 2
    bad = lobbies.written_xml(tmp_path / "bad.xml", subject("SM101", communication("20190502")))
    assert "(bad.xml, subject 1, SM101, communication 1)" in refused(bad)


def test_contacts_without_an_organisation_or_an_office_are_said_to_be_so(tmp_path: Path) -> None:
    file = sheet(tmp_path / "own.csv", ("", "2026-01-10"), ("Lumenia AB", "2026-01-11"), head=("Vendor", "Date"))
    told = " ".join(map(str, of(file).measured.part("months").notes))
    assert "Contacts whose organisation is not told: 1." in told
    assert "Contacts whose office is not told: 2." in told


def test_a_subject_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lobbyxml, "MOST_BETWEEN", 100_000)
    endless = subject("SM1", *[communication("2019-05-02")] * 300)
    path = lobbies.written_zip(tmp_path / "bomb.zip", a=lobbies.as_xml(endless))
    assert "more in one subject, or in the whole" in refused(path)
    many = [subject(f"SM{n}", communication("2019-05-02")) for n in range(300)]
    assert len(read(lobbies.written_zip(tmp_path / "long.zip", a=lobbies.as_xml(*many))).met) == 300


def test_the_days_of_cases_judge_what_came_before(tmp_path: Path) -> None:
    register = lobbies.written_xml(tmp_path / "active.xml", *SUBJECTS)
    head = ("case", "need stated", "tender published", "register numbers")
    cases = sheet(tmp_path / "cases.csv", ("Lamp posts", "2019-05-03", "2019-12-01", "SM101; SM999"), head=head)
    found = of(register, cases=cases)
    case = next(one for one in found.says if isinstance(one, ContactsOfCase))
    assert (case.contacts, case.early, case.to_need, case.to_tender) == (2, 1, 1, 213)
    assert "Contacts before the need was stated in public: 1, in Lamp posts, by Lumenia Lighting Ltd." in (
        " ".join(map(str, found.measured.lead))
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("Lamp posts", "soon", ""), "line 2, need: “soon” is no day"),
        (("", "2026-01-01", ""), "the case has no name"),
    ],
)
def test_wrong_days_of_cases_are_refused(tmp_path: Path, row: tuple[str, ...], told: str) -> None:
    cases = sheet(tmp_path / "cases.csv", row, head=("case", "need stated", "tender published"))
    assert told in refused(sheet(tmp_path / "own.csv", LAMPS), cases=cases)


def test_a_case_that_stands_twice_is_refused(tmp_path: Path) -> None:
    cases = sheet(
        tmp_path / "cases.csv", ("A", "", ""), ("a", "", ""), head=("case", "need stated", "tender published")
    )
    assert "the case a stands twice" in refused(sheet(tmp_path / "own.csv", LAMPS), cases=cases)


def test_the_order_of_rows_and_of_files_changes_nothing(tmp_path: Path) -> None:
    other = ("Kollvik Data AB", "2026-02-01", *LAMPS[2:10], "2026-02-01")
    one, two = sheet(tmp_path / "a.csv", LAMPS, other), sheet(tmp_path / "b.csv", other, LAMPS)
    first, second = of(one), of(two)
    assert first.measured.parts == second.measured.parts
    assert first.says == second.says


def test_what_cannot_be_asked_for_is_a_sentence(tmp_path: Path) -> None:
    assert "no register is given" in refused()
    assert "-1 days cannot be asked for" in refused(sheet(tmp_path / "own.csv", LAMPS), allowed=-1)
    assert "cannot be opened" in refused(tmp_path / "nowhere.csv")


def test_the_work_can_be_stopped(tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_contacts([sheet(tmp_path / "own.csv", LAMPS)], {}, TODAY, stop)


def test_the_document_says_the_same_as_what_is_sealed(tmp_path: Path) -> None:
    late = (*LAMPS[:10], "2026-06-01")
    found = of(sheet(tmp_path / "own.csv", LAMPS, late, head=OWN))
    sealed = next(one for one in found.says if isinstance(one, ContactsCounted))
    assert (sealed.contacts, sealed.hours, sealed.late, sealed.early) == (2, 4.0, 1, None)
    assert [row[1] for row in found.measured.table("offices").rows] == [2]
    assert found.measured.about == "held"
    for part in found.measured.parts:
        names = {table.name for table in part.tables}
        assert {figure.table for figure in part.figures} <= names
        assert part.demand == "5.9"
        assert all(str(sentence) for sentence in (*part.told, *part.notes))
    assert [one.closed for one in found.measured.inputs] == [True]
