"""A contract's text in passages: all of it, once, in order, each with its clause, its heading and its page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.contract.clauses import marker
from ombud.held.contract.document import Passage
from ombud.held.contract.passages import LONGEST, passages
from tests.held.contract.papers import LAMPS, cuad, needs_cuad

SENTENCE = "The Supplier shall keep the records of each lamp for the City. "


def bare(text: str) -> str:
    return "".join(text.split())


def covered(text: str, cut: tuple[Passage, ...]) -> bool:
    """Whether passages hold all of a text, once and in order; what is amiss fails where it is found."""
    assert "".join(bare(each.text) for each in cut) == bare(text)
    assert all(text.startswith(each.text, each.start) for each in cut)
    assert all(each.text == each.text.strip() != "" for each in cut)
    assert all(len(each.text) <= LONGEST for each in cut)
    return [each.start for each in cut] == sorted(each.start for each in cut)


def clauses(text: str) -> list[str]:
    return [each.clause for each in passages(text)]


words = st.sampled_from(
    ["The City", "shall own", "(a)", "12.3", "Article 4", "Schedule 2", "\n", "\n\n", "  ", ". ", "; ", ": ", "• ",
     "data,", "Inc.", "e.g.", "CONFIDENTIALITY", "Page 3", "§ 7 ", "\t", "…", "x" * 90, "a | b",
     "\n3 \n", "”", "i)", "\f", "\u2028"]
)  # fmt: skip


@given(st.lists(words, max_size=120).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_passages_hold_all_of_a_text_once_and_in_order(text: str) -> None:
    assert covered(text, passages(text))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_can_be_cut(text: str) -> None:
    assert covered(text, passages(text))


@needs_cuad
def test_real_contracts_are_covered_and_cut_to_the_length_of_a_passage() -> None:
    lengths: list[int] = []
    for contract in cuad()[::40]:
        cut = passages(contract["text"])
        assert covered(contract["text"], cut)
        lengths += [len(each.text) for each in cut]
    assert 200 < sum(lengths) / len(lengths) < 500


@pytest.mark.parametrize(
    ("written", "told"),
    [("12.3 Audit.", "12.3"), ("(a) The Data", "(a)"), ("Article 4 Data", "Article 4"), ("§ 7 Ägande", "§ 7"),
     ("Section 2.01 Term", "Section 2.01"), ("Schedule 2", "Schedule 2"), ("ANNEX C", "ANNEX C"),
     ("ARTICLE IV", "ARTICLE IV"), ("12. Term", "12"), ("a) raw data", "a)"),
     ("Item Five Price", "Item Five"), ("12 Confidentiality", "12")],
)  # fmt: skip
def test_numbers_of_clauses_are_kept_as_they_are_written(written: str, told: str) -> None:
    found = marker(written, 0)
    assert found is not None
    assert found.written == told


@pytest.mark.parametrize(
    "written",
    ["30 days after", "Section 9 of this Agreement", "section 4 applies", "12 January 2024", "Section In",
     "Article 5 shall", "2024 was", "The 12.3"],
)  # fmt: skip
def test_what_only_looks_like_a_number_of_a_clause_is_none(written: str) -> None:
    assert marker(written, 0) is None


def test_each_passage_stands_under_its_clause_and_heading() -> None:
    cut = passages(LAMPS)
    told = {each.clause: each.heading for each in cut}
    assert told["3.1"] == "Ownership"
    assert told["1.6"] == "Definitions"
    assert told["Schedule 2, 1"] != "Ownership"


def test_a_clause_in_an_annex_is_told_from_the_same_number_in_the_body() -> None:
    text = f"{SENTENCE * 6}\n\n1. Scope\n\n{SENTENCE}\n\nANNEX B\n\n1. Prices\n\n{SENTENCE}"
    assert clauses(text) == ["", "1", "ANNEX B, 1"]


def test_a_heading_is_read_with_what_follows_it() -> None:
    cut = passages(f"12. CONFIDENTIALITY\n\n12.1 {SENTENCE}")
    assert len(cut) == 1
    assert (cut[0].clause, cut[0].heading) == ("12.1", "CONFIDENTIALITY")


@pytest.mark.parametrize("long", [580, 660, 900])
def test_a_heading_is_not_left_alone_by_a_long_sentence_after_it(long: int) -> None:
    sentence = ("The Supplier keeps the records of each lamp for the City, " * 20)[:long] + " and so on."
    cut = passages(f"10.3 Records Kept.\n\n{sentence}\n\n{SENTENCE}")
    assert cut[0].text.startswith("10.3 Records Kept.\n\nThe Supplier keeps the records")
    assert all(len(each.text) > 60 for each in cut)


def test_a_heading_on_the_line_of_its_clause_is_found() -> None:
    assert passages(f"12.3 Governing Law. {SENTENCE}")[0].heading == "Governing Law"


def test_short_items_stay_with_the_sentence_that_opens_their_list() -> None:
    text = "4.1 The Supplier shall hand over:\n\n(a) raw data;\n\n(b) logs; and\n\n(c) labels.\n\n4.2 " + SENTENCE
    cut = passages(text)
    assert [each.clause for each in cut] == ["4.1", "4.2"]
    assert "(c) labels." in cut[0].text


def test_a_long_item_has_a_passage_of_its_own_with_its_letter() -> None:
    text = "4.1 The Supplier shall hand over:\n\n(a) " + SENTENCE * 9 + "\n\n(b) " + SENTENCE * 9
    assert clauses(text) == ["4.1", "4.1 (a)", "4.1 (b)"]


def test_i_behind_h_is_a_letter_and_a_roman_numeral_elsewhere() -> None:
    items = "\n\n".join(f"({sign}) {SENTENCE * 6}" for sign in "abcdefghij")
    assert clauses(f"1. {SENTENCE}\n\n{items}")[-2:] == ["1 (i)", "1 (j)"]
    assert (
        clauses(f"1. {SENTENCE}\n\n(a) {SENTENCE * 6}\n\n(i) {SENTENCE * 6}\n\n(ii) {SENTENCE * 6}")[-1] == "1 (a)(ii)"
    )


def test_long_paragraphs_are_cut_at_sentences() -> None:
    cut = passages("5. " + SENTENCE * 40)
    assert all(each.text.endswith("City.") for each in cut)
    assert {each.clause for each in cut} == {"5"}


def test_a_company_is_not_cut_behind_its_inc() -> None:
    cut = passages("Acme Inc. The Supplier. " * 60)
    assert not any(each.text.endswith("Acme Inc.") for each in cut)


def test_a_sentence_that_runs_over_a_page_is_one_passage_on_the_page_where_it_begins() -> None:
    first, second = "7.1 The Supplier shall keep the data", "in the country of the City.\n\n7.2 Next."
    text = f"{first}\n\n{second}"
    cut = passages(text, (0, len(first) + 2))
    assert [(each.page, each.clause) for each in cut] == [(1, "7.1"), (2, "7.2")]


@pytest.mark.parametrize(("first", "second"), [
    ("7.1 The City may look into the records that are kept under this", "Agreement at any time."),
    ("7.1 The rights granted to Page 35 of 85", "Ginkgo under this Agreement end with it."),
    ("7.1 The contract ends after three years unless it is ended earlier", "12    13 as this clause says."),
    ("7.1 The City and the Vendor (together, the Parties)", "keep the records of each lamp."),
    ("7.1 The data are those of the City,   -21-", "whoever has collected them."),
    ("7.1 The Supplier shall hand over:", "the raw data;"),
])  # fmt: skip
def test_a_sentence_that_broke_off_goes_on_behind_an_empty_line(first: str, second: str) -> None:
    whole = f"{first}\n\n{second}"
    assert [each.text for each in passages(f"{whole}\n\n7.2 Next.")] == [whole, "7.2 Next."]


@pytest.mark.parametrize(("first", "second"), [
    ("7.1 The City keeps the records.", "The Supplier keeps copies."),
    ("WHEREAS the City has lamps; and", "WHEREAS the Supplier has poles"),
    ("7.1 What is kept is told in Schedule 2", "The Supplier keeps copies."),
    ("7.1 The price is set in advance by the", "PRICES AND PAYMENT"),
    ("7.1 The price is set by the", "7.2 The City pays it."),
])  # fmt: skip
def test_what_only_follows_is_a_passage_of_its_own(first: str, second: str) -> None:
    assert [each.text for each in passages(f"{first}\n\n{second}")] == [first, second]


def test_a_legend_between_the_halves_of_a_sentence_stands_aside() -> None:
    legend = "[*] = Confidential information has been omitted here and " + "kept by the City as the law asks. " * 3
    halves = [(f"{n}.1 The Supplier shall keep the", f"Data of {chr(64 + n)} for a year.") for n in range(1, 5)]
    text = "\n\n".join(f"{first}\n\n{legend}\n\n{second}" for first, second in halves)
    assert [each.clause for each in passages(text)] == ["1.1", "2.1", "3.1", "4.1"]


@pytest.mark.parametrize(("heading", "clauses", "told"), [
    ("COLLABORATION AGREEMENT", ("1.1", "1.2"), {"1.1": "", "1.2": ""}),
    ("RECITALS", ("1", "2"), {"1": "", "2": ""}),
    ("DEFINITIONS", ("1.1", "1.2", "2.1"), {"1.1": "DEFINITIONS", "1.2": "DEFINITIONS", "2.1": ""}),
    ("TERMINATION", ("9.", "10."), {"9": "TERMINATION", "10": "TERMINATION"}),
    ("END OF THIS AGREEMENT", ("9.", "10."), {"9": "END OF THIS AGREEMENT", "10": "END OF THIS AGREEMENT"}),
    ("TERM OF CONTRACT", ("9.1", "9.2"), {"9.1": "TERM OF CONTRACT", "9.2": "TERM OF CONTRACT"}),
])  # fmt: skip
def test_a_heading_without_a_number_ends_with_its_clauses(
    heading: str, clauses: tuple[str, ...], told: dict[str, str]
) -> None:
    text = f"{heading}\n\n" + "\n\n".join(f"{number} {SENTENCE}" for number in clauses)
    assert {each.clause: each.heading for each in passages(text)} == told


@pytest.mark.parametrize(
    "line", ["If to the City", "Name: Ann Ek", "Attention: The Clerk", "[***] Milestones", "Up To $750"]
)
def test_lines_of_an_address_a_sum_and_what_was_blacked_out_are_no_headings(line: str) -> None:
    assert all(each.heading == "Notices" for each in passages(f"8.1 Notices. {SENTENCE}\n\n{line}\n\n{SENTENCE}"))


def test_the_lines_of_a_signature_stand_together() -> None:
    assert len(passages("For the City\n\nBy: /s/ Ann Ek\n\nName: Ann Ek\n\nTitle: Head of Lamps")) == 1


def test_a_heading_in_brackets_is_found() -> None:
    assert passages(f"Section 9.09 [Assignment]. {SENTENCE}")[0].heading == "Assignment"


@pytest.mark.parametrize("sign", ["ii.", "d.", "o"])
def test_items_with_a_small_letter_and_a_dot_stay_with_what_opens_their_list(sign: str) -> None:
    assert len(passages(f"4.1 The Supplier shall hand over:\n\n{sign} Raw data;\n\n{sign} Logs.")) == 1


def test_without_pages_no_page_is_told() -> None:
    assert {each.page for each in passages(LAMPS)} == {None}


def test_what_stands_on_every_page_is_no_clause_and_no_heading() -> None:
    foot = "Source: ACME INC, 10-K, 3/3/2020"
    text = "\n\n".join(f"{n}. Term {chr(64 + n)}\n\n{SENTENCE * 4}\n\n{foot}" for n in range(1, 6))
    cut = passages(text)
    assert {each.clause for each in cut if each.text == foot} == {""}
    assert all("Source" not in each.heading for each in cut)


def test_a_table_of_contents_gives_no_clause() -> None:
    text = "TABLE OF CONTENTS\n\n1. Definitions ........ 2\n\n2. Ownership of Data ........ 4\n\nThe City says this."
    assert clauses(text)[-1] == ""


def test_clauses_whose_lines_were_lost_are_found_again() -> None:
    text = f"2.1 Grant. {SENTENCE}2.2 Term. {SENTENCE}Section 3 Price. {SENTENCE}"
    assert clauses(text) == ["2.1", "2.2", "Section 3"]


def test_rows_of_a_table_are_not_torn() -> None:
    rows = "\n".join(f"Service {n} | {'x' * 90} | {n} euro" for n in range(30))
    assert all(re.match(r"Service \d+ \|", each.text) for each in passages(rows))
