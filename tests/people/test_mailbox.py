"""A contact is an office or a person; the words alone must tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.people.mailbox import looks_like_a_person

PERSONS = (
    "j.jansen@rotterdam.nl", "firstname.lastname@city.org", "jjansen@amsterdam.nl", "jan-willem.de.boer@delft.nl",
    "k.van.der.zee@utrecht.nl", "anna_berg@malmo.se", "bo@streetworks.example", "zwaantje77@gmail.com",
    "Dr. Anna Berg", "Amina Hadzic", "mevr. De Vries", "J. de Vries", "J.M. van den Berg, 010-1234", "Jansen, Jan",
    "Contactpersoon: Zwaantje Poelstra", "Herr Müller", "Mme Dupont", "Björn Åkesson, gatukontoret",
    "M. Jean-Pierre Lefort", "Prof. dr. ir. B. Jansen", "Elin Svensson", "Ask for Chandra Patel at the desk",
)  # fmt: skip
OFFICES = (
    "info@rotterdam.nl", "privacy@amsterdam.nl", "algoritmes@denhaag.nl", "trafik@malmo.se", "dpo@paris.example",
    "functionaris.gegevensbescherming@rotterdam.nl", "open.data@malmo.se", "datenschutz@stadt-koeln.example",
    "14 010", "", "Functionaris gegevensbescherming", "Team Parkeren", "Head of Street Works", "Dataskyddsombudet",
    "délégué à la protection des données", "Der Datenschutzbeauftragte", "M. le Maire", "The Hague City Hall",
    "Gemeente Anna Paulowna", "Anne Frank Stichting", "Martin Luther King plein", "Sint Jansstraat 4",
    "https://www.amsterdam.nl/contact", "Dienst Publiek en Communicatie", "p10432@city.example", "e.loket@delft.nl",
)  # fmt: skip


@pytest.mark.parametrize("contact", PERSONS)
def test_a_contact_that_names_a_person_is_a_person(contact: str) -> None:
    assert looks_like_a_person(contact)


@pytest.mark.parametrize("contact", OFFICES)
def test_an_office_a_shared_mailbox_or_a_number_is_no_person(contact: str) -> None:
    assert not looks_like_a_person(contact)


@given(st.text(alphabet="0123456789 +()-/", max_size=40))
def test_a_telephone_number_is_never_a_person(number: str) -> None:
    assert not looks_like_a_person(number)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert looks_like_a_person(text) in (True, False)


@given(st.sampled_from(PERSONS[:6]), st.sampled_from(OFFICES[:6]))
def test_one_person_among_offices_is_still_a_person(person: str, office: str) -> None:
    assert looks_like_a_person(f"{office}; {person}")


@pytest.mark.parametrize("text", ["a" * 300_000, ".a" * 100_000, "A. " * 50_000], ids=["word", "dots", "initials"])
def test_a_very_long_text_is_read_to_its_end(text: str) -> None:
    assert not looks_like_a_person(text)
