"""The grounds for processing that fideslang knows, by the articles of the GDPR that they stand for."""

from __future__ import annotations

# Article 6(1) and article 9(2), as fideslang 3 writes them (IABTechLab/fideslang, CC BY 4.0): values only.
FIDES_BASES = (
    "Consent", "Contract", "Legal obligations", "Vital interests", "Public interest", "Legitimate interests",
)  # fmt: skip
FIDES_SPECIAL = (
    "Explicit consent", "Employment, social security and social protection", "Vital interests",
    "Not-for-profit bodies", "Made public by the data subject", "Legal claims or judicial acts",
    "Reasons of substantial public interest (with a basis in law)",
    "Health or social care (with a basis in law)", "Public health (with a basis in law)",
    "Archiving, research and statistics (with a basis in law)",
)  # fmt: skip
