"""The words of what was bought: why something could not be judged, what an indicator is, and which names are told."""

from __future__ import annotations

from ombud.evidence.said import listed
from ombud.held.ocds.judged import Judged, Why
from ombud.held.ocds.names import has_form
from ombud.held.ocds.process import Match
from ombud.people.mailbox import looks_like_a_person
from ombud.people.pointing import pointers
from ombud.words import Sentence, say

METHOD = "buying"
DEMAND = "5.10"
WHY: dict[Why, Sentence] = {
    Why.NO_METHOD: say("the method of the procedure is not said"),
    Why.NOT_COMPETITIVE: say("the procedure was not open or selective"),
    Why.NO_TENDERERS: say("how many bid is not said"),
    Why.NO_BIDS: say("no bid is published"),
    Why.NO_VALID_BIDS: say("no valid bid is published"),
    Why.NO_AMOUNT: say("a bid has no amount"),
    Why.NO_CURRENCY: say("an amount has no currency"),
    Why.TWO_CURRENCIES: say("amounts are in two currencies"),
    Why.NO_AWARD: say("there is no active award"),
    Why.UNSETTLED_AWARD: say("an award is pending or its status not said"),
    Why.SEVERAL_AWARDS: say("there are several active awards"),
    Why.JOINT_BID: say("several bid together"),
    Why.JOINT_AWARD: say("several won together, and nobody says who has which part"),
    Why.NO_WINNING_BID: say("the winner's own bid is not published"),
    Why.NOT_LOWEST: say("the winning bid is not the lowest"),
    Why.NOT_PRICE_ONLY: say("price was not all that counted"),
    Why.UNNAMED: say("a bid does not say whose it is"),
    Why.NO_BUYER: say("the buyer is not said"),
    Why.NO_SUPPLIER: say("the supplier is not said"),
    Why.COMPILED: say("only the merged state is published, so that earlier values are lost"),
    Why.ONE_RELEASE: say("only one release is published, so that a change could not be seen"),
    Why.NO_VALUE: say("no value is said"),
    Why.NO_BASE: say("the first value is zero"),
    Why.NO_PERIOD: say("the period is not said"),
    Why.NO_TEXT: say("the tender has no text"),
    Why.TOO_FEW: say("there is only one bid"),
}
FLAGS: dict[str, Sentence] = {
    "R018": say("One bid in an open or selective procedure"),
    "R024": say("The second-lowest bid lies closer to the winning one than nearly all others do"),
    "R025": say("Bids often, and wins far less than others"),
    "R035": say("Every other bidder was disqualified"),
    "R036": say("The lowest bid was disqualified"),
    "R038": say("Far more bids are disqualified than elsewhere"),
}
GROUPS: dict[str, Sentence] = {
    "ocid": say("process"),
    "buyer": say("buyer"),
    "entity": say("procuring entity"),
    "tenderer": say("tenderer"),
}
MATCHES: dict[Match, Sentence] = {
    Match.IDENTIFIER: say("by an identifier"),
    Match.NAME_OF_IDENTIFIED: say("by a name that belongs to one identifier"),
    Match.NAME: say("by name only, without legal form, capitals and accents"),
    Match.LOCAL: say("by the publisher's own id only"),
}
PERSON = say("may be a person, so not named")


def judged(one: Judged) -> Sentence:
    """How many could be judged, and why the others could not."""
    if not one.unjudged:
        return say("Could be judged: {n} of {all}.", n=one.judged, all=one.all)
    reasons = listed([say("{why} ({n})", why=WHY[why], n=count) for why, count in one.unjudged], 6)
    return say("Could be judged: {n} of {all}. Not: {why}.", n=one.judged, all=one.all, why=reasons)


def may_be_a_person(name: str) -> bool:
    """Whether a supplier's name may be that of a person, such as someone who trades under their own name."""
    return not has_form(name) and looks_like_a_person(name)


def public(name: str) -> str:
    """A vendor's name as it is shown; that of a person is not."""
    return str(PERSON) if may_be_a_person(name) else name


def sealed(name: str) -> str:
    """A vendor's name as it is sealed; empty where it may be that of a person."""
    return "" if may_be_a_person(name) else name


def quoted(text: str) -> str:
    """Words of a publisher; nothing where they point to a person."""
    return "" if pointers(text) else text


def unit(currency: str) -> Sentence:
    return say("{currency}", currency=currency) if currency else say("number of purchases")


def category(name: str, all_: str) -> Sentence:
    return say("all categories") if name == all_ else say("{name}", name=name)
