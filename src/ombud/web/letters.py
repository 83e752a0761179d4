"""The letter of questions about a contract of a case, for everyone: on a page to print and as files to take away."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ombud.held.contract.lines import title
from ombud.held.letters import CaseLetter, ContractRead, contracts_read, letter_of
from ombud.held.setting import Block, Words, letter_blocks
from ombud.web import casepage
from ombud.web.headers import downloads
from ombud.web.kept import kept
from ombud.web.reading import CaseFile, case_file
from ombud.web.redlines import has_word, sorted_blocks
from ombud.web.work.policies import policy


@require_safe
@kept
def page(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    """What the city would ask a vendor about one contract, and what it would have written instead."""
    file = case_file(slug)
    read, made = _letter(file, seq)
    context = {
        "current": "held",
        "read": read,
        "letter": made.letter,
        "unread": [title(line) for line in made.unread],
        "blocks": sorted_blocks([one for one in letter_blocks(made.letter) if not _in_file_only(one)]),
        "word": has_word(),
    }
    return casepage.page(request, "ombud/letter.html", file, **context)


@require_safe
def as_file(request: HttpRequest, slug: str, seq: int, suffix: str) -> HttpResponse:
    """The same as Word or as plain text."""
    from ombud.formats.write_annex import letter_docx, letter_text

    if suffix == "docx" and not has_word():
        raise Http404
    _read, made = _letter(case_file(slug), seq)
    written = (letter_docx if suffix == "docx" else letter_text)(made.letter)
    return downloads(HttpResponse(written.data, content_type=written.media_type), f"questions-{slug}.{suffix}")


def _in_file_only(block: Block) -> bool:
    """Whether a slow line is spared it: why a line matters, and the line itself, stand in the file."""
    return isinstance(block, Words) and block.label in ("Red line", "Why it matters")


def offered(file: CaseFile) -> tuple[ContractRead, ...]:
    """The contracts of a case about which there is a letter."""
    return tuple(one for one in contracts_read(file.stack) if _made(file, one))


def _letter(file: CaseFile, seq: int) -> tuple[ContractRead, CaseLetter]:
    for one in contracts_read(file.stack):
        if one.seq == seq and (made := _made(file, one)):
            return one, made
    raise Http404


def _made(file: CaseFile, read: ContractRead) -> CaseLetter | None:
    return letter_of(file.stack, read, settings.CITY or _("The city"), timezone.localdate(), policy().choices)
