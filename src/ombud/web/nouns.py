"""What kinds of entries are called: the name of the class in words, or a better one."""

from __future__ import annotations

from ombud.ledger.entry import Body
from ombud.words import mark

NOUNS = {  # where the name of the class is no noun, or does not say enough
    "Decided": mark("Decision"),
    "Staged": mark("Stage"),
    "MeasuredGrowth": mark("Measured over the years"),
    "MeasuredDivide": mark("Measured for those without"),
    "MeasuredTreatment": mark("Measured treatment by a score"),
    "MeasuredWatch": mark("Measured displacement"),
    "MeasuredTogether": mark("Measured for groups together"),
    "HeardResult": mark("Measurement of what was heard"),
    "HeldResult": mark("Measurement of who holds it"),
    "LineRead": mark("Measured reading of a red line"),
    "InventoryCounted": mark("Measured inventory"),
    "ItemProposed": mark("Measured item to be removed"),
    "Observed": mark("Measured age of data"),
    "Certified": mark("Measured destruction"),
    "Concentrated": mark("Measured concentration"),
    "Bidding": mark("Measured bids"),
    "Amended": mark("Measured growth of contracts"),
    "VendorGone": mark("Measured loss of a vendor"),
    "ContactsCounted": mark("Measured contacts"),
    "ContactsOfCase": mark("Measured contacts of a case"),
    "FirstClause": mark("Clause"),
    "MeasuredOpinions": mark("Measured groups of opinion"),
    "ComputedBudget": mark("Measured budget"),
    "RoomGroup": mark("Measured group in the room"),
    "RoomWhole": mark("Measured room"),
    "DotsCompared": mark("Measured rounds of a map"),
    "DiaryCompared": mark("Measured diaries"),
    "LotteryResult": mark("Measured chances of a lottery"),
    "ThemesFound": mark("Measured themes"),
    "ThemeCounted": mark("Measured theme"),
    "Overruled": mark("Overruling"),
    "PhaseTold": mark("Phase"),
    "OfficeReply": mark("Reply to a recommendation"),
}


def noun(kind: type[Body]) -> str:
    """What a kind is called in English: the name of its class, in words."""
    if kind.__name__ in NOUNS:
        return NOUNS[kind.__name__]
    name = kind.__name__
    return "".join(f" {sign.lower()}" if at and sign.isupper() else sign for at, sign in enumerate(name))
