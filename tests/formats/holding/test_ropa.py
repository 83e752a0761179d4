"""Records of processing activities as cities keep them: their headings, merged heads, formulas, dates as text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from ombud.formats import ropa
from ombud.formats.door import through_the_door
from ombud.formats.itemsread import ItemsRead
from ombud.formats.reading import Unreadable
from ombud.formats.safe import taken
from ombud.held.entries import Ending, Personal


def read(*rows: str) -> ItemsRead:
    return ropa.read_source(through_the_door(taken("\n".join(rows).encode(), "r.csv")))


ICO = (
    "Business function,Purpose of processing,Name and contact details of joint controller (if applicable),"
    "Categories of individuals,Categories of personal data,Categories of recipients,"
    "Link to contract with processor,Names of third countries or international organisations that personal data are "
    "transferred to (if applicable),Safeguards for exceptional transfers of personal data to third countries or "
    "international organisations (if applicable),Retention schedule (if possible),"
    "General description of technical and organisational security measures (if possible),"
    "Article 6 lawful basis for processing personal data,Article 9 basis for processing special category data"
)


def test_the_template_for_controllers_is_known_by_its_headings() -> None:
    found = read(ICO, "Finance,Payroll,N/A,Employees,Bank details,HMRC,contract 12,None,N/A,"
                 "6 years post-employment,Encrypted,Article 6(1)(b),N/A")  # fmt: skip
    (item,) = found.items
    assert (item.name, item.system, item.why) == ("Bank details", "Finance", "Payroll")
    assert (item.recipients[0].name, item.recipients[0].rules) == ("HMRC", "contract 12")
    assert (item.legal_basis, item.special_basis, item.life.rule) == ("Article 6(1)(b)", "", "6 years post-employment")
    assert found.unmapped == ("General description of technical and organisational securit…",)


@pytest.mark.parametrize(
    "head",
    [
        "Nom du traitement;Finalités;Catégories de données personnelles;Durée de conservation;Base légale",
        "Verwerkingsactiviteit;Verwerkingsdoeleinden;Categorieën persoonsgegevens;Bewaartermijn;Rechtmatige grondslag",
        "Behandling;Ändamål;Kategorier av personuppgifter;Gallring;Rättslig grund",
        "Verarbeitungstätigkeit;Zweck;Kategorien personenbezogener Daten;Löschfristen;Rechtsgrundlage",
    ],
)
def test_registers_in_four_tongues_are_known(head: str) -> None:
    source = taken(f"{head}\nParking;Fines;Plates;6 months;Law\n".encode(), "r.csv")
    assert ropa.can_read(source.head, "r.csv")
    (item,) = ropa.read_source(source).items
    assert (item.name, item.why, item.categories) == ("Parking", "Fines", ("Plates",))
    assert (item.life.rule, item.legal_basis) == ("6 months", "Law")


def test_two_columns_of_one_thing_are_put_together() -> None:
    (item,) = read("Taak afdeling,Afdeling,Verwerking,Verwerkingsactiviteit,Bewaartermijn,Rechtmatige grondslag",
                   "x,Parkeren,Boetes,Kenteken lezen,6 maanden,Wet").items  # fmt: skip
    assert (item.name, item.system) == ("Boetes: Kenteken lezen", "Parkeren")


def test_people_named_in_a_record_are_not_read() -> None:
    found = read("Processing activity,Contact,Data protection officer,Purpose,Retention period,Recipients",
                 "Parking,Bo Berg,Chandra Rao,Ask bo.berg@city.example,6 months,Tax office")  # fmt: skip
    assert "Berg" not in repr(found)
    assert "Rao" not in repr(found)
    assert "mailbox" in str(found.notes[0])


def book(merged: bool) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Record of the city", None, None, None, None, None])
    sheet.append(["Processing activity", "Personal data", None, "Retention", None, "Legal basis"])
    sheet.append([None, "Data categories", "Data subjects", "Retention period", "End date", None])
    sheet.append(["Parking", "Plates", "Drivers", "6 months after payment", "=TODAY()", "By-law"])
    sheet.append([None, "Faces", "Walkers", "until further notice", "31-12-2026", "By-law"])
    if merged:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("F2:F3")
        sheet.merge_cells("A4:A5")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("merged", [False, True])
def test_heads_over_two_rows_formulas_and_dates_as_text(merged: bool) -> None:
    found = ropa.read_source(through_the_door(taken(book(merged), "r.xlsx")))
    plates, faces = found.items
    assert (plates.name, plates.categories, plates.legal_basis) == ("Parking", ("Plates",), "By-law")
    assert plates.life.on is None
    assert (faces.name, faces.system, str(faces.life.on)) == ("Faces", "Parking", "2026-12-31")
    told = " ".join(map(str, found.notes))
    assert "E4 holds a formula" in told
    assert faces.place == "r.xlsx, row 5"


def test_a_sheet_written_downwards_is_turned() -> None:
    found = read(
        "Name of the processing,Parking,Care", "Purpose,Fines,Help", "Categories of personal data,Plates,Health",
        "Retention period,6 months after payment,as long as needed", "Legal basis,By-law,Act",
    )  # fmt: skip
    assert [(one.name, one.life.rule) for one in found.items] == [
        ("Parking", "6 months after payment"), ("Care", "as long as needed"),
    ]  # fmt: skip


def test_a_day_in_doubt_is_left_out_and_named() -> None:
    found = read("Item,Purpose,Retention period,Last used,Kept for,Personal data,How it ends",
                 "Plates,Fines,x,03/04/2026,soon,perhaps,burnt",
                 "Faces,Counts,y,2026-04-03,30 days,none,vernietigen")  # fmt: skip
    plates, faces = found.items
    assert (plates.last_used, plates.life.after, plates.life.method) == (None, "", Ending.UNSAID)
    assert (str(faces.last_used), faces.life.after, faces.life.method) == ("2026-04-03", "P30D", Ending.DELETE)
    assert faces.personal is Personal.NONE
    told = [str(one) for one in found.notes]
    places = sorted(one.partition(":")[0] for one in told)
    assert places == [f"r.csv, line 2, {field}" for field in ("after", "last_used", "method", "personal")]


def test_recipients_stand_line_by_line() -> None:
    head = "Item,Purpose,Retention period,Recipients,Countries of recipients,Their rules"
    (one,) = read(head, 'Plates,Fines,x,"Tax\nLab","Sweden\n–","Only debts\nOnly counts"').items
    assert [(who.name, who.country, who.rules) for who in one.recipients] == [
        ("Tax", "Sweden", "Only debts"), ("Lab", "", "Only counts"),
    ]  # fmt: skip
    (same,) = read(head, 'Plates,Fines,x,Tax; Lab,Sweden,"No sale"').items
    assert [who.country for who in same.recipients] == ["Sweden", "Sweden"]
    found = read(head, 'Plates,Fines,x,"Tax\nLab\nPolice","Sweden\nNorway",No')
    assert [who.country for who in found.items[0].recipients] == ["", "", ""]
    assert "which is whose cannot be told" in str(found.notes[0])
    (no,) = read(head, "Plates,Fines,x,Tax,No,").items
    assert no.recipients[0].country == ""


def test_a_mapping_file_names_headings_of_ones_own(tmp_path: Path) -> None:
    sheet, mapped = tmp_path / "s.csv", tmp_path / "m.csv"
    sheet.write_text("Grejen,Varför då,Hur länge\nPlates,Fines,6 months\n")
    with pytest.raises(Unreadable):
        ropa.read_ropa(sheet)
    mapped.write_text("field,heading\nname,Grejen\nwhy,Varför då\nrule,Hur länge\n")
    (item,) = ropa.read_ropa(sheet, mapped).items
    assert (item.name, item.why, item.life.rule) == ("Plates", "Fines", "6 months")
    mapped.write_text("field,heading\ncolour,Grejen\n")
    with pytest.raises(Unreadable, match="“colour” is no field of an item"):
        ropa.read_ropa(sheet, mapped)


def test_a_table_that_names_no_item_is_refused() -> None:
    with pytest.raises(Unreadable, match="no row in it names an item"):
        read("Item,Purpose,Retention period,Legal basis", ",Fines,6 months,x")
