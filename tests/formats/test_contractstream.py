"""What a PDF writes on a page, made shorter without a change of what it shows."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import NameObject, StreamObject

from ombud.formats.contractstream import simplified
from tests.formats.contractfiles import pdf


def shown(content: bytes) -> str:
    """The text that a page with this content shows, as pypdf reads it."""
    reader = PdfReader(io.BytesIO(pdf([["x"]])))
    stream = StreamObject()
    stream.set_data(b"BT /F1 11 Tf 1 0 0 1 60 700 Tm " + content + b" ET")
    page = reader.pages[0]
    page[NameObject("/Contents")] = stream
    return page.extract_text()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"[(C)-10(i)20(ty)] TJ", "City"),
        (b"[<43>0<69>-12.5<74>0<79>] TJ", "City"),
        (b"[(the)-600(City)] TJ", "the City"),
        (b"(if 10 > 5 <add> 12 <b) Tj", "if 10 > 5 <add> 12 <b"),
        (b"(clause (a) 12 (b)) Tj", "clause (a) 12 (b)"),
        (b"(a\\) 12 \\(b) Tj", "a) 12 (b"),
        (b"<28295c> Tj", "()\\"),
        (b"[(a)-30(b)-30(c)-30(d)-30(e)-30(f)-30(g)-300(h)] TJ", "abcdefg h"),
    ],
)
def test_strings_are_joined_and_never_mistaken(content: bytes, text: str) -> None:
    assert shown(content) == text
    assert shown(simplified(content)) == text


pieces = st.lists(
    st.one_of(
        st.text("ab ()<>12\\", min_size=1, max_size=6).map(
            lambda text: b"(" + "".join(f"\\{c}" if c in "()\\" else c for c in text).encode() + b")"
        ),
        st.text("abcAB12", min_size=1, max_size=6).map(lambda text: b"<" + text.encode().hex().encode() + b">"),
        st.integers(-700, 300).map(lambda number: b"%d" % number),
    ),
    min_size=1,
    max_size=14,
)


@given(pieces)
@settings(max_examples=40, deadline=None)
def test_what_a_page_shows_stays_the_same(told: list[bytes]) -> None:
    content = b"[" + b" ".join(told) + b"] TJ"
    assert shown(simplified(content)).split() == shown(content).split()


@given(st.binary(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_bytes_at_all_are_taken(content: bytes) -> None:
    assert isinstance(simplified(content), bytes)
