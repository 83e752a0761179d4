"""The settings of the tests: those of the web face, in a folder of their own that is gone afterwards."""

import os
import tempfile

_away = tempfile.TemporaryDirectory(prefix="ombud-tests-")  # kept by name, so that it lives as long as the run
os.environ["OMBUD_DATA"] = _away.name
# A browser that is driven leaves an event loop behind in its process, and Django would then refuse its database to
# every test that comes after in the same process. No test here runs in that loop.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

os.environ["OMBUD_COURSE"] = f"{_away.name}/course"  # empty until a test puts something there

from ombud.web.settings import *  # noqa: E402, F403  (the folder must be named before the settings are read)
