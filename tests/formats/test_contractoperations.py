"""What a PDF writes on a page is cut as pypdf cuts it, or left to pypdf."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, ContentStream, NameObject

from ombud.formats.contractoperations import LONGEST, SHOWS, operations
from ombud.formats.contractstream import simplified


def by_pypdf(content: bytes) -> list[Any]:
    """The operations that count for the text, as pypdf cuts them with longer strings. Raises whatever pypdf raises."""
    stream = ContentStream(None, None, "bytes")
    stream.set_data(simplified(content))
    return [told(one) for one in stream.operations if one[1] in SHOWS]


def told(operation: tuple[list[Any], bytes]) -> tuple[list[Any], bytes]:
    return list(map(plain, operation[0])), operation[1]


def plain(operand: Any) -> Any:
    """An operand with its kind, so that a name is no string and 1 is not 1.0."""
    if isinstance(operand, ArrayObject):
        return ["row", *map(plain, operand)]
    kinds = (NameObject, bytes, float, int, dict)
    kind = next((one.__name__ for one in kinds if isinstance(operand, one)), "other")
    return kind, {} if kind == "dict" else operand


def ours(content: bytes) -> list[Any] | None:
    found = operations(content)
    return None if found is None else list(map(told, found))


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 11 Tf 1 0 0 1 60 700 Tm (City) Tj ET",
        b"(a\\(b\\)c \\\\ (d)()) Tj",
        b"(\\101\\7\\53x\\1011 \\08 \\777 \\400\\0) Tj",
        b"(a\\\nb\\\r\nc\\\rd\\\n\ne\nf\r\ng) Tj",
        b"(\\n\\r\\t\\b\\f\\/\\%\\<\\[\\]\\#\\_\\&\\$\\ \\q\\Q\\9\\\xe9) Tj",
        b"(\xff\xfe\x00\x01 \x80) Tj <fe ff\n00 4> Tj <> Tj () Tj",
        b"[(C)-10(i)20.5<74>-.5<7 9 > +3(.) 4. -0(x)] TJ [] TJ [1 2]0 d",
        b"[(a)-30(b)-30(c)-139(d)-140(e)-149.9(f) 150(g)-151(h)] TJ [(\\1)(2\\051)5(\\\\)] TJ",
        b"[<41>-30<42>-120.5<4 3>-3<5>.25<>7<44><45>-300<46> 12] TJ [-5<41>0<42>] TJ [(a).00001(b)-.00001(c)] TJ",
        b"(% no comment) Tj % a comment with ) signs >\n(x) Tj %at the end",
        b"/P <</MCID 0/Lang (sv) /E<feff>/BBox [0 -1.5 2 3]/T/X>>BDC (x)Tj EMC",
        b"/Artifact <<>> BDC (x) Tj EMC <</A 1>> Tj <</A 1>>sc",
        b"0.1 w 10 10 m 20 20 l S 1 0 0 RG q 1 0 0 1 0 0 cm Q 1 2 Td 3 4 TD T* 9 TL 1 Tc 2 Tw 90 Tz",
        b"(a)' 1 2(b)\" /Im1 Do 12Tj(x)Tj[(y)]TJ/F2 9Tf",
        b"+1 -2 .5 -.5 1. 000012 123.45678901234567 123456789012345 Tm",
        b"1 2 3\x00\t\f(x) Tj (left over) 12",
        b"true Tj (x) Tj 1e5 Tj",
        b"",
    ],
)
def test_a_page_is_cut_as_pypdf_cuts_it(content: bytes) -> None:
    assert ours(content) == by_pypdf(content)


@pytest.mark.parametrize(
    "content",
    [
        b"q BI /W 2 /H 1 /BPC 8 /CS /G ID (( EI Q (x) Tj",
        b"1 0 R (x) Tj",
        b"/F#31 11 Tf",
        b"/F\xe9 11 Tf",
        b"/F1\x00 11 Tf",
        b"(x) Tj\x00",
        b"(x) Tj \x0b (y) Tj",
        b"--5 1-2 1,5 Td",
        b"[(a) [(b)] (c)] TJ",
        b"[(a) % b\n(c)] TJ",
        b"[(a) null (c)] TJ",
        b"/P <</A <</B 1>>>> BDC",
        b"/P <</A true>> BDC",
        b"<</Length 3>> stream\nabc\nendstream",
        b"(a (b (c))) Tj",
        b"% a comment (with brackets)\n(x) Tj",
        b"% a comment with <\n(x) Tj",
        b"(a) 12 (b) Tj",
        b"[(a)\x00(b)] TJ",
        b"(never ends Tj",
        b"<4x> Tj",
        b"[(never ends) 12 TJ",
        b"(x)) Tj",
        b"{ (x) Tj }",
        b"1" * 20 + b" Tc",
        b"(x) Tj " * (LONGEST // 7 + 1),
    ],
)
def test_what_is_not_surely_cut_alike_is_left_to_pypdf(content: bytes) -> None:
    assert operations(content) is None


operands = st.one_of(
    st.integers(-(10**9), 10**9).map(lambda number: b"%d" % number),
    st.floats(-1e6, 1e6).map(lambda number: b"%.5f" % number),
    st.binary(max_size=12).map(
        lambda signs: (
            b"(" + b"".join(b"\\" + bytes((one,)) if one in b"()\\" else bytes((one,)) for one in signs) + b")"
        )
    ),
    st.binary(max_size=8).map(lambda signs: b"<" + signs.hex().encode() + b">"),
    st.text("ab()\\01234567\n\r<>[]%", max_size=12).map(lambda text: b"(" + text.encode() + b")"),
    st.text("F1a.-+_", max_size=5).map(lambda text: b"/" + text.encode()),
    st.sampled_from([b"<</MCID 3>>", b"[]", b"% so\n", b" ", b"\x00", b"(a(b)c)"]),
    st.lists(
        st.one_of(
            st.integers(-200, 200).map(lambda number: b"%d" % number),
            st.floats(-200, 200).map(lambda number: b"%.3f" % number),
            st.sampled_from(
                [b"(a)", b"(b1)", b"(\\1)", b"(\\\\)", b"<41>", b"<4142>", b"<4>", b"<4 1>", b" ", b"+5", b"-.5"]
            ),
        ),
        max_size=8,
    ).map(lambda parts: b"[" + b" ".join(parts) + b"]"),
)
operators = st.sampled_from([*sorted(SHOWS), b"BDC", b"EMC", b"re", b"f*", b"RG", b"R", b"gs"])
written = st.lists(st.tuples(st.lists(operands, max_size=6), operators), max_size=8)


@given(written, st.sampled_from([b" ", b"\n", b"\r\n", b"  % so\r"]))
@settings(max_examples=150, deadline=None)
def test_any_page_is_cut_as_pypdf_cuts_it_or_left_to_it(page: list[Any], between: bytes) -> None:
    content = between.join(part for given, operator in page for part in (*given, operator))
    found = ours(content)
    assert found is None or found == by_pypdf(content)


@given(
    st.lists(
        st.sampled_from([bytes((one,)) for one in b"()<>[]{}\\/%01.+-,RBITjJ'\"nf \n\r\x00\x0b\xe9#"]), max_size=30
    )
)
@settings(max_examples=400, deadline=None)
def test_any_signs_are_cut_as_pypdf_cuts_them_or_left_to_it(signs: list[bytes]) -> None:
    content = b"".join(signs) + b" Tj (x) Tj"
    found = ours(content)
    assert found is None or found == by_pypdf(content)


@given(st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_cut_as_pypdf_cuts_them_or_left_to_it(signs: bytes) -> None:
    content = b"(" + signs + b") Tj"
    found = ours(content)
    assert found is None or found == by_pypdf(content)
