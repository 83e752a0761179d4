"""That something was computed about who holds it, as it is sealed; the figures have kinds of their own beside it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Made
from ombud.words import mark as _


class Sort(StrEnum):
    """What was computed."""

    CONTRACT = "contract"
    INVENTORY = "inventory"
    BUYING = "buying"
    CONTACTS = "contacts"
    RETENTION = "retention"


class HeldResult(Made):
    """What was computed of a contract, an inventory, what was bought or who called: of what, when, and from which files."""

    kind = "held.result/1"
    demands = ("5.1",)
    gist = ("what", "place")
    what: str = Field(title=_("What it is of"), description=_("The contract, the inventory, the register."), min_length=1)
    sort: Sort = Field(
        title=_("What was computed"), description=_("A contract read, an inventory, what was bought, contacts, retention.")
    )
    place: str = Field("", title=_("Place"), description=_("The city, or the part of it."))
    on: date | None = Field(None, title=_("Date"), description=_("The day it was computed."))
    version: str = Field("", title=_("Version"), description=_("The version of Ombud that computed it."))
    files: tuple[str, ...] = Field((), title=_("Files"), description=_("Each file with its SHA-256."))


KINDS = (HeldResult,)
