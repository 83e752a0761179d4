"""How the end of an item, what it lacks and why it is proposed for removal are said in words."""

from __future__ import annotations

from ombud.held.data.computed import Ground
from ombud.held.data.ends import Stands
from ombud.held.data.surveyed import Lacks
from ombud.held.entries import Ending, Personal
from ombud.words import Sentence, say

STANDS: dict[Stands, Sentence] = {
    Stands.DATE: say("ends on a day"),
    Stands.PERIOD: say("ends after a period, from an event"),
    Stands.EVENT: say("ends with an event; no longest period"),
    Stands.NO_START: say("a period, with no start"),
    Stands.BEYOND: say("too long"),
    Stands.OVERDUE: say("past its end"),
    Stands.CONTRADICTION: say("two ends that contradict each other"),
    Stands.NO_END: say("words that are no end"),
    Stands.WORDS: say("words from which no day follows"),
    Stands.NOTHING: say("nothing said"),
}
GROUNDS: dict[Ground, Sentence] = {
    Ground.UNUSED: say("has served no decision for over a year"),
    Ground.NO_DECISION: say("names no decision that it serves"),
    Ground.TWICE: say("is kept already, under the same name for the same purpose"),
}
LACKS: dict[Lacks, Sentence] = {
    Lacks.WHY: say("purpose"),
    Lacks.BASIS: say("legal basis"),
    Lacks.SPECIAL_BASIS: say("ground of article 9"),
    Lacks.METHOD: say("how it ends"),
    Lacks.WHERE: say("where it lies"),
    Lacks.LAW: say("which law applies"),
    Lacks.RULES: say("rules of those who receive it"),
    Lacks.COUNTRY: say("country of those who receive it"),
    Lacks.THEIR_LAW: say("law of those who receive it"),
}
METHODS: dict[Ending, Sentence] = {
    Ending.DELETE: say("deleted"),
    Ending.AGGREGATE: say("aggregated"),
    Ending.ANONYMISE: say("made anonymous"),
    Ending.ARCHIVE: say("handed to the archive"),
    Ending.RETURN: say("returned to the city"),
    Ending.UNSAID: say("not said"),
}
PERSONAL: dict[Personal, Sentence] = {
    Personal.NONE: say("none"),
    Personal.PSEUDONYMOUS: say("pseudonymous"),
    Personal.IDENTIFIABLE: say("identifiable"),
    Personal.SPECIAL: say("special category"),
    Personal.UNSAID: say("not said"),
}
