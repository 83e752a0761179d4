"""Makes what was heard in the invented town of the worked case, from a seed, and computes each of the seven sorts.

    python tools/exempelby_heard.py     write tables into src/ombud/demo/exempelby/heard, and compute each into a zip

The computing needs the packages of ombud[heard]; the demonstration itself only reads what was computed.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "src" / "ombud" / "demo" / "exempelby" / "heard"
ON, PLACE = date(2026, 10, 26), "Norrvang, Exempelby"
SORTS = ("opinions", "budget", "lottery", "room", "dots", "diary", "themes")


def main() -> None:
    (FOLDER / "opinions").mkdir(parents=True, exist_ok=True)
    for sort in SORTS:
        MADE[sort](random.Random(f"exempelby {sort}"))
    for sort in SORTS:
        compute(sort)


def compute(sort: str) -> None:
    from ombud.formats.measuredfile import packed

    found = COMPUTED[sort](lambda *_: None)
    (FOLDER / f"{sort}.zip").write_bytes(packed(found.measured, said=found.says))
    print(f"\n{sort}", *(f"- {one}" for one in found.measured.lead), sep="\n")


def rows(name: str, told: list[Any], sign: str = ",") -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=sign, lineterminator="\n").writerows(told)


# Statement, share of agrees in each of two groups: those who want more light soon, those who fear being watched.
STATEMENTS = (
    ("Mend the lamps that are there before buying new ones.", 0.88, 0.93),
    ("A lamp that is reported dark should be lit again within five days.", 0.95, 0.92),
    ("The path behind the school comes first.", 0.86, 0.83),
    ("A telephone number for faults must stay, also for those without internet.", 0.84, 0.9),
    ("Sensors on the posts are fine if they only count.", 0.9, 0.08),
    ("I do not want to be filmed on my way home.", 0.2, 0.97),
    ("A camera at the bus stop would make me feel safer.", 0.83, 0.06),
    ("The firm may keep what the posts record.", 0.22, 0.03),
    ("Residents should decide what is recorded, before anything is bought.", 0.56, 0.96),
    ("Light should get brighter when someone walks by.", 0.9, 0.3),
    ("The harbour got its new lamps first, and that was unfair.", 0.68, 0.74),
    ("I would rather have a second repair crew than clever lamps.", 0.22, 0.93),
    ("Trees that hide lamps should be trimmed every spring.", 0.83, 0.8),
    ("The city should publish which lamps are dark, every week.", 0.8, 0.84),
    ("I walk another way after dark.", 0.62, 0.58),
    ("Clever lamps will save money in ten years.", 0.8, 0.1),
    ("Nobody asked the night-shift workers.", 0.5, 0.66),
    ("Yellow light is better for the birds.", 0.42, 0.55),
)


def opinions(chance: random.Random) -> None:
    people = [(0 if at % 5 < 3 else 1) for at in range(168)]
    table: list[Any] = [["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree",
                         *range(len(STATEMENTS))]]  # fmt: skip
    for person, group in enumerate(people):
        votes = [vote(one[1 + group], chance) if chance.random() < 0.78 else "" for one in STATEMENTS]
        given = [one for one in votes if one != ""]
        table.append([person, "", 0, len(given), given.count(1), given.count(-1), *votes])
    rows("opinions/participants-votes.csv", table)
    head = ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"]
    rows("opinions/comments.csv", [head, *(
        [1776600000000 + at * 60000, "", at, at, sum(row[6 + at] == 1 for row in table[1:]),
         sum(row[6 + at] == -1 for row in table[1:]), 1, one[0]] for at, one in enumerate(STATEMENTS)
    )])  # fmt: skip


def vote(agrees: float, chance: random.Random) -> int:
    said = chance.random()
    return 1 if said < agrees else -1 if said < agrees + (1 - agrees) * 0.75 else 0


# Project, cost in kronor, district, share of voters in Norrvang, the centre and the harbour who name it.
PROJECTS = (
    ("Lamps on the path behind the school", 320_000, 0.62, 0.1, 0.04),
    ("A lit shelter at the bus stop in Norrvang", 180_000, 0.48, 0.08, 0.03),
    ("Trees trimmed along the square", 60_000, 0.34, 0.12, 0.06),
    ("A second repair crew for one year", 540_000, 0.41, 0.3, 0.12),
    ("Light in the station tunnel", 450_000, 0.12, 0.58, 0.2),
    ("Lanterns in the old market", 380_000, 0.03, 0.52, 0.18),
    ("Lit crossing by the library", 150_000, 0.2, 0.44, 0.08),
    ("Lamps along the quay", 420_000, 0.02, 0.2, 0.66),
    ("Lights in the marina", 260_000, 0.01, 0.12, 0.54),
    ("Benches with lamps by the lake", 210_000, 0.08, 0.22, 0.2),
    ("Sensors on every post in Norrvang", 900_000, 0.14, 0.1, 0.06),
    ("A map of dark lamps, on paper and on the web", 45_000, 0.3, 0.26, 0.22),
)
DISTRICTS = {"Norrvang": 190, "City centre": 340, "Harbour": 110}
MONEY = 1_600_000


def budget(chance: random.Random) -> None:
    ballots = []
    for at, (district, people) in enumerate(DISTRICTS.items()):
        for _ in range(people):
            named = [str(no) for no, one in enumerate(PROJECTS, 1) if chance.random() < one[2 + at]][:5]
            ballots.append((district, named or [str(1 + chance.randrange(len(PROJECTS)))]))
    votes = [sum(str(no) in named for _, named in ballots) for no in range(1, len(PROJECTS) + 1)]
    funded = by_most_votes(votes)
    meta = (("description", "Light for Exempelby"), ("country", "Nowhere"), ("unit", "Exempelby"),
            ("instance", 2026), ("num_projects", len(PROJECTS)), ("num_votes", len(ballots)), ("budget", MONEY),
            ("vote_type", "approval"), ("rule", "greedy"), ("min_length", 1), ("max_length", 5), ("language", "en"),
            ("currency", "kr"))  # fmt: skip
    told: list[Any] = [["META"], ["key", "value"], *meta, ["PROJECTS"],
                       ["project_id", "cost", "votes", "name", "selected"]]  # fmt: skip
    told += [[no, one[1], votes[no - 1], one[0], int(no in funded)] for no, one in enumerate(PROJECTS, 1)]
    told += [["VOTES"], ["voter_id", "vote", "neighborhood"]]
    told += [[at, ",".join(named), district] for at, (district, named) in enumerate(ballots)]
    rows("light.pb", told, ";")


def by_most_votes(votes: list[int]) -> set[int]:
    """What the town funded: most votes first, as long as the money lasts."""
    left, funded = MONEY, set()
    for no in sorted(range(1, len(PROJECTS) + 1), key=lambda no: (-votes[no - 1], no)):
        if PROJECTS[no - 1][1] <= left:
            funded.add(no)
            left -= PROJECTS[no - 1][1]
    return funded


def lottery(chance: random.Random) -> None:
    pool: list[Any] = [["id", "age", "gender", "home", "household"]]
    for at in range(212):
        age = chance.choices(("16-29", "30-64", "65+"), (14, 58, 28))[0]
        gender = chance.choices(("woman", "man", "another"), (56, 42, 2))[0]
        home = chance.choices(("rents", "owns"), (44, 56))[0]
        pool.append([f"N{at:03}", age, gender, home, f"H{chance.randrange(190):03}"])
    rows("pool.csv", pool)
    rows("quotas.csv", [
        ["feature", "value", "min", "max"], ["age", "16-29", 7, 8], ["age", "30-64", 11, 13], ["age", "65+", 3, 5],
        ["gender", "woman", 11, 13], ["gender", "man", 10, 12], ["gender", "another", 0, 2], ["home", "rents", 18, 20],
        ["home", "owns", 4, 6],
    ])  # fmt: skip


LIBRARY, SURVEY = "Evening walk and workshop at the library", "Paper and telephone survey"


def room(chance: random.Random) -> None:
    del chance  # what the worked case tells of its own meetings
    counts = {
        ("asked", LIBRARY, "2026-03-11"): {"": 400},
        ("came", LIBRARY, "2026-03-11"): {"": 31, "age": (9, 14, 8), "tenure": (17, 14)},
        ("asked", SURVEY, "2026-04-20"): {"": 900},
        ("came", SURVEY, "2026-04-20"): {"": 212, "age": (31, 108, 61), "tenure": (118, 82)},
        ("was answered", SURVEY, "2026-04-20"): {"": 2},
        ("came", "Open house about the lamps", "2026-10-17"): {"": 14},
    }
    names = {"": ("",), "age": ("under 25", "25-64", "65 and over"), "tenure": ("tenants", "owners")}
    told: list[Any] = [["step", "event", "date", "trait", "group", "count"]]
    for (step, event, day), by in counts.items():
        for trait, many in by.items():
            each = (many,) if isinstance(many, int) else many
            told += [[step, event, day, trait, group, n] for group, n in zip(names[trait], each, strict=True)]
    rows("attendance.csv", told)
    rows("population.csv", [
        ["reference", "trait", "group", "people", "as of", "source"],
        *(["residents of Norrvang", trait, group, n, "2025-12-31", "Invented for the worked case"]
          for trait, group, n in (("age", "under 25", 3196), ("age", "25-64", 4794), ("age", "65 and over", 1410),
                                  ("tenure", "tenants", 7802), ("tenure", "owners", 1598))),
    ])  # fmt: skip


# Place, metres from the middle of Norrvang, share of the dots in the first and the later round.
SPOTS = {"square": (-60, 40, 0.36, 0.16), "school": (210, -150, 0.14, 0.44), "bus": (-260, -190, 0.2, 0.22)}


def dots(chance: random.Random) -> None:
    told: list[Any] = [["round", "kind", "lon", "lat", "time", "person", "consent"]]
    for round_, many, people in ((1, 260, 66), (2, 190, 54)):
        for at in range(many):
            place = chance.choices((*SPOTS, ""), (*(one[1 + round_] for one in SPOTS.values()), 0.3))[0]
            east, north = spot(place, chance)
            kind = "unsafe" if place and chance.random() < 0.72 else "like"
            time = chance.choices(("day", "evening", "night"), (3, 5, 2) if kind == "unsafe" else (7, 2, 1))[0]
            told.append([round_, kind, f"{17.512 + east / 61_900:.6f}", f"{56.215 + north / 111_300:.6f}", time,
                         f"p{at % people:02}", "counted"])  # fmt: skip
    rows("dots.csv", told)


def spot(place: str, chance: random.Random) -> tuple[float, float]:
    if not place:
        return chance.uniform(-700, 700), chance.uniform(-500, 500)
    east, north, *_ = SPOTS[place]
    return chance.gauss(east, 45), chance.gauss(north, 45)


def diary(chance: random.Random) -> None:
    days: list[Any] = [["person", "day", "start", "end", "activity"]]
    said: list[Any] = [["person", "activity", "amount", "unit"]]
    for at in range(64):
        out = max(0, round(chance.gauss(34, 16)))  # minutes on foot after dark
        home = 1_050 + chance.randrange(60)  # about half past five
        for start, end, what in ((0, 420, "sleep"), (420, home, "work and errands"), (home, home + out, "on foot after dark"),
                                 (home + out, 1_380, "at home"), (1_380, 1_440, "sleep")):  # fmt: skip
            if end > start:
                days.append([f"d{at:02}", "2026-03-18", clock(start), clock(end), what])
        said.append(
            [f"d{at:02}", "on foot after dark", max(0, round(out * chance.uniform(1.0, 1.7) + 6)), "minutes a day"]
        )
    rows("days.csv", days)
    rows("survey.csv", said)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


SAID = {
    "en": (
        ("The lamp outside {where} has been dark since {when}.", "We reported the dark lamp by {where} {often} and nobody mended it.",
         "Mend the broken lamps by {where} before you buy new lamps.", "The repair of the lamp at {where} took from {when} until spring."),
        ("I do not want a camera or a sensor on the post by {where}.", "Who keeps what the camera at {where} records?",
         "A sensor that films us at {where} is not light, it is watching.", "Ask us before a camera records who passes {where}."),
        ("The tree by {where} hides the light, please trim the tree.", "Branches hide two lamps at {where}; trim the tree in {when}.",
         "Trim the tree at {where} and there is light enough.", "The tree at {where} has grown over the lamp since {when}."),
    ),
    "sv": (
        ("Lampan vid {where} har varit släckt sedan {when}.", "Vi anmälde den släckta lampan vid {where} {often} men ingen lagade den.",
         "Laga de trasiga lamporna vid {where} innan ni köper nya lampor.", "Det tog från {when} till våren att laga lampan vid {where}."),
        ("Jag vill inte ha någon kamera på stolpen vid {where}.", "Vem sparar det som kameran vid {where} spelar in?",
         "En kamera som filmar oss vid {where} är inte ljus utan övervakning.", "Fråga oss innan en kamera spelar in vilka som går förbi {where}."),
    ),
}  # fmt: skip
WHERE = {"en": ("the school", "the square", "the bus stop", "the library", "our entrance", "the playground"),
         "sv": ("skolan", "torget", "hållplatsen", "biblioteket", "vår port", "lekplatsen")}  # fmt: skip
WHEN = {
    "en": ("November", "the autumn", "February", "last winter"),
    "sv": ("november", "hösten", "februari", "i vintras"),
}
OFTEN = {"en": ("twice", "four times", "every week"), "sv": ("två gånger", "fyra gånger", "varje vecka")}


# What a person called some of the themes after reading their answers; one name for the same in two languages.
NAMES = {
    "en-940887": "Trees hide the light", "en-7d676f": "Who is filmed, and who keeps it",
    "sv-a160af": "Who is filmed, and who keeps it", "en-52270f": "Lamps stay dark for months",
    "sv-a460aa": "Lamps stay dark for months",
}  # fmt: skip


def themes(chance: random.Random) -> None:
    rows("names.csv", [["theme", "name", "by"], *((key, name, "Street Works") for key, name in NAMES.items())])
    told: list[Any] = [["id", "text", "language"]]
    for language, many in (("en", 96), ("sv", 72)):
        for at in range(many):
            sentence = chance.choice(chance.choices(SAID[language], (5, 3, 2)[: len(SAID[language])])[0])
            gaps = {"where": WHERE, "when": WHEN, "often": OFTEN}
            text = sentence.format(**{gap: chance.choice(words[language]) for gap, words in gaps.items()})
            told.append([f"{language}-{at:02}", text, language])
    rows("answers.csv", told)


MADE: dict[str, Callable[[random.Random], None]] = {
    "opinions": opinions, "budget": budget, "lottery": lottery, "room": room, "dots": dots, "diary": diary,
    "themes": themes,
}  # fmt: skip


def _opinions(told: Any) -> Any:
    from ombud.formats.hearing.opinions import OpinionOptions
    from ombud.formats.hearing.opinions import opinions as found

    options = OpinionOptions(what="Light in Norrvang", place=PLACE, public=True, example=True)
    return found(FOLDER / "opinions", options, ON, told)


def _budget(told: Any) -> Any:
    from ombud.formats.hearing.budget import budget as found

    return found(FOLDER / "light.pb", what="Light for Exempelby", place="Exempelby", example=True, today=ON, told=told)


def _lottery(told: Any) -> Any:
    from ombud.formats.hearing.lottery import Asked
    from ombud.formats.hearing.lottery import lottery as found

    asked = Asked(seed="4 May 2026: 07 19 23 31 38", households=("household",))
    return found(FOLDER / "pool.csv", FOLDER / "quotas.csv", 24, what="Residents' panel on light", place=PLACE,
                 asked=asked, example=True, today=ON, told=told)  # fmt: skip


def _room(told: Any) -> Any:
    from ombud.formats.hearing.room import room as found

    return found(FOLDER / "attendance.csv", [FOLDER / "population.csv"], what="Light in Norrvang", place=PLACE,
                 example=True, today=ON, told=told)  # fmt: skip


def _dots(told: Any) -> Any:
    from ombud.formats.hearing.dots import dots as found

    return found([FOLDER / "dots.csv"], what="Where do you avoid walking after dark?", place=PLACE, side=100.0,
                 example=True, today=ON, told=told)  # fmt: skip


def _diary(told: Any) -> Any:
    from ombud.formats.hearing.diary import diary as found

    return found(FOLDER / "days.csv", what="On foot after dark", place=PLACE, survey=FOLDER / "survey.csv",
                 example=True, today=ON, told=told)  # fmt: skip


def _themes(told: Any) -> Any:
    from ombud.formats.hearing.themes import themes as found

    return found(FOLDER / "answers.csv", what="What else do you want to say about the lamps?", place=PLACE,
                 names=FOLDER / "names.csv", example=True, today=ON, told=told)  # fmt: skip


COMPUTED: dict[str, Callable[[Any], Any]] = {
    "opinions": _opinions, "budget": _budget, "lottery": _lottery, "room": _room, "dots": _dots, "diary": _diary,
    "themes": _themes,
}  # fmt: skip

if __name__ == "__main__":
    main()
