"""`ombud publish`: the public record as static pages."""

from __future__ import annotations

from pathlib import Path

MARK = "published-at"  # a file in the workspace that names the folder published to last


def last_published(data: Path) -> Path | None:
    """The folder that was published to last, if it is still there."""
    mark = data / MARK
    folder = Path(mark.read_text("utf-8").strip()) if mark.is_file() else None
    return folder if folder and folder.is_dir() else None
