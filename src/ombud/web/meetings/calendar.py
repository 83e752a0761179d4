"""A workshop as a file for one's calendar: iCalendar, RFC 5545."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from ombud.web.meeting_models import Workshop
from ombud.web.meetings import dates

LINE = 75  # octets, the most that a line may have (RFC 5545, 3.1)


def as_ics(workshop: Workshop, address: str, host: str) -> bytes:
    """The file. ``address`` is the page of the workshop, ``host`` makes its name one of a kind in the world."""
    title = f"{_('Worked example')}: {workshop.title}" if workshop.example else workshop.title
    about = "\n".join(filter(None, (workshop.phone, workshop.step_free, workshop.offered, workshop.contact, address)))
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ombud//Workshops//EN", "METHOD:PUBLISH", "BEGIN:VEVENT",
        f"UID:{workshop.slug}@{host}", f"DTSTAMP:{_utc(workshop.updated)}", f"DTSTART:{_utc(workshop.starts)}",
        f"DTEND:{_utc(dates.ends(workshop))}", f"SUMMARY:{_text(title)}",
        f"LOCATION:{_text(workshop.place or workshop.phone)}", f"DESCRIPTION:{_text(about)}", f"URL:{address}",
        f"SEQUENCE:{workshop.moves.count() + bool(workshop.cancelled)}",
        f"STATUS:{'CANCELLED' if workshop.cancelled else 'CONFIRMED'}", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A line broken where it is too long: every part but the first begins with a space. No sign is torn apart."""
    parts, part = [], b""
    for sign in line:
        more = sign.encode()
        if len(part) + len(more) > LINE:
            parts.append(part)
            part = b" "
        part += more
    return b"\r\n".join([*parts, part]) + b"\r\n"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """Text as a property may hold it: nothing in it ends the line or the value (RFC 5545, 3.3.11)."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return "\\n".join(words.splitlines())
