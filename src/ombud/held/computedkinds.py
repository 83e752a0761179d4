"""Every kind of figure that is computed of who holds it."""

from __future__ import annotations

from ombud.evidence.computed import Computed
from ombud.held.computed import HeldResult
from ombud.held.contacts.computed import KINDS as CONTACTS
from ombud.held.contract.computed import KINDS as CONTRACT
from ombud.held.data.computed import KINDS as DATA
from ombud.held.ocds.computed import KINDS as BUYING
from ombud.held.stores.computed import KINDS as STORES

FIGURES: tuple[type[Computed], ...] = (*CONTRACT, *DATA, *STORES, *BUYING, *CONTACTS)
KINDS: tuple[type[Computed], ...] = (HeldResult, *FIGURES)
