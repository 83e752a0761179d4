"""Pabulib files: read as they stand, written again to the byte, and every fault named with line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.formats.pabulib import Pabulib, can_read, read, write
from ombud.formats.pabulibpoll import PollRead, poll_of
from ombud.formats.reading import Unreadable
from tests.heard.budget.polls import PB, needs_budgets

HEAD = """META
key;value
description;Benches of Rosengård
unit;Malmö
budget;100
vote_type;{kind}
max_length;2
num_votes;3
PROJECTS
project_id;cost;name;selected
1;60;Bench;1
2;50;Lamp;0
3;30;Tree;1
VOTES
"""
BALLOTS = "voter_id;vote;district\na;1,2;north\nb;1;north\nc;3;south\n"


def written(folder: Path, ballots: str = BALLOTS, kind: str = "approval", head: str = HEAD) -> Path:
    path = folder / "benches.pb"
    path.write_bytes((head.format(kind=kind) + ballots).encode())
    return path


def told(path: Path, **asked: bool) -> str:
    with pytest.raises(Unreadable) as wrong:
        poll_of(read(path), **asked)
    return str(wrong.value)


def good(path: Path, **asked: bool) -> PollRead:
    return poll_of(read(path), **asked)


@needs_budgets
@pytest.mark.parametrize("name", sorted(one.name for one in PB.glob("*.pb")) if PB.is_dir() else [])
def test_a_real_file_is_written_again_to_the_byte(name: str, tmp_path: Path) -> None:
    write(read(PB / name), tmp_path / name)
    there, here = (PB / name).read_bytes(), (tmp_path / name).read_bytes()
    assert here.rstrip(b"\r\n") == there.rstrip(b"\r\n")


def test_what_is_in_a_file(tmp_path: Path) -> None:
    found = good(written(tmp_path))
    assert [one.id for one in found.poll.projects] == ["1", "2", "3"]
    assert (found.poll.voters, found.poll.budget, found.official) == (3, 100, (0, 2))
    assert found.poll.votes.tolist() == [2, 1, 1]
    assert [(one.name, one.labels) for one in found.poll.groups] == [("district", ("north", "south"))]
    assert found.notes == ()


def test_windows_line_ends_and_a_mark_at_the_beginning_change_nothing(tmp_path: Path) -> None:
    path = written(tmp_path)
    plain = good(path).poll
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n")
    windows = good(path).poll
    assert windows.projects == plain.projects
    assert windows.kind.tolist() == plain.kind.tolist()
    assert can_read(path.read_bytes())
    assert "benches.pb, line 16, field vote: no project is called “9”" in told(_with(path, b"\na;1,2", b"\na;1,9"))


def _with(path: Path, old: bytes, new: bytes) -> Path:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    return path


FAULTS = {
    "voter_id;vote\na;1,9\n": "line 16, field vote: no project is called “9”",
    "voter_id;vote\na;1\nb;1,1\n": "line 17, field vote: the project 1 is named twice",
    "voter_id;vote\na;1,2,3\n": "line 16, field vote: 3 projects are named, and 2 is the most",
    "voter_id;vote\na;1\nb;2\na;3\n": "line 18, field voter_id: the same voter has a ballot already",
    "voter_id\na\n": "line 15, field vote: the column is missing in VOTES",
    "voter_id;vote;vote\na;1;2\n": "line 15, field vote: the column stands twice in VOTES",
    "voter_id;vote\na;1;2;3\n": "line 16: there are 4 fields and 2 columns",
    "voter_id;vote\n\na;1\n": "line 16: the line is empty",
    'voter_id;vote\na;"1\nb;2\n': "line 16: a quotation mark is opened and not closed",
    "voter_id;vote\n": "benches.pb: there is no ballot in it",
    "voter_id;vote\n\n": "there is no ballot in it; add the ballots under VOTES",
}


@pytest.mark.parametrize("ballots", FAULTS, ids=list(FAULTS.values()))
def test_a_broken_ballot_is_named_with_line_and_field(ballots: str, tmp_path: Path) -> None:
    assert FAULTS[ballots] in told(written(tmp_path, ballots))


POINTS = {
    "voter_id;vote;points\na;1,2;3,-1\n": "line 16, field points: “-1” points are fewer than none",
    "voter_id;vote;points\na;1,2;3\n": "line 16, field points: points for 1 projects, and 2 are named",
    "voter_id;vote;points\na;1;many\n": "line 16, field points: “many” is no whole number of points",
    "voter_id;vote;points\na;1,2;3,4\n": "line 16, field points: 7 points in all, and 5 is the most",
    "voter_id;vote;points\na;1;5\n": "line 16, field points: 5 points for one project, and 4 is the most",
    "voter_id;vote\na;1\n": "line 15, field points: the column is missing in VOTES",
}


@pytest.mark.parametrize("ballots", POINTS, ids=list(POINTS.values()))
def test_points_that_cannot_be_are_named_with_line_and_field(ballots: str, tmp_path: Path) -> None:
    head = HEAD.replace("num_votes;3", "max_points;4").replace("max_length;2", "max_sum_points;5")
    assert POINTS[ballots] in told(written(tmp_path, ballots, "cumulative", head))


HEADS = {
    ("budget;100", "budget;much"): "line 5, field budget: “much” is no amount of money",
    ("budget;100\n", ""): "field budget: META does not say the budget",
    ("vote_type;{kind}", "vote_type;loud"): "line 6, field vote_type: “loud” is no kind of ballot",
    ("project_id;cost;", "project_id;price;"): "line 10, field cost: the column is missing in PROJECTS",
    ("2;50;", "1;50;"): "line 12, field project_id: the project 1 stands already on line 11",
    ("2;50;", "2;-50;"): "line 12, field cost: “-50” is no amount of money",
    ("VOTES\n", ""): "there is no section VOTES",
    ("META\n", ""): "line 1: it does not begin with META",
    ("unit;Malmö", "budget;7"): "line 5, field budget: it stands twice in META",
}


@pytest.mark.parametrize(("old", "new"), HEADS, ids=list(HEADS.values()))
def test_a_broken_head_is_named_with_line_and_field(old: str, new: str, tmp_path: Path) -> None:
    assert HEADS[old, new] in told(written(tmp_path, head=HEAD.replace(old, new)))


def test_broken_ballots_can_be_set_aside_and_are_told(tmp_path: Path) -> None:
    ballots = "voter_id;vote;district\na;1;north\nb;7;north\na;2;south\nc;;south\n"
    assert "ballots broken in all: 2" in told(written(tmp_path, ballots))
    found = good(written(tmp_path, ballots), set_aside=True)
    assert [str(one) for one in found.aside] == [
        "benches.pb, line 17, field vote: no project is called “7”.",
        "benches.pb, line 18, field voter_id: the same voter has a ballot already (benches.pb, line 16).",
    ]
    assert (found.poll.voters, found.blank) == (2, 1)
    assert found.poll.votes.tolist() == [1, 0, 0]
    assert found.poll.groups[0].of.tolist() == [0, 1]


def test_what_a_file_says_of_itself_is_held_against_what_is_in_it(tmp_path: Path) -> None:
    head = HEAD.replace("num_votes;3", "num_votes;4").replace("name;selected", "votes;selected")
    head = head.replace("Bench", "2").replace("Lamp", "5").replace("Tree", "1").replace("2;50", "2;150")
    notes = [str(one) for one in good(written(tmp_path, head=head)).notes]
    assert notes == [
        "benches.pb, line 8, field num_votes: it says 4, and the file holds 3.",
        "Projects whose votes differ from what the ballots give: 1; the first is on line 12, 5 said and 1 counted.",
        "The project 2 alone costs more than the whole budget: no rule can fund it.",
    ]


def test_ballots_without_a_voter_are_counted_and_told(tmp_path: Path) -> None:
    found = good(written(tmp_path, "vote\n1\n1\n2\n"))
    assert found.poll.voters == 3
    assert [str(one) for one in found.notes] == [
        "The ballots carry no voter_id: whether somebody voted twice cannot be told."
    ]


def test_cents_are_kept(tmp_path: Path) -> None:
    head = HEAD.replace("1;60;", "1;59.95;").replace("budget;100", "budget;100,5")
    found = good(written(tmp_path, head=head)).poll
    assert (found.unit, found.budget, found.projects[0].cost, found.projects[1].cost) == (100, 10_050, 5995, 5000)


def test_ranks_give_points_from_the_longest_ballot_down(tmp_path: Path) -> None:
    path = written(tmp_path, "voter_id;vote\na;3,1\nb;2\nc;1\n", "ordinal")
    assert good(path).poll.score.tolist() == [3, 2, 2]
    assert good(path, borda=True).poll.score.tolist() == [1, 1, 1]


def test_text_that_is_no_text_is_named_by_its_line(tmp_path: Path) -> None:
    path = _with(written(tmp_path), b"Lamp", b"L\xe5mp")
    assert told(path) == "benches.pb, line 12: this is not valid UTF-8; save it as UTF-8 and try again."


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        read(tmp_path / "no.pb")


def test_ages_are_told_in_bands(tmp_path: Path) -> None:
    found: Pabulib = read(written(tmp_path, "voter_id;vote;age\na;1;17\nb;1;18\nc;2;64\nd;2;65\ne;2;old\n"))
    group = poll_of(found).poll.groups[0]
    assert group.labels == ("0–17", "18–29", "45–64", "65+")
    assert group.of.tolist() == [0, 1, 2, 3, -1]
