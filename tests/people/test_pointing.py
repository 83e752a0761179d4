"""What seems to point to a person is shown before it is made public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.people.pointing import Points, pointers


@pytest.mark.parametrize(
    ("text", "what", "quote"),
    [
        ("Ring 040-34 10 00 if the lamp is out.", Points.PHONE, "040-34 10 00"),
        ("Call +46 70 123 45 67.", Points.PHONE, "+46 70 123 45 67"),
        ("Write to anna.berg@malmo.example.", Points.MAIL, "anna.berg@malmo.example"),
        ("The lamp is out. Dr. Anna Berg said so.", Points.NAME, "Dr. Anna Berg said so."),
        ("It was 811218-9876 who wrote.", Points.PERSONAL, "811218-9876"),
    ],
)
def test_what_points_to_a_person_is_found_and_quoted(text: str, what: Points, quote: str) -> None:
    assert quote in [pointer.quote for pointer in pointers(text) if pointer.what is what]


@pytest.mark.parametrize(
    "text",
    [
        "The path by the school is dark since 2023-11-01.",
        "It cost 1 200 000 kronor in 2019-2023 and 12 500 a year.",
        "Write to streetworks@malmo.example or info@malmo.example.",
        "Lamp 4711 on page 31, clause 14.2, see 2016/679.",
        "",
    ],
)
def test_days_amounts_offices_and_paragraphs_point_to_nobody(text: str) -> None:
    assert pointers(text) == ()


@given(st.text(max_size=400))
def test_any_text_can_be_asked(text: str) -> None:
    assert all(pointer.quote for pointer in pointers(text))
