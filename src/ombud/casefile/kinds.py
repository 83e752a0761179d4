"""Every kind of entry there is, by its name, and how a body is read from plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ombud.answered.entries import KINDS as ANSWERED
from ombud.answered.entries_replies import KINDS as REPLIES
from ombud.asked.entries import KINDS as ASKED
from ombud.counted.entries import KINDS as COUNTED
from ombud.heard.computedkinds import KINDS as COMPUTED_HEARD
from ombud.heard.entries import KINDS as HEARD
from ombud.heard.entries_power import KINDS as POWER
from ombud.held.computedkinds import KINDS as COMPUTED_HELD
from ombud.held.entries import KINDS as HELD
from ombud.held.entries_contacts import KINDS as CONTACTS
from ombud.held.entries_map import KINDS as MAP
from ombud.ledger.entry import Body, Unread
from ombud.proved.entries import KINDS as PROVED
from ombud.served.entries import KINDS as SERVED

KINDS: dict[str, type[Body]] = {
    kind.kind: kind
    for kind in (*ASKED, *HEARD, *POWER, *COMPUTED_HEARD, *COUNTED, *SERVED, *HELD, *CONTACTS, *MAP, *COMPUTED_HELD,
                 *PROVED, *ANSWERED, *REPLIES)
}  # fmt: skip
NEWEST: dict[str, type[Body]] = {name.partition("/")[0]: kind for name, kind in KINDS.items()}
"""Each kind in its newest version, by its name without one."""


def body(kind: str, values: Mapping[str, Any]) -> Body | Unread:
    """The body of a kind from plain values; a kind unknown to this version is kept unread.

    Raises ``pydantic.ValidationError`` where a known kind's values do not fit it.
    """
    known = KINDS.get(kind)
    return known.model_validate(values) if known else Unread(kind_said=kind, **values)
