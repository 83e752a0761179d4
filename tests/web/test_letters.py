"""The letter of questions about a contract of a case, as everyone reads it and takes it away."""

from __future__ import annotations

import io

import docx
import pytest
from django.test import Client

from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.lines import RedLine
from ombud.held.entries import Clause, Line, Reading
from ombud.held.wording import wordings
from tests.web.workers import LAMPS, OPENING, a_case

pytestmark = pytest.mark.django_db
SOLD = Clause(contract="Lamps", line=Line.NO_SECOND_SALE, reading=Reading.CROSSED, quote="We may sell the data.")
UNREAD = LineRead(contract="Bridge", line=RedLine.IP, reading=LineReading.NOT_READ)
QUESTION = wordings().lines[RedLine.SECONDARY_USE].question


@pytest.fixture
def client() -> Client:
    a_case(OPENING, SOLD, UNREAD)
    return Client()


def test_the_page_of_who_holds_it_leads_to_the_letter_and_not_to_one_that_cannot_be_written(client: Client) -> None:
    page = client.get(f"/cases/{LAMPS}/held/").content.decode()
    assert f'href="/cases/{LAMPS}/letter/1/"' in page
    assert f'href="/cases/{LAMPS}/letter/2/"' not in page
    assert client.get(f"/cases/{LAMPS}/letter/2/").status_code == 404


def test_the_passage_and_the_question_stand_on_the_page_and_the_reason_in_the_files(client: Client) -> None:
    page, text = (client.get(f"/cases/{LAMPS}/letter/1{end}").content.decode() for end in ("/", ".md"))
    word = docx.Document(io.BytesIO(client.get(f"/cases/{LAMPS}/letter/1.docx").content))
    told = "\n".join(one.text for one in word.paragraphs)
    for there in (page.replace("&#x27;", "'"), text, told):
        assert "We may sell the data." in there
        assert QUESTION in there
    why = wordings().lines[RedLine.SECONDARY_USE].why
    assert why in text
    assert why in told
    assert why not in page.replace("&#x27;", "'")
