"""Words of strangers: tags come off, people stay outside, and what is no statement is known as none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.formats import ways
from ombud.formats.naming import item_name
from ombud.formats.people import TAKEN_OUT, is_removed, looks_like_a_person, without_mailboxes
from ombud.formats.slugs import Slugs
from ombud.formats.texts import is_unsaid, plain
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("<p>Licht &amp; veiligheid</p>", "Licht & veiligheid"),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "one\ntwo"),
        ("a<br/>b", "a\nb"),
        ("<b>bold</b>ly", "boldly"),
        ("younger than 5 <5 jaar and a < b > c", "younger than 5 <5 jaar and a < b > c"),
        ("&lt;p&gt;twice over&lt;/p&gt;", "twice over"),
        ("<script>alert(1)</script>kept<style>p{}</style>", "kept"),
        ("no end <script>alert(1)", "no end"),
        ("one\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("\x00nul\x07 and \ud800 half a sign", "nul and half a sign"),
        ("AT&T; R&D", "AT&T; R&D"),
        (12, "12"),
        (True, "true"),
        (None, ""),
        ([], ""),
        ({}, ""),
    ],
)
def test_tags_and_control_signs_come_off_and_words_stay(told: object, words: str) -> None:
    assert plain(told) == words


@settings(deadline=None)
@given(st.text(st.sampled_from("<>/&;pbliamscrt =\"'\n \x00é#1")) | st.text())
def test_plain_words_are_plain_already(text: str) -> None:
    once = plain(text)
    assert once == once.strip()
    assert "\x00" not in once
    assert once.encode("utf-8") is not None  # half a sign of UTF-16 would raise
    if "&" not in text:
        assert plain(once) == once


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="<&", exclude_categories=["C", "Z"])))
def test_words_without_tags_are_left_word_for_word(text: str) -> None:
    assert plain(text) == text.strip()


NOTHING = ["-", "—", "n/a", "N.v.t.", "Onbekend", "unknown", "(unknown)", " tbd ", "okänt", "geen", "None"]


@pytest.mark.parametrize("text", NOTHING)
def test_placeholders_are_no_statements(text: str) -> None:
    assert is_unsaid(text)


@pytest.mark.parametrize("text", ["x", "no", "nee", "Unknown vehicles are counted", "0", "geen persoonsgegevens"])
def test_short_answers_are_statements(text: str) -> None:
    assert not is_unsaid(text)


@pytest.mark.parametrize(
    "contact",
    [
        "info@stad.nl",
        "privacy@malmo.se",
        "14 010",
        "Functionaris gegevensbescherming",
        "dataskyddsombud@goteborg.se",
        "Délégué à la protection des données",
        "Datenschutzbeauftragter der Stadt",
        "https://stad.nl/contact",
        "",
        "street.works@city.gov.uk",
        "FG@denhaag.nl",
        "Gatukontoret, Malmö stad",
    ],
)
def test_an_office_is_no_person(contact: str) -> None:
    assert not looks_like_a_person(contact)


@pytest.mark.parametrize(
    "contact",
    [
        "j.jansen@stad.nl",
        "firstname.lastname@city.gov",
        "anna.berg@malmo.se",
        "J. de Vries",
        "Dr. Anna Berg",
        "marie.dupont@paris.fr",
        "h.mueller@berlin.de",
        "Bo Berg, Street Works, b.berg@malmo.se",
    ],
)
def test_a_person_is_one(contact: str) -> None:
    assert looks_like_a_person(contact)


def test_only_the_mailboxes_of_persons_are_taken_out_of_a_text() -> None:
    text = "Write to privacy@stad.nl, or to j.jansen@stad.nl (mornings); <anna.berg@stad.nl>."
    assert without_mailboxes(text) == f"Write to privacy@stad.nl, or to {TAKEN_OUT} (mornings); <{TAKEN_OUT}>."


def test_an_endless_address_is_taken_out_whole() -> None:
    assert without_mailboxes("a" * 5000 + "@b.nl") == TAKEN_OUT


def test_a_mark_of_a_removed_address_is_known() -> None:
    assert is_removed("[address removed]")
    assert is_removed(TAKEN_OUT)
    assert not is_removed("address removed from the register")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Ja", Said.YES),
        ("a) Yes", Said.YES),
        ("Nee, want", Said.NO),
        ("Non", Said.NO),
        ("Nej.", Said.NO),
        ("b) In-progress", Said.UNSAID),
        ("Onbekend", Said.UNSAID),
        ("Japan", Said.UNSAID),
        ("", Said.UNSAID),
    ],
)
def test_yes_and_no_in_five_languages(words: str, answer: Said) -> None:
    assert ways.said(words) is answer


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("In gebruik", Stage.RUNNING),
        ("in_gebruik", Stage.RUNNING),
        ("Buiten gebruik", Stage.CLOSED),
        ("In ontwikkeling", Stage.PROCUREMENT),
        ("b)  b)  Pilot – The use case has been deployed", Stage.TRIAL),
        ("c)  Deployed ñ The use case is", Stage.RUNNING),
        ("Retired - January 2025", Stage.CLOSED),
        ("Beta/Pilot", Stage.TRIAL),
        ("Production", Stage.RUNNING),
        ("Implementation and Assessment", Stage.UNSAID),
        ("soon", Stage.UNSAID),
        ("Not in use yet", Stage.UNSAID),
        ("", Stage.UNSAID),
    ],
)
def test_stages_are_known_by_their_words_and_others_stay_unsaid(words: str, stage: Stage) -> None:
    assert ways.stage(words) is stage


def test_a_date_is_read_only_where_its_order_is_beyond_doubt() -> None:
    assert ways.day("2026-05-13T10:00:00Z") == date(2026, 5, 13)
    assert ways.day("13/5/2026") == ways.day("5/13/2026") == date(2026, 5, 13)
    assert ways.day("3/4/2026") is None
    assert ways.day("3/4/2026", month_first=True) == date(2026, 3, 4)
    assert ways.day("3/4/2026", month_first=False) == date(2026, 4, 3)
    assert ways.day("4.4.2026") == date(2026, 4, 4)
    assert all(ways.day(words) is None for words in ("2026-05", "2026-02-30", "31/31/2026", "soon", ""))


def test_an_excel_day_is_one() -> None:
    assert ways.excel_day("44484") == date(2021, 10, 15)
    assert ways.excel_day("2021") is None


def test_only_a_name_names_an_item() -> None:
    assert item_name("Kentekens (kenteken, datum, tijd)") == "Kentekens (kenteken, datum, tijd)"
    assert not item_name("Geen persoonsgegevens")
    assert not item_name("We use plates. We keep them.")
    assert not item_name("n/a")


def test_names_of_cases_are_never_two_alike() -> None:
    slugs = Slugs()
    assert [slugs.take("nl", "Malmö", "Straßenlicht ÅÄÖ") for _ in range(3)] == [
        "nl-malmo-strassenlicht-aao",
        "nl-malmo-strassenlicht-aao-2",
        "nl-malmo-strassenlicht-aao-3",
    ]
    assert slugs.take("", "…") == "case"


@given(st.lists(st.text(max_size=100), max_size=8))
def test_any_title_gives_a_short_ascii_name(titles: list[str]) -> None:
    slugs = Slugs()
    made = [slugs.take("nl", title) for title in titles]
    assert len(set(made)) == len(made)
    assert all(name.isascii() and len(name) <= 80 and name.strip("-") == name for name in made)
