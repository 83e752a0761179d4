"""What was chosen and said on the two forms, as a place file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ombud.formats.placefile import PlaceFile
from ombud.web.work.gains_asking import tagged
from ombud.web.work.gains_fit import UNSAID

Said = Mapping[str, Any]
Part = dict[str, Any]


def place(files: Mapping[str, str], chosen: Said, said: Said, example: bool) -> PlaceFile:
    """The place file. ``files`` are names by what each was brought as; raises ``pydantic.ValidationError``."""
    told = {
        "kind": "ombud.place/1",
        "name": said["city"],
        "over": _over(chosen, said),
        "areas": _areas(files, chosen, said),
        "scales": _named(chosen, said, "scale"),
        "people": _people(files, chosen, said),
        "groups": _groups(chosen, said),
        "crossings": list(_crossings(chosen, said)),
        "associations": _associations(chosen, said),
        "provision": _provision(files, chosen, said),
        "reach": _reach(files, chosen, said),
        "scores": _scores(files, chosen, said),
        "watch": _watch(files, chosen, said),
        "small": _kept(threshold=said.get("threshold")),
        "example": example,
    }
    return PlaceFile.model_validate(told)


def _areas(files: Mapping[str, str], chosen: Said, said: Said) -> Part:
    columns = {
        key: chosen.get(f"areas_{key}")
        for key in ("code", "name", "people", "crs", "block", "lon", "lat", "rank", "need")
    }
    words = {key: said.get(f"areas_{key}") for key in ("source", "licence", "as_of")}
    return _kept(
        file=files["areas"],
        **columns,
        **words,
        smallest=said.get("smallest"),
        rank_is=said.get("rank_is"),
        need_is=said.get("need_is"),
    )


def _people(files: Mapping[str, str], chosen: Said, said: Said) -> Part | None:
    if "people" not in files:
        return None
    return _kept(
        file=files["people"],
        area=chosen["people_area"],
        count=chosen["people_count"],
        traits=chosen["people_traits"],
        chosen_by=said["chosen_by"],
        source=said.get("people_source"),
        licence=said.get("people_licence"),
    )


def _named(chosen: Said, said: Said, what: str) -> dict[str, str]:
    """The columns that were ticked, by what they are called."""
    return {said[tagged(what, column)]: column for column in chosen.get(f"{what}s") or ()}


def _over(chosen: Said, said: Said) -> str:
    return next((name for name, column in _named(chosen, said, "scale").items() if column == said.get("over")), "")


def _groups(chosen: Said, said: Said) -> dict[str, Part]:
    groups: dict[str, Part] = {}
    for name, column in _named(chosen, said, "group").items():
        groups[name] = {"column": column, "chosen_by": said.get(tagged("by", column)) or said["chosen_by"]}
    for name, values in _classes(chosen, said).items():
        groups[name] = {"column": chosen["classes"], "equals": values, "chosen_by": said["chosen_by"]}
    return groups


def _classes(chosen: Said, said: Said) -> dict[str, list[str]]:
    """The values that make a class of areas, by what it is called."""
    classes: dict[str, list[str]] = {}
    for value in chosen.get("class_names") or ():
        if name := said.get(tagged("class", value)):
            classes.setdefault(name, []).append(value)
    return classes


def _crossings(chosen: Said, said: Said) -> Iterator[Part]:
    for column in chosen.get("crossings") or ():
        pairs = [line.partition(": ") for line in said[tagged("crossing", column)]]
        yield {"column": column, "groups": {trait.strip(): group.strip() for trait, _, group in pairs}}


def _associations(chosen: Said, said: Said) -> dict[str, Part]:
    called = {column: name for name, column in _named(chosen, said, "group").items()}
    asked = {called[column]: {"columns": [column]} for column in said.get("patterns") or ()}
    if together := said.get("together"):
        asked[said["together_name"]] = {"columns": list(together), "overlapping": said.get("overlapping", False)}
    return asked


def _provision(files: Mapping[str, str], chosen: Said, said: Said) -> Part:
    columns: Part = {
        key: chosen.get(f"provision_{key}") for key in ("column", "lon", "lat", "crs", "area", "on", "code")
    }
    columns["amount"] = None if chosen.get("provision_lon") else chosen.get("provision_amount")
    where = chosen.get("provision_where")
    way = chosen.get("provision_format")
    dated = {"day_format": way if way != UNSAID else "", "since": said.get("since"), "until": said.get("until")}
    words = {key: said.get(f"provision_{key}") for key in ("source", "licence")}
    if not files.get("provision"):
        words = {key: said.get(f"areas_{key}") for key in ("source", "licence")}
    told = _kept(
        what=said["what"],
        effect=said["effect"],
        unit=said.get("unit"),
        file=files.get("provision"),
        **columns,
        **words,
        points_shown=said.get("points_shown"),
        of_persons=said.get("of_persons"),
    )
    told |= {"where": {where: said["where"]}} if where else {}
    return told | (
        {name: value for name, value in dated.items() if value is not None} if chosen.get("provision_on") else {}
    )


def _reach(files: Mapping[str, str], chosen: Said, said: Said) -> Part | None:
    if not said.get("within"):
        return None
    minutes = None
    if "ways" in files:
        minutes = {
            "file": files["ways"],
            "area": chosen["ways_area"],
            "place": chosen["ways_place"],
            "minutes": chosen["ways_minutes"],
            "cut": chosen.get("ways_cut", False),
        }
    return _kept(within=said["within"], minutes=minutes, capacity=chosen.get("provision_capacity"))


def _scores(files: Mapping[str, str], chosen: Said, said: Said) -> Part | None:
    if "scores" not in files:
        return None
    columns = {key: chosen.get(f"scores_{key}") for key in ("group", "picked", "happened", "person")}
    words = {key: said.get(f"scores_{key}") for key in ("what", "source", "expected", "few")}
    return _kept(file=files["scores"], **columns, **words)


def _watch(files: Mapping[str, str], chosen: Said, said: Said) -> Part | None:
    if "watch" not in files:
        return None
    columns = {key: chosen.get(f"watch_{key}") for key in ("area", "year", "value")}
    words = {
        key: said.get(f"watch_{key}")
        for key in ("what", "unit", "lon", "lat", "start", "near", "ring", "worse", "source")
    }
    return _kept(file=files["watch"], **columns, **words)


def _kept(**told: Any) -> Part:
    """What was said: a field that was left empty is not written."""
    return {name: value for name, value in told.items() if value not in (None, "", (), False)}


FIELDS = {  # where the fault of a place file has its place on the form
    "name": "city",
    "areas.smallest": "smallest",
    "provision.what": "what",
    "small.threshold": "threshold",
    "reach.within": "within",
    "watch.near": "watch_near",
    "watch.ring": "watch_ring",
    "watch.start": "watch_start",
    "scores.few": "scores_few",
}


def field(where: tuple[Any, ...]) -> str | None:
    """The field of the form for a fault at this place of the place file; None if it has none."""
    return FIELDS.get(".".join(map(str, where[:2])))
