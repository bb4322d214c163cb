"""The settings of a test run: its secrets are made here, its engine comes from the environment.

VARSAM_TEST_DATABASE is "sqlite" (the default) or the address of a PostgreSQL server. A server that
is a process of its own (tests/journeys/served.py) is given the run's secrets as VARSAM_TEST_KEY and
VARSAM_TEST_SECRET_KEY, and its test's database.
"""

import base64
import os

_engine = os.environ.get("VARSAM_TEST_DATABASE", "sqlite")
for _name in [name for name in os.environ if name.startswith("VARSAM_")]:
    if not _name.startswith("VARSAM_TEST_"):
        del os.environ[_name]
os.environ["VARSAM_DATABASE"] = "sqlite:///test.sqlite3" if _engine == "sqlite" else _engine
for _name, _length in (("SECRET_KEY", 48), ("KEY", 32)):
    os.environ[f"VARSAM_{_name}"] = (
        os.environ.get(f"VARSAM_TEST_{_name}") or base64.b64encode(os.urandom(_length)).decode()
    )
os.environ["VARSAM_PLAIN_HTTP"] = "yes"
os.environ["VARSAM_RECEPTION_PHONE"] = "0000-00 00 01"  # nobody's numbers
os.environ["VARSAM_DUTY_PHONE"] = "0000-00 00 02"

from config.settings import *  # noqa: E402, F403  (the environment comes first)

VARSAM_GALLERY = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; never elsewhere
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Hashed names exist only after collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no walk over a directory that is not there
WHITENOISE_USE_FINDERS = True
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
