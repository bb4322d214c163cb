"""The application as a server loads it, after the checks that must hold before the first page."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from access.declare import refuse_undeclared_urls
from vault.providers import KeyUnavailable, check_keys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# What gunicorn takes for "do not try again".
GIVE_UP = 3


def start() -> WSGIHandler:
    """Refuse to start, in one sentence, without the key or with a view that declares no act."""
    try:
        check_keys()
        application = get_wsgi_application()
        refuse_undeclared_urls()
    except (ImproperlyConfigured, KeyUnavailable) as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(GIVE_UP) from None
    return application


application = start()
