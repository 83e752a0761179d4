"""Tiles: the shapes that the specification gives, and the same proofs as from all leaves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.ledger import merkle
from ombud.ledger.tiles import MissingTile, Tiles, bundled, entries_path, grow, shape, tile_path, unbundled


def leaves(size: int, begin: int = 0) -> list[bytes]:
    return [n.to_bytes(32, "big") for n in range(begin, size)]


def test_paths_are_those_of_the_specification() -> None:
    assert tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tile_path(2, 0, 1) == "tile/2/000.p/1"
    assert entries_path(273, 112) == "tile/entries/273.p/112"
    assert entries_path(1000) == "tile/entries/x001/000"


def test_seventy_thousand_entries_have_the_tiles_of_the_specification() -> None:
    told = Counter((level, width) for level, _, width in shape(70_000))
    assert told == {(0, 256): 273, (0, 112): 1, (1, 256): 1, (1, 17): 1, (2, 1): 1}


def test_two_hundred_and_fifty_six_entries_begin_a_second_level() -> None:
    assert list(shape(256)) == [(0, 0, 256), (1, 0, 1)]
    assert list(shape(0)) == []


def test_seventy_thousand_entries_are_written_as_they_should_be(tmp_path: Path) -> None:
    assert grow(tmp_path, 0, leaves(70_000)) == 70_000
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    hashes = {tile_path(*tile) for tile in shape(70_000)}
    entries = {entries_path(number, width) for level, number, width in shape(70_000) if level == 0}
    assert written == hashes | entries
    assert all((tmp_path / tile_path(*tile)).stat().st_size == 32 * tile[2] for tile in shape(70_000))
    assert Tiles(tmp_path, 70_000).frontier().root() == merkle.root([merkle.leaf_hash(leaf) for leaf in leaves(70_000)])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 300), min_size=1, max_size=5))
def test_growing_in_steps_gives_the_same_tiles_as_at_once(steps: list[int]) -> None:
    with TemporaryDirectory() as place:
        folder, size = Path(place), 0
        for step in steps:
            size = grow(folder, size, leaves(size + step, size))
        whole = [merkle.leaf_hash(leaf) for leaf in leaves(size)]
        tiles = Tiles(folder, size)
        assert tiles.frontier().root() == merkle.root(whole)
        assert [leaf for n in range(-(-size // 256)) for leaf in tiles.entries(n)] == leaves(size)
        earlier = steps[0]
        assert Tiles(folder, earlier).frontier().root() == merkle.root(whole[:earlier])
        assert tiles.consistency(earlier) == merkle.consistency(earlier, whole)


SIZE = 66_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tiles, list[bytes]]:
    folder = tmp_path_factory.mktemp("tiles")
    grow(folder, 0, leaves(SIZE))
    return Tiles(folder, SIZE), [merkle.leaf_hash(leaf) for leaf in leaves(SIZE)]


@settings(max_examples=12, deadline=None)
@given(index=st.integers(0, SIZE - 1))
def test_a_proof_from_tiles_is_that_from_all_leaves(large: tuple[Tiles, list[bytes]], index: int) -> None:
    tiles, whole = large
    assert tiles.inclusion(index) == merkle.inclusion(index, whole)
    assert tiles.consistency(index) == merkle.consistency(index, whole)


def test_a_proof_reads_a_few_tiles_only(large: tuple[Tiles, list[bytes]]) -> None:
    tiles = Tiles(large[0].folder, SIZE)
    tiles.inclusion(12_345)
    assert tiles.tile.cache_info().misses <= 6


def test_a_log_shorter_than_its_tiles_is_read_from_the_full_ones(tmp_path: Path) -> None:
    """A partial tile may go once the full one is there; whoever holds an older checkpoint reads its beginning."""
    grow(tmp_path, 0, leaves(300))
    assert Tiles(tmp_path, 100).inclusion(7) == merkle.inclusion(7, [merkle.leaf_hash(leaf) for leaf in leaves(100)])
    assert Tiles(tmp_path, 100).entries(0) == tuple(leaves(100))


def test_a_missing_or_short_tile_is_named(tmp_path: Path) -> None:
    grow(tmp_path, 0, leaves(300))
    (tmp_path / "tile/0/000").write_bytes(b"short")
    with pytest.raises(MissingTile, match="tile/0/000 is too short"):
        Tiles(tmp_path, 300).inclusion(7)
    (tmp_path / "tile/0/000").unlink()
    with pytest.raises(MissingTile, match="tile/0/000 is missing"):
        Tiles(tmp_path, 300).inclusion(7)
    with pytest.raises(MissingTile, match="has no tile/0/009"):
        Tiles(tmp_path, 300).tile(0, 9)


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_entries_of_any_length_are_bundled_and_unbundled(entries: list[bytes]) -> None:
    assert unbundled(bundled(entries)) == tuple(entries)


def test_a_cut_bundle_is_refused() -> None:
    with pytest.raises(MissingTile, match="was cut"):
        unbundled(bundled([b"abc"])[:-1])


def test_an_entry_too_long_for_its_two_bytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="65535 bytes at most"):
        grow(tmp_path, 0, [bytes(65_536)])
