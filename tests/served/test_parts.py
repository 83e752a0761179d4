"""A file counted in parts is the file counted whole, wherever it is cut; or it is known that it cannot be."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.places.cells import index
from ombud.served import onspark, parts
from ombud.served.placed import asked
from ombud.served.points import Cut
from ombud.served.sparse import Counts
from ombud.served.tally import summed, tally
from tests.served.test_onspark import same
from tests.served.test_tally import PLAIN, town

GRID = index(town().shapes, 90)
ORDER = parts.Order(asked(town(), PLAIN, Cut.MONTH, None, ""), 9, 3, names=PLAIN.all)
POINT = st.tuples(
    st.sampled_from(["10.5", "11.5", "12.0", "", "99", "x"]),
    st.sampled_from(["50.5", "51.5", "52.0"]),
    st.sampled_from(["2024-01-01", "2024-02-02", "", "soon"]),
    st.sampled_from(["lamp", "bench", "", 'a "good" lamp', "two\nlines", 'three\n"li\nnes"', "10.5,50.5", "a\r\nb"]),
)
SURE = [("10.5", "50.5", "2024-01-01", "lamp")] * 60  # so that most points lie on the map


PIPE = '10.5,50.5,,5" pipe\n'


@given(st.lists(POINT, max_size=25), st.lists(st.integers(1, 90), max_size=5), st.sampled_from(["", PIPE]))
def test_wherever_a_csv_is_cut_it_counts_as_a_whole_or_is_known_to_be_torn(
    tmp_path_factory: pytest.TempPathFactory, points: list[tuple[str, ...]], cuts: list[int], stray: str
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([PLAIN.all, *points, *SURE])
    lines = (text.getvalue() + stray).removesuffix("\n").split("\n")
    file = tmp_path_factory.mktemp("parts") / "p.csv"
    file.write_text("\n".join(lines) + "\n", newline="")
    blocks = list(pairwise(sorted({0, len(lines), *(cut for cut in cuts if cut < len(lines))})))
    told = list(parts.of_csv(sent(lines, blocks), ORDER, GRID, lambda _: None))
    rows = [row for batch in told for row in batch.to_pylist()]
    assert sum(row["bytes"] for row in rows) == file.stat().st_size
    try:
        counts, falls = onspark._summed(file, rows, ORDER, may_be_torn=True)
    except onspark._Torn:
        assert any("\n" in point[3] for point in points) or stray
        return
    assert same(summed(counts, falls, Cut.MONTH), tally(file, town(), PLAIN, listed=3, cells=GRID))


def sent(lines: list[str], blocks: list[tuple[int, int]]) -> list[pa.RecordBatch]:
    """Lines as Spark sends them: the byte at which their block starts, and the text; a few lines at a time."""
    starts = np.zeros(len(lines), np.int64)
    for first, last in blocks:
        starts[first:last] = sum(len(line.encode()) + 1 for line in lines[:first])
    whole = pa.record_batch({"start": starts, "value": pa.array(lines, pa.string())})
    return [whole.slice(first, 7) for first in range(0, len(lines), 7)]


NAMES = ("", "a", "å", "b")


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(-1, 30000), st.sampled_from(NAMES)), max_size=60))
def test_counts_that_were_sent_add_up_as_if_they_had_been_made_here(cells: list[tuple[int, int, str]]) -> None:
    here, there = Counts(9), Counts(9)
    for part in (cells[::2], cells[1::2]):
        area, month = (np.array([one[at] for one in part], np.int32) for at in (0, 1))
        which = np.array([NAMES.index(one[2]) for one in part], np.int32)
        made = Counts(9)
        for counts in (made, here):
            counts.add(area, month, which, NAMES)
        there.add(*parts.unpacked(parts.packed(made)))
    for one, other in zip(here.table(), there.table(), strict=True):
        assert list(one) == list(other)


def test_a_part_of_lines_alone_is_known_to_be_torn(tmp_path: Path) -> None:
    """Each block by itself could pass for rows; the marks of quotation tell."""
    lines = ["lon,lat,day,sort", '10.5,50.5,,"a', '11.5,50.5,,b"', "11.5,50.5,,c"]
    rows = [
        row
        for batch in parts.of_csv(sent(lines, [(0, 2), (2, 4)]), ORDER, GRID, lambda _: None)
        for row in batch.to_pylist()
    ]
    assert [row["open"] for row in rows] == [True, True]
    with pytest.raises(onspark._Torn):
        onspark._summed(tmp_path / "p.csv", rows, ORDER, may_be_torn=True)
