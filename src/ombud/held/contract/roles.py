"""The roles that contracts give to a city and to a vendor, and how the name of a public body is told."""

from __future__ import annotations

import re

CITY_ROLES = frozenset(
    line.strip()
    for line in """
    city | town | county | council | commune | municipality | borough | village | township | parish | authority
    | contracting authority | local authority | public authority | contracting entity | contracting body
    | contracting agency | procuring entity | procuring agency | public body | public agency | administration
    | municipal corporation | buyer | purchaser | customer | client | employer | licensee | lessee | subscriber
    | end user | controller | data controller | school district | state | department | ministry | government
    """.replace("\n", " ").split("|")
)
VENDOR_ROLES = frozenset(
    line.strip()
    for line in """
    supplier | vendor | contractor | provider | service provider | cloud provider | solution provider
    | technology provider | licensor | lessor | seller | consultant | developer | manufacturer | integrator
    | system integrator | systems integrator | concessionaire | tenderer | bidder | processor | data processor
    | economic operator | implementer | installer
    """.replace("\n", " ").split("|")
)
# These lean to a side, and are believed only where the other side is known or leans the other way.
LEANING_CITY = frozenset(
    ("agency", "owner", "principal", "user", "recipient", "university", "board", "region", "district")
)
LEANING_VENDOR = frozenset(("company", "partner", "operator", "firm", "agent", "distributor", "publisher", "host"))
ROLES = CITY_ROLES | VENDOR_ROLES | LEANING_CITY | LEANING_VENDOR

_PUBLIC_HEAD = (
    "city|town|county|village|borough|municipality|commune|council|state|commonwealth|government|department|ministry"
    "|district|board|region|province|metropolitan council|corporation of the (?:city|town)"
)
_PUBLIC = re.compile(
    rf"(?:the )?(?:{_PUBLIC_HEAD}) (?:and county )?of (?!directors)"
    r"|.*\b(?:council|municipality|county|borough|kommun|school district|transit authority|port authority"
    r"|transport(?:ation)? authority|housing authority|water authority|commission|ministry|city of [a-z].*)$"
    r"|(?:gemeente|stadt|landeshauptstadt|ayuntamiento|ajuntament|ville de|commune de|comune di|stad|kommune) "
    r"|.*\b(?:kommune|kommun|stad)$"
)
_HEAD = re.compile(rf"(?:the )?({_PUBLIC_HEAD})\b|.*\b(council|municipality|county|borough)$")
_SUFFIX = re.compile(
    r"[,\s]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|plc|gmbh|ag|ab|a/s|as|oy|oyj|b\.?v"
    r"|n\.?v|s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a|llp|l\.?p|sas|sarl|pty|kg)\.?$"
)


def public(name: str) -> bool:
    """Whether a name is that of a city or another public body."""
    return bool(_PUBLIC.match(" ".join(name.casefold().split())))


def kind_of(name: str) -> str:
    """The word that a public body is called by for short: "city" for the City of Malmö; empty if there is none."""
    found = _HEAD.match(" ".join(name.casefold().split()))
    return (found[1] or found[2] or "") if found else ""


def folded(name: str) -> str:
    """A name as it is compared: small letters, without "the" before it and full stops, commas or quotes behind it."""
    small = " ".join(name.casefold().replace("’", "'").split()).strip(" .,;:'\"“”()")
    return small.removeprefix("the ")


def short_name(name: str) -> str:
    """A name without the letters of a kind of company: "acme" for "ACME Inc."."""
    small = folded(name)
    while (shorter := _SUFFIX.sub("", small)) != small:
        small = shorter
    return small
