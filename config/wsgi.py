"""The application as a server loads it, after the checks that must hold before the first page."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# What gunicorn takes for "do not try again".
GIVE_UP = 3


def start() -> WSGIHandler:
    """Refuse to start, in one sentence, without the key or with a view that declares no act."""
    try:
        application = get_wsgi_application()
        _check()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(GIVE_UP) from None
    return application


def _check() -> None:
    # Both need the apps to be loaded.
    from access.declare import refuse_undeclared_urls
    from vault.providers import check_keys

    check_keys()
    refuse_undeclared_urls()


application = start()
