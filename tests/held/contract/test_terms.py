"""What the words of a contract mean, whose the things are, and where references lead."""

from __future__ import annotations

import pytest

from ombud.held.contract.definitions import key
from ombud.held.contract.parties import Side
from ombud.held.contract.terms import Terms, references, terms
from tests.held.contract.papers import LAMPS, cuad, document, needs_cuad

OPENING = 'This Agreement is between the City of Lakewood ("City") and BrightPoles Inc. ("Vendor").\n\n'


def told(*clauses: str) -> Terms:
    return terms(document(OPENING + "\n\n".join(f"{n}. {clause}" for n, clause in enumerate(clauses, 1))))


@pytest.mark.parametrize(
    ("word", "side"),
    [("the Data", Side.CITY), ("Customer Data", Side.CITY), ("Deliverables", Side.CITY), ("deliverable", Side.CITY),
     ("Foreground IP", Side.VENDOR), ("Background IP", Side.BOTH), ("Vendor Platform", Side.VENDOR),
     ("the Counts", Side.CITY), ("Usage Statistics", Side.VENDOR), ("logs", Side.CITY), ("Reports", Side.CITY),
     ("the Works", Side.BOTH),
     ("Sensors", Side.UNSAID), ("City Materials", Side.CITY), ("anything else", Side.UNSAID), ("", Side.UNSAID)],
)  # fmt: skip
def test_whose_a_thing_is_follows_from_definitions_and_clauses_of_ownership(word: str, side: Side) -> None:
    assert terms(document(LAMPS)).whose(word) is side


def test_the_passages_that_say_whose_it_is_are_shown() -> None:
    paper = document(LAMPS)
    (at,) = terms(paper).because("the Data")
    assert paper.passages[at].clause == "3.1"


@pytest.mark.parametrize(
    ("clause", "side"),
    [
        ("All data collected by the sensors shall be the exclusive property of the City.", Side.CITY),
        ("The data shall remain the sole property of the City.", Side.CITY),
        ("All right, title and interest in the data shall vest in the City.", Side.CITY),
        ("Ownership of the data remains with the City.", Side.CITY),
        ("The City retains all right, title and interest in and to the data.", Side.CITY),
        ("The Vendor shall have no right, title or interest in the data.", Side.CITY),
        ("Nothing in this Agreement transfers to the Vendor any title to the data.", Side.CITY),
        ("The Vendor hereby assigns to the City all of its right, title and interest in the data.", Side.CITY),
        ("The data belong to the Vendor.", Side.VENDOR),
        ("The Vendor owns the data and may use it.", Side.VENDOR),
        ("BrightPoles shall be the sole and exclusive owner of all data.", Side.VENDOR),
        ("The City assigns to the Vendor all rights in the data.", Side.VENDOR),
        ("The data shall be jointly owned by the parties.", Side.BOTH),
        ("The Vendor shall not own the software or the data.", Side.UNSAID),
        ("The Vendor owns the data centre and the data processing software.", Side.UNSAID),
        ("The Vendor shall pay for the data.", Side.UNSAID),
        ("The City owns the data and the Vendor owns the platform.", Side.CITY),
        ("The Vendor owns the platform and the City owns the data.", Side.CITY),
        ("All data, including those paid for by the City, are the property of the Vendor.", Side.VENDOR),
        ("All rights in the data are reserved to the City.", Side.CITY),
        ("The Vendor retains all right, title and interest in usage data and aggregated data.", Side.UNSAID),
    ],
)
def test_clauses_of_ownership_are_read_as_they_are_written(clause: str, side: Side) -> None:
    assert told(clause).whose("data") is side


def test_where_one_clause_says_the_city_and_another_the_vendor_it_is_unsaid() -> None:
    both = told("The City owns the Data.", "The Data are the sole property of the Vendor.")
    assert both.whose("the Data") is Side.UNSAID
    assert len(both.because("the Data")) == 2


def test_what_is_left_out_of_a_clause_is_not_owned_by_it() -> None:
    assert told("The City owns the Deliverables, excluding the Vendor Tools.").whose("Vendor Tools") is Side.VENDOR


def test_a_clause_goes_before_the_name_of_a_term() -> None:
    assert told("Customer Data shall be the sole property of the Vendor.").whose("Customer Data") is Side.VENDOR


@pytest.mark.parametrize(
    ("clause", "word"),
    [("“Data” means all that is measured.", "data"), ("Data means all that is measured.", "the Data"),
     ('The "Deliverables" shall mean all reports.', "Deliverable"),
     ('All that is measured (the "Data") is kept.', "Data"),
     ('All reports (collectively, the "Works") are kept.', "works"),
     ("“Policy” or “Policies” means the rules.", "policies")],
)  # fmt: skip
def test_definitions_are_found_in_the_ways_they_are_written(clause: str, word: str) -> None:
    definition = told(clause).definition(word)
    assert definition is not None
    assert definition.text.strip(".")[:20] in clause or clause[:20] in definition.text


def test_a_definition_in_brackets_takes_the_sentence_before_it() -> None:
    definition = told('The city counts passers-by. All that is measured (the "Data") is kept.').definition("Data")
    assert definition is not None
    assert definition.text == 'All that is measured (the "Data")'
    assert definition.inline


def test_what_is_said_outright_goes_before_what_stands_in_brackets() -> None:
    definition = told('Some things (the "Data") are kept.', '"Data" means the counts.').definition("data")
    assert definition is not None
    assert not definition.inline


@pytest.mark.parametrize(("one", "other"), [("The Data", "data"), ("Policies", "policy"), ("Business", "the business")])
def test_case_the_and_plural_make_no_difference(one: str, other: str) -> None:
    assert key(one) == key(other)


def leads(text: str) -> dict[str, str | None]:
    paper = document(text)
    return {
        each.words: "outside" if each.outside else None if each.target is None else paper.passages[each.target].clause
        for each in references(paper)
    }


def test_references_lead_to_the_passages_of_their_numbers() -> None:
    assert leads(LAMPS) == {
        "Schedule 2": "Schedule 2, 1", "clause 3.2": "3.2", "Section 9": None, "Article 28": "outside",
        "paragraph 1": "Schedule 2, 1", "clause 3": "3.1",
    }  # fmt: skip


def test_a_reference_may_name_several_places() -> None:
    long = "The Vendor shall keep the records of each lamp. " * 14
    text = f"1. {long}\n\n2. {long}\n\n3. As said in clauses 1 and 2 above.\n\n4. See Section 2 of this Agreement."
    assert leads(text) == {"clauses 1": "1", "clauses 2": "2", "Section 2": "2"} or leads(text) == {
        "clause 1": "1", "clause 2": "2", "Section 2": "2",
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["Article 28 of the General Data Protection Regulation", "Section 5 of the Public Records Act",
     "Article 6 of Regulation (EU) 2016/679", "Section 4 of the Master Services Agreement"],
)  # fmt: skip
def test_a_law_or_another_contract_is_outside(words: str) -> None:
    text = f"4. One.\n\n5. Two.\n\n6. Three.\n\n28. Four.\n\n29. The Vendor keeps to {words}."
    assert list(leads(text).values()) == ["outside"]


@needs_cuad
def test_most_references_of_real_contracts_find_their_passage() -> None:
    found = lost = 0
    for contract in cuad()[5::20]:
        for each in references(document(contract["text"])):
            found += each.target is not None and not each.outside
            lost += each.target is None and not each.outside
    assert found > 3 * lost
