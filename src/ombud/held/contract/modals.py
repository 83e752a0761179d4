"""What somebody may, must or must not do, in one word each, however a contract puts it."""

from __future__ import annotations

import re

from ombud.held.contract.needed import Asked

_NEEDNOT = (  # is under no duty to
    r"(?:shall|will|does|do|is|are) not (?:be )?(?:obliged|required|obligated|bound|have any (?:obligation|duty|"
    r"responsibility)|have (?:an|the) (?:obligation|duty))(?: to)?",
    r"need not",
    r"(?:shall|will)? ?(?:be|is|are) (?:under )?(?:no|without) (?:obligation|duty)(?: to)?",
    r"(?:shall |will )?ha(?:s|ve) no (?:obligation|duty|responsibility)(?: to)?",
    r"not be under any (?:obligation|duty) to",
    r"is under no (?:obligation|duty) to",
    r"makes? no commitment to",
    r"does not undertake to",
    r"is not bound to",
)  # fmt: skip
_MUSTNOT = (  # has no right to, is forbidden to, promises not to
    r"(?:shall|will) (?:not have|have no) (?:any |the )?rights? (?:to|of)",
    r"(?:has|have) no rights? (?:to|of)",
    r"(?:does|do) not have (?:the|any|a) rights? (?:to|of)",
    r"(?:shall|must|may|will|can|could|should) (?:in no (?:event|case|circumstances?)|under no circumstances?|never|"
    r"at no time|neither|no longer)",
    r"(?:shall|must|may|will|should|can) (?:also |in any (?:event|case) |hereby )?not (?:be (?:permitted|allowed|"
    r"entitled|authori[sz]ed|free) to|(?:be )?(?:entitled|have the right) to)",
    r"(?:shall|must|may|will|should|can) (?:also |in any (?:event|case) |hereby )?not",
    r"cannot",
    r"(?:is|are|be) not (?:permitted|allowed|entitled|authori[sz]ed|free) to",
    r"(?:is|are|be) (?:prohibited|barred|precluded|excluded|restricted|prevented) from",
    r"(?:agrees?|undertakes?|covenants?|promises?|commits?) (?:not|never) to",
    r"(?:shall|will|must|agrees to|undertakes to) refrain from",
    r"waives? (?:any|the|all|its|every) rights? (?:to|of)",
    r"(?:is|are) forbidden (?:to|from)",
)  # fmt: skip
_ONLYMAY = (  # may in this way and no other
    r"(?:may|shall|can|must|will)(?: be)? (?:only|solely|exclusively)",
    r"only (?:may|be permitted to)",
    r"(?:shall|may|must) ?(?:be )?limited to",
)  # fmt: skip
_MAY = (  # has a right to, is free to
    r"(?:shall|will|may) (?:be |remain )(?:entitled|free|permitted|allowed|authori[sz]ed|at liberty) to",
    r"(?:is|are|remains?) (?:also |further |hereby )?(?:entitled|free|permitted|allowed|authori[sz]ed|at liberty) to",
    r"(?:shall |will |to )?(?:has|have|having|retains?|reserves?|enjoys?)(?: at all times?| always)? (?:the|a|an|"
    r"full|unrestricted|and retains the|itself the|all)(?: sole| exclusive| absolute| unrestricted| unlimited| free|"
    r" full| continuing| unfettered)? rights? (?:to|of)",
    r"(?:at|in) its (?:sole |own |absolute )*discretion(?:,)? may",
    r"may",
    r"can",
    r"reserves? the rights?(?:,[^,.;]{0,60},)? to",
    r"reserves the option to",
    r"has the option to",
    r"is at liberty to",
    r"has discretion to",
)  # fmt: skip
_MUST = (  # has a duty to, promises to
    r"(?:shall|must|will) be (?:obliged|required|obligated|bound|responsible for) ?(?:to)?",
    r"(?:is|are) (?:obliged|required|obligated|bound|to be required) to",
    r"(?:shall|must|will|undertakes? to|agrees? to|commits? (?:itself )?to|covenants? to|promises? to|should|"
    r"guarantees? to|ensures? that|warrants? that|has to|have to|ha(?:s|ve) (?:a|the) (?:duty|obligation) to)",
)  # fmt: skip

# The longest wordings stand first.
MODALS = tuple(
    (Asked(rf"\b(?:{'|'.join(wordings)})(?![\w'])"), f" {word} ")
    for word, wordings in (
        ("NEEDNOT", _NEEDNOT),
        ("MUSTNOT", _MUSTNOT),
        ("ONLYMAY", _ONLYMAY),
        ("MAY", _MAY),
        ("MUST", _MUST),
    )
)
MODAL = re.compile(r"\b(?:MAY|MUST|MUSTNOT|NEEDNOT|ONLYMAY)\b")
