"""Words as vectors: near what is near in meaning, silent on what is not known, and kept to the byte."""

from __future__ import annotations

import hashlib

import numpy as np

from ombud.held.contract.vectors import DIMS, STEP, Vectors, opened, vectors

SMALL = Vectors(
    {"audit": 0, "of": 1, "records": 2},
    np.array([[3, 0], [9, 9], [0, 4]], dtype=np.int8),
    np.array([16, 0, 16], dtype=np.uint8),
)


def like(one: str, other: str) -> float:
    a, b = vectors().said([one, other])
    return float(a @ b)


def test_words_of_like_meaning_are_nearer_than_others() -> None:
    for word, near, far in (("indemnify", "indemnification", "insurance"), ("audit", "auditor", "renewal"),
                            ("escrow", "escrowed", "governed"), ("law", "laws", "price")):  # fmt: skip
        assert like(word, near) > like(word, far) + 0.2


def test_a_text_is_its_words_and_those_that_all_have_do_not_count() -> None:
    assert np.allclose(SMALL.said(["Audit of records"]), [[0.6, 0.8]])


def test_words_that_are_not_known_say_nothing() -> None:
    assert SMALL.said(["zyx 12", ""]).tolist() == [[0, 0], [0, 0]]
    assert SMALL.of(["zyx", "audit"]).tolist() == [[0, 0], [np.float32(3) * np.float32(STEP), 0]]
    assert SMALL.rare(["zyx", "audit"]).tolist() == [0, 1]


def test_a_table_is_read_as_it_was_written() -> None:
    data = SMALL.written()
    again = opened(data)
    assert again.written() == data == SMALL.written()
    assert again.sha256 == hashlib.sha256(data).hexdigest()
    assert np.array_equal(again.of(["records"]), SMALL.of(["records"]))


def test_the_table_of_the_package_is_small_and_whole() -> None:
    table = vectors()
    assert table.steps.shape == (len(table.place), DIMS)
    assert len(table.written()) < 3_500_000
    assert np.abs(table.steps.mean(axis=0)).max() < 0.05
