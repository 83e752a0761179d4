"""A Polis export: what is read of it, every trap that is known, and that what we write reads back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ombud.formats.polis import Conversation, read_polis
from ombud.formats.poliswritten import write_polis
from ombud.formats.reading import Unreadable
from tests.heard.opinions.conversations import ALL, BIODIVERSITY, LONDON, POLIS, SEATTLE, conversation, needs_polis

HEAD = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,3\n"
ROWS = "0,0,1,2,1,1,1,-1,\n7,1,0,1,0,0,,,0\n"
COMMENTS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    '1000,Thu,0,0,1,0,1,"More lamps, please"\n1000,Thu,1,0,0,1,-1,Fewer lamps\n1000,Thu,3,7,0,0,0,No lamps\n'
)
CAST = "timestamp,datetime,comment-id,voter-id,vote\n5,x,0,0,-1\n9,x,0,0,1\n6,x,1,0,-1\n7,x,3,7,0\n"


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name.replace('_', '-')}.csv").write_bytes(text.encode())
    return path


def same(one: Conversation, other: Conversation) -> bool:
    """Whether two conversations say the same, notes and files aside."""
    arrays = ("start", "item", "vote", "marks", "when")
    if not all(np.array_equal(getattr(one.votes, name), getattr(other.votes, name)) for name in arrays):
        return False
    keys = (one.votes.people, one.votes.statements) == (other.votes.people, other.votes.statements)
    rest = (one.statements, one.summary, one.group, one.wrote) == (
        other.statements,
        other.summary,
        other.group,
        other.wrote,
    )
    return keys and rest


@needs_polis
@pytest.mark.parametrize("name", ALL)
def test_the_matrix_counts_what_the_published_columns_say(name: str) -> None:
    told = json.loads((POLIS / "ORACLE_counts.json").read_text("utf-8"))[name]
    read = conversation(name)
    votes = read.votes
    assert (len(votes.people), len(votes.statements), len(votes.vote)) == (
        told["participants"],
        told["statements"],
        told["votes"],
    )
    assert {str(value): int((votes.vote == value).sum()) for value in (-1, 0, 1)} == told["by_value"]
    assert not [note for note in read.notes if "counts do not equal" in str(note)]  # n-votes, n-agree, n-disagree


@needs_polis
@pytest.mark.parametrize(("name", "lines", "kept"), [(SEATTLE, 2995, 2872), (LONDON, 640, 638)])
def test_who_votes_again_changes_the_vote(name: str, lines: int, kept: int) -> None:
    alone = read_polis(POLIS / name / "votes.csv")
    assert (len(alone.votes.vote), alone.revotes) == (kept, lines - kept)
    both = conversation(name)
    assert same(replace(alone, statements={}, summary={}), replace(both, statements={}, summary={}, group={}, wrote={}))
    assert not [note for note in both.notes if "do not agree" in str(note)]
    assert (both.votes.when > 0).all()


@needs_polis
def test_statements_moderated_out_are_still_in_the_matrix_and_are_named() -> None:
    assert [len(conversation(name).moderated_out) for name in ALL] == [0, 23, 160, 78, 289]


@needs_polis
def test_ids_have_holes_and_comments_have_rows_without_a_column() -> None:
    london, nature = conversation(LONDON), conversation(BIODIVERSITY)
    assert "2" not in london.votes.statements
    assert "38" in london.votes.statements
    assert [len(set(one.statements) - set(one.votes.statements)) for one in (london, nature)] == [3, 2]
    assert any("nobody could vote on: 3, 2, 0" in str(note) for note in london.notes)


@needs_polis
def test_an_xid_names_people_elsewhere_and_is_not_read() -> None:
    assert any("xid" in str(note) for note in conversation(LONDON).notes)


@needs_polis
def test_polis_own_counts_take_a_changed_vote_twice() -> None:
    read = conversation(SEATTLE)
    assert sum(one.agrees or 0 for one in read.statements.values()) == 1400
    assert int((read.votes.vote == 1).sum()) == 1358


@needs_polis
@pytest.mark.parametrize("name", [LONDON, SEATTLE])
def test_what_is_written_reads_back(name: str, tmp_path: Path) -> None:
    read = conversation(name)
    write_polis(tmp_path, read)
    assert same(read_polis(tmp_path), read)


@needs_polis
def test_the_matrix_that_is_written_has_polis_own_lines(tmp_path: Path) -> None:
    write_polis(tmp_path, conversation(SEATTLE))
    ours, theirs = (path / "participants-votes.csv" for path in (tmp_path, POLIS / SEATTLE))
    assert sorted(ours.read_text("utf-8").splitlines()) == sorted(theirs.read_text("utf-8").splitlines())


def test_a_small_folder_is_read_whole(tmp_path: Path) -> None:
    read = read_polis(
        folder(tmp_path, participants_votes=HEAD + ROWS, comments=COMMENTS, votes=CAST, summary="topic,Lamps\n")
    )
    assert read.votes.statements == ("0", "1", "3")
    assert set(read.votes.people) == {"0", "7"}
    assert (read.moderated_out, read.not_moderated, read.revotes) == (("1",), ("3",), 1)
    assert read.statements["0"].text == "More lamps, please"
    assert read.summary["topic"] == "Lamps"
    assert sorted(read.votes.when.tolist()) == [6, 7, 9]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    read = read_polis(folder(one, participants_votes=HEAD + ROWS))
    again = read_polis(folder(other, participants_votes="\ufeff" + (HEAD + ROWS).replace("\n", "\r\n")))
    assert same(read, again)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"participants_votes": HEAD + "0,0,1,2,1,1,1,2,\n"}, "votes.csv, line 2, statement 1: “2” is no vote"),
        ({"participants_votes": HEAD + ROWS + "8,,0,1,1,0,agree,,\n"}, "line 4, statement 0: “agree” is no vote"),
        ({"participants_votes": HEAD + "0,0,1,2,1,1,1,-1\n"}, "line 2: the row has 8 cells and there are 9 headings"),
        ({"participants_votes": HEAD + ROWS + "0,,0,1,1,0,1,,\n"}, "line 4, participant: 0 stands in two rows"),
        ({"participants_votes": HEAD + ",,0,1,1,0,1,,\n"}, "line 2, participant: the row names no one"),
        ({"participants_votes": HEAD.replace("participant,", "person,") + ROWS}, "there is no column participant"),
        ({"participants_votes": HEAD.replace(",3\n", ",3,3\n") + ROWS}, "line 1: the column 3 stands twice"),
        ({"participants_votes": HEAD.replace(",3\n", ",age\n") + ROWS}, "the column “age” is no statement’s number"),
        ({"participants_votes": HEAD}, "there is nobody in it"),
        ({"participants_votes": HEAD + ROWS.replace("\n", "\0\n")}, "NUL bytes"),
        ({"votes": CAST + "8,x,0,9,2\n"}, "votes.csv, line 6, vote: “2” cannot be read"),
        ({"votes": CAST + "8,x,a,9,1\n"}, "votes.csv, line 6, comment-id: “a” cannot be read"),
        ({"votes": CAST + "soon,x,1,9,1\n"}, "votes.csv, line 6, timestamp: “soon” cannot be read"),
        ({"votes": CAST + "8,x,1\n"}, "votes.csv, line 6: the row has 3 cells and there are 5 headings"),
        ({"votes": "a,b\n"}, "votes.csv, line 1: there is no column timestamp"),
        ({"votes": CAST + "²,x,1,9,1\n"}, "votes.csv, line 6, timestamp: “²” cannot be read"),
        ({"votes": CAST.replace(",vote\n", ",vote,vote\n")}, "votes.csv, line 1: the column vote stands twice"),
        ({"participants_votes": (HEAD + ROWS).replace("\n", "\r")}, "line 1: this is no text with commas"),
        ({"participants_votes": HEAD + f'"{"x" * 1_000_001}",,,,,,1,,\n'}, "this is no text with commas"),
        ({"participants_votes": HEAD + ROWS, "comments": COMMENTS.replace("author-id", "moderated")},
         "comments.csv, line 1: the column moderated stands twice"),
        ({"participants_votes": HEAD + ROWS, "comments": COMMENTS + "1,x,0,0,0,0,1,Hm\n"}, "statement 0 stands twice"),
        ({"participants_votes": HEAD + ROWS, "comments": COMMENTS + "1,x,5,0,0,0,out,Hm\n"}, "line 5, moderated"),
        ({"participants_votes": HEAD + ROWS, "comments": COMMENTS + '1,x,5,0,0,0,1,"Hm\n'}, "comments.csv, line 5"),
        ({"summary": "topic,Lamps\n"}, "neither participants-votes.csv nor votes.csv"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_line_and_field(files: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as told:
        read_polis(folder(tmp_path, **files))
    assert words in str(told.value)


def test_ids_may_be_numbers_of_any_length_and_counts_that_are_none_are_left(tmp_path: Path) -> None:
    read = read_polis(folder(tmp_path, participants_votes=HEAD + f"{'9' * 5000},,²,,,,1,,\n{'9' * 5001},,,,,,1,,\n"))
    assert sorted(map(len, read.votes.people)) == [5000, 5001]
    assert read.wrote == {}


def test_two_votes_of_one_moment_that_differ_say_nothing(tmp_path: Path) -> None:
    read = read_polis(folder(tmp_path, votes=CAST + "9,x,0,0,-1\n"))
    assert len(read.votes.vote) == 2
    assert any("same moment that differ: 1" in str(note) for note in read.notes)


def test_who_is_listed_and_gave_no_vote_is_told(tmp_path: Path) -> None:
    read = read_polis(folder(tmp_path, participants_votes=HEAD + ROWS + "9,,0,0,0,0,,,\n"))
    assert "9" not in read.votes.people
    assert any("gave no vote: 1" in str(note) for note in read.notes)


def test_counts_that_do_not_equal_the_votes_are_told(tmp_path: Path) -> None:
    read = read_polis(folder(tmp_path, participants_votes=HEAD + ROWS.replace("7,1,0,1,0,0", "7,1,0,1,1,0")))
    assert any("line 3, n-agree" in str(note) for note in read.notes)


def test_where_the_two_files_differ_the_matrix_is_taken_and_it_is_told(tmp_path: Path) -> None:
    read = read_polis(folder(tmp_path, participants_votes=HEAD + ROWS, votes=CAST.replace("6,x,1,0,-1", "6,x,1,0,1")))
    assert any("do not agree: 2" in str(note) for note in read.notes)  # one line too many, one vote without a line
    assert sorted(read.votes.vote.tolist()) == [-1, 0, 1]
