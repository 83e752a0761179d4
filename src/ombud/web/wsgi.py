"""Where a server takes hold of Ombud: ``granian --interface wsgi ombud.web.wsgi:application``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ombud.web.settings")
application = get_wsgi_application()
