"""How the levels of a case are told in words: what each rung lacks, what brought a level down, and their names."""

from __future__ import annotations

from ombud.heard.scaffold import Level, Phase
from ombud.words import Sentence, say

LEVELS: dict[Level, Sentence] = {
    Level.NONE: say("no level shown"),
    Level.MANIPULATION: say("manipulation"),
    Level.THERAPY: say("therapy"),
    Level.CHOICE: say("choice"),
    Level.INFORMATION: say("information"),
    Level.CONSULTATION: say("consultation"),
    Level.PLACATION: say("placation"),
    Level.PARTNERSHIP: say("partnership"),
    Level.DELEGATED: say("delegated power"),
    Level.CONTROL: say("citizen control"),
    Level.UNSAID: say("no level said"),
}
GROUPS: dict[Level, Sentence] = {
    Level.NONE: say("nothing shown"),
    Level.MANIPULATION: say("non-participation"),
    Level.THERAPY: say("non-participation"),
    Level.CHOICE: say("consumerism"),
    Level.INFORMATION: say("tokenism"),
    Level.CONSULTATION: say("tokenism"),
    Level.PLACATION: say("tokenism"),
    Level.PARTNERSHIP: say("citizen power"),
    Level.DELEGATED: say("citizen power"),
    Level.CONTROL: say("citizen power"),
    Level.UNSAID: say("no level said"),
}
PHASES: dict[Phase, Sentence] = {
    Phase.PROBLEM: say("the problem"),
    Phase.OPTIONS: say("the options"),
    Phase.PURCHASE: say("the purchase"),
    Phase.DESIGN: say("the design"),
    Phase.RUN: say("the running"),
    Phase.REVIEW: say("the review"),
    Phase.END: say("the end"),
}
WHOSE = say(
    "Eight of the levels and their groups are Arnstein's (1969); choice is added by Cardullo and Kitchin (2019), as "
    "known from their abstract: their published table was not checked. What each level needs, and what brings it down, "
    "is ours."
)

MAJORITY = say("Give residents more than half of the seats.")
DECIDES = say("Let the body decide of record, not advise.")
MONEY = say("Let residents hold the money.")
NO_VETO = say("Say that the city has no veto.")
SEATS = say("Give residents seats.")
RULES = say("Write shared rules down.")
EITHER_BLOCKS = say("Let either side block, and record that it can.")
AGENDA = say("Set the agenda together.")
ADVICE = say("Pay for advice that residents choose themselves.")
BINDING = say("Let the vote bind.")
FOLLOWED = say("Record that the outcome was followed.")
IN_TIME = say("Hear people before the decision, and date both.")
PUBLISHED = say("Publish what people said and what became of it.")
PROPOSALS = say("Invite proposals, and answer each with a reason.")
INPUTS = say("Record the proposals that came in.")
ANSWERED = say("Answer each proposal with a reason.")
QUESTION = say("Ask an open question.")
CAME = say("Go where people are: nobody came.")
INFORMATION = say("Tell people what is planned, before it is decided.")
ANNOUNCED = say("Record the day on which it was announced, before the decision.")
PUBLIC = say("Make it public.")
PLAIN = say("Say it in plain words.")
LANGUAGES = say("Say it in the languages that are spoken here.")
CONTACT = say("Name whom people can turn to.")
RECORD_IT = say("Record what was done in this phase: events, seats, votes, answers.")
MENDED = say("Undo what brought it down.")

OVERRIDDEN = say("the outcome was overridden")
VETO_USED = say("a veto was used")
MONEY_GONE = say("the money was withdrawn")
RULES_CHANGED = say("one side changed the rules")
TOO_LATE = say("people were asked after the decision")
UNPUBLISHED = say("what people said was not published")
OVERDUE = say("proposals are unanswered past due")
NO_ALTERNATIVE = say("there is no real alternative")
TOLD_LATE = say("people were told after the decision")
UNREADABLE = say("those concerned cannot read it")
NOTHING_BEHIND_IT = say("taking part is claimed, and nothing is recorded")
