"""What is to be told of a Pabulib file: where it contradicts itself, and what cannot be known from it."""

from __future__ import annotations

from collections.abc import Iterator

from ombud.formats.pabulib import Pabulib
from ombud.formats.safe import shortened
from ombud.heard.budget.poll import Ballot, Poll
from ombud.words import Sentence, say


def noted(file: Pabulib, read: Poll) -> Iterator[Sentence]:
    """Everything that is to be told, in the order of the file."""
    yield from _counted(file, read)
    yield from _dear(read)
    yield from _official_notes(file)
    yield from _unnamed(file)


def _official_notes(file: Pabulib) -> Iterator[Sentence]:
    others = [one.strip() for one in file.of_projects("selected") or () if one.strip() not in ("0", "1", "")]
    if others:
        yield say("Projects marked in the column selected by something else than 0 and 1, and not taken as funded: "
                  "{n} ({marks}).", n=len(others), marks=", ".join(sorted(set(others))))  # fmt: skip


def _counted(file: Pabulib, read: Poll) -> Iterator[Sentence]:
    """What the file says of itself and what is in it, where the two differ."""
    for name, there in (("num_projects", len(file.project_rows)), ("num_votes", file.voters - len(file.added))):
        said = file.meta.get(name)
        if said is not None and said.strip() != str(there):
            yield say("{file}, line {line}, field {field}: it says {said}, and the file holds {there}.", file=file.name,
                      line=file.meta_lines[name], field=name, said=shortened(said), there=there)  # fmt: skip
    for field, counted in (("votes", read.votes), ("score", read.score)):
        column = file.of_projects(field)
        if column is None or (field == "score" and read.ballot is Ballot.APPROVAL):
            continue
        differ = [(line, one, int(n)) for line, one, n in zip(file.lines, column, counted, strict=True)
                  if one.strip() and one.strip() != str(int(n))]  # fmt: skip
        if differ:
            line, one, n = differ[0]
            yield say("Projects whose {field} differ from what the ballots give: {n}; the first is on line {line}, "
                      "{said} said and {there} counted.", field=field, n=len(differ), line=line, said=shortened(one),
                      there=n)  # fmt: skip


def _dear(read: Poll) -> Iterator[Sentence]:
    for one in read.projects:
        if one.cost > read.budget:
            yield say("The project {id} alone costs more than the whole budget: no rule can fund it.", id=one.id)
        if one.cost == 0:
            yield say("The project {id} costs nothing: it takes money from nobody.", id=one.id)


def _unnamed(file: Pabulib) -> Iterator[Sentence]:
    column = file.votes.get("voter_id")
    if column is None:
        yield say("The ballots carry no voter_id: whether somebody voted twice cannot be told.")
        return
    bare = sum(int((column.codes == at).sum()) for at, one in enumerate(column.labels) if not one.strip())
    if bare:
        yield say("Ballots without a voter_id, of which it cannot be told whether somebody voted twice: {n}.", n=bare)
