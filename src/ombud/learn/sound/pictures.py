"""Slides as pictures: laid out by the library that makes our papers, drawn page by page, with no browser and no net."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ombud.learn.sound.slides import HEIGHT, WIDTH, Slide, document

MEND = "install what draws slides: pip install 'ombud[voice]'"
FONT = "atkinson.woff2"
_NOWHERE = "https://ombud.invalid/"


def can_draw() -> bool:
    """Whether slides can be laid out and drawn."""
    return all(find_spec(name) for name in ("weasyprint", "pypdfium2", "PIL"))


def paper(title: str, of: Sequence[Slide]) -> bytes:
    """The slides as a PDF, a page each. Nothing is fetched but our own font."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    def fetch(url: str, *args: Any, **kwargs: Any) -> Any:
        if url != f"{_NOWHERE}{FONT}":
            raise FatalURLFetchingError(f"A slide loads nothing from elsewhere: {url}")
        font = (files("ombud") / "web" / "static" / "ombud" / FONT).read_bytes()
        return URLFetcherResponse(url, font, {"Content-Type": "font/woff2"})

    made = HTML(string=document(title, of), base_url=_NOWHERE, url_fetcher=fetch).write_pdf()
    return bytes(made or b"")


def draw(pdf: bytes, into: Path, done: Callable[[int], None]) -> list[Path]:
    """Each page as a PNG file of 1280 by 720; ``done`` hears how many are drawn."""
    import pypdfium2

    found = []
    with pypdfium2.PdfDocument(pdf) as pages:
        for at in range(len(pages)):
            page = pages[at]
            path = into / f"{at:04}.png"
            drawn = page.render(scale=WIDTH / page.get_width()).to_pil()
            drawn.crop((0, 0, WIDTH, HEIGHT)).save(path, compress_level=1)
            found.append(path)
            done(at + 1)
    return found
