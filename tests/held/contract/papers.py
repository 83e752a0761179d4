"""Where the tests of contracts find the shared labelled contracts, and a contract of our own that they all know."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from ombud.held.contract.document import Document
from ombud.held.contract.passages import passages

CUAD = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "contracts" / "cuad-408.jsonl.gz"
needs_cuad = pytest.mark.skipif(not CUAD.is_file(), reason="the shared labelled contracts are not there")

LAMPS = """STREET LIGHTING AGREEMENT

This Agreement is entered into by and between the City of Lakewood, a municipal corporation (hereinafter "City"), and BrightPoles Inc., a corporation with offices at 1 Main Street ("Vendor").

1. Definitions

1.1 "Data" means all information that the Sensors collect, in any form.

1.2 "Customer Data" means the data supplied by the City.

1.3 "Deliverables" means everything listed in Schedule 2.

1.4 Foreground IP means intellectual property created under this Agreement.

1.5 "Background IP" means intellectual property that a party owned before.

1.6 "Vendor Platform" means the software owned by Vendor.

2. Services

2.1 The Vendor collects counts of passers-by (the "Counts") as set out in clause 3.2 and Schedule 2, subject to Section 9 and Article 28 of the General Data Protection Regulation.

3. Ownership

3.1 As between the parties, the City shall own all right, title and interest in and to the Data and the Deliverables, excluding the Vendor Platform.

3.2 All Foreground IP shall vest in the Vendor upon creation.

3.3 Each party retains all rights in its Background IP. Title to the Counts shall remain with the City.

3.4 The Usage Statistics are the sole property of the Vendor. The Vendor acquires no right, title or interest in the Logs. The Vendor hereby assigns to the City all rights in the Reports.

3.5 The Works shall be jointly owned by the parties.

Schedule 2

1. Deliverables are listed here. See paragraph 1 of this Schedule and clause 3.
"""  # noqa: E501


def document(text: str) -> Document:
    """A text as if it had been read from a file."""
    return Document("lamps.txt", "0" * 64, "text", 0, "en", text, passages(text))


@lru_cache(maxsize=1)
def cuad() -> tuple[dict[str, Any], ...]:
    """The shared labelled contracts."""
    with gzip.open(CUAD, "rt", encoding="utf-8") as file:
        return tuple(json.loads(line) for line in file)
