"""A camera that films people holds personal data, whatever the register says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.held.films import Films, filming


@pytest.mark.parametrize(
    "text",
    [
        "Optical sensor that counts visitors in the square.",
        "De camera telt hoeveel mensen er op het plein zijn.",
        "Kameran filmar fotgängare vid övergången.",
        "La caméra filme les passants à l'entrée.",
        "Die Überwachungskamera filmt Fußgänger auf dem Platz.",
    ],
)
def test_a_camera_with_people_before_it_films_people(text: str) -> None:
    assert filming(text).films is Films.PEOPLE


@pytest.mark.parametrize(
    "text",
    [
        "Camera at the entrance.",
        "Camera, terras voor de deur.",
        "A thermal camera counts people; nobody can be known.",
        "De camera telt mensen; gezichten zijn onherkenbaar gemaakt.",
    ],
)
def test_a_place_where_people_pass_is_only_suspected(text: str) -> None:
    assert filming(text).films is Films.PERHAPS


def test_people_in_another_sentence_are_only_suspected() -> None:
    assert filming("A camera reads the meters. Customers pay at the desk.").films is Films.PERHAPS


@pytest.mark.parametrize(
    "text",
    ["Camera that reads the water level.", "People are counted by staff at the door.", "", "Camera, licht."],
)
def test_a_camera_without_people_or_people_without_a_camera_is_nothing(text: str) -> None:
    assert filming(text).films is Films.NO


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert (filming(text).films is Films.NO) == (filming(text).words == ())
