"""What was heard, as it can be computed: which files each thing takes, and which choices it leaves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ombud.heard.computed import HeardResult, Sort
from ombud.web.work.asks import Asks, Choice, File, Question

OPINIONS = Asks(
    Sort.OPINIONS,
    _("Who answers alike, what all agree on, and what divides them."),
    (
        File("votes", _("Table of votes"), _("participants-votes.csv or votes.csv, as Polis exports them.")),
        File("statements", _("Table of statements"), _("comments.csv; without it statements are numbers."), False),
        File("summary", _("Summary"), _("summary.csv, if there is one."), False),
    ),
    (Choice("--least", _("Votes from which on a person counts"), _("7 if you say nothing.")),
     Choice("--smallest", _("Fewer people than this are not told of"), _("5 if you say nothing."))),
    folder=True,
)  # fmt: skip
BUDGET = Asks(
    Sort.BUDGET,
    _("What is funded by which rule, why not the others, and who got something for their vote."),
    (File("ballots", _("Ballots"), _("A Pabulib file (.pb) with projects and ballots.")),),
    (
        Choice("--rule", _("Rule"), "", (
            ("", _("The rule that the file names")),
            ("equal-shares/cost/add1", _("Equal shares, raised until the next step would overspend")),
            ("equal-shares/cost/add1u", _("Equal shares, and what is left by most votes")),
            ("greedy/votes", _("Most votes first")),
            ("greedy/votes-per-cost", _("Most votes for each unit of money first")),
        )),
        Choice("--step", _("By how much each share is raised at a time"), _("1 if you say nothing.")),
    ),
)  # fmt: skip
LOTTERY = Asks(
    Sort.LOTTERY,
    _("Each kind of person's chance, the proof that nothing fairer is possible, and the draw from a public number."),
    (
        File("pool", _("Table of people who could be drawn"),
             _("An id and a column for each trait; names are not read. CSV or XLSX."), personal=True),
        File("quotas", _("Table of quotas"), _("feature, value, min, max: CSV.")),
    ),
    (
        Choice("", _("Places"), _("How many people are drawn."), needed=True),
        Choice("--seed", _("Public seed"), _("The public number that draws; leave it out to see chances only.")),
        Choice("--objective", _("What fair means"), "", (
            ("leximin", _("The least chance as great as can be, then the next")),
            ("maximin", _("The least chance as great as can be")), ("nash", _("The product of all chances")),
        )),
        Choice("--household", _("Column that says who lives together"), _("At most one person of each.")),
    ),
)  # fmt: skip
ROOM = Asks(
    Sort.ROOM,
    _("Who was asked, came, stayed and was answered, held against those who live there."),
    (
        File("attendance", _("Table of those who were counted"),
             _("A row for each step, occasion and group, with a count: CSV or XLSX.")),
        File("population", _("Table of the people"),
             _("A row for each group with how many live there, use it or are most watched: CSV or XLSX.")),
        File("population-2", _("Another table of the people"), _("Those who use it, or who are most watched."), False),
    ),
    (
        Choice("--step", _("Which step is held against the people"), "", (
            ("", _("who came, if they were counted")),
            ("came", _("came")), ("asked", _("were asked")), ("answered", _("answered")), ("stayed", _("stayed")),
            ("was_answered", _("were answered")),
        )),
        Choice("--small", _("Numbers of people below this are not told"), _("5 if you say nothing.")),
    ),
)  # fmt: skip
THEMES = Asks(
    Sort.THEMES,
    _("What people wrote, gathered by the words that they share; every theme leads to its answers."),
    (
        File("answers", _("Table of answers"), _("A row for each answer: id, text, and language if you know it.")),
        File("names", _("Names of the themes"), _("If a person has named the themes: key, name, office."), False,
             "--names"),
    ),
)  # fmt: skip
DOTS = Asks(
    Sort.DOTS,
    _("Where people like to be, what they avoid, where they feel unsafe: the first answer beside the later one."),
    (File("dots", _("Dots"), _("A row for each dot with its place, its round and its kind: CSV or GeoJSON."),
          personal=True),
     File("dots-2", _("More dots"), _("If a later round is in a file of its own."), False, personal=True)),
    (Choice("--kind", _("Kind of place that is looked for"), _("unsafe if you say nothing.")),
     Choice("--least", _("How many people must stand behind what is shown"), _("5 if you say nothing."))),
)  # fmt: skip
DIARY = Asks(
    Sort.DIARY,
    _("What people say they do, beside what their diaries show."),
    (
        File("days", _("Diaries"), _("A row for each episode, or a column for each ten minutes: CSV."),
             personal=True),
        File("survey", _("Survey"), _("What the same people said: minutes or times for each activity."), False,
             "--survey", personal=True),
        File("codes", _("Codes"), _("What the codes of activities mean."), False, "--codes"),
    ),
)  # fmt: skip
HEARD = Question(
    "heard",
    _("What was heard"),
    _("Votes, ballots, a pool of people, or what people marked and wrote: bring the files, and see every sentence "
      "before it is public."),
    (_("What people took part in"), _("The green budget of 2023, the talk about buses.")),
    _("To compute what was heard: {file}"),
    HeardResult, "heard", ("numpy", "scipy", "numba", "highspy", "pyarrow"),
    {asks.sort.value: asks for asks in (OPINIONS, BUDGET, LOTTERY, ROOM, DOTS, DIARY, THEMES)},
)  # fmt: skip
