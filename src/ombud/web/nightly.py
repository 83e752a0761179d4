"""Keeps the list up to date with the calendar, as a reply can be overdue today that was not yesterday; and sweeps."""

from __future__ import annotations

import logging
import time

from django.db import close_old_connections
from django.utils import timezone

from ombud.web.meetings.ending import delete_what_has_ended
from ombud.web.models import RegisterRow
from ombud.web.passing import pass_over_all
from ombud.web.units import forget
from ombud.web.work.measurer import sweep

EVERY = 600  # seconds between two looks at the calendar
_log = logging.getLogger(__name__)


def due() -> bool:
    """Whether the last pass over all cases was made on another day. Without any pass there is nothing to renew."""
    last = RegisterRow.objects.order_by("-pk").values_list("today", flat=True).first()
    return last is not None and last != timezone.localdate()


def watch() -> None:
    """Pass over all cases once a day, and sweep, for as long as the server runs; for a thread beside the workers."""
    while True:
        time.sleep(EVERY)
        try:
            sweep()  # measurements that nobody touched for a day
            forget(timezone.localdate())  # what learners handed in for their unit, after 24 months
            delete_what_has_ended()  # names of those who came to a workshop, and what was refused in a discussion
            if due():
                pass_over_all()
        except Exception:  # a night without it is better than a server without it
            _log.exception("The work of the night failed; it is tried again in %s seconds.", EVERY)
        finally:
            close_old_connections()
