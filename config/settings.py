"""The settings, in one file; what differs between installations comes from the environment."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from casework.plan_dates import PlanTerms
from config import reporting
from config.databases import database
from config.demo_numbers import DEMO_NUMBERS as TEST_NUMBERS
from config.env import LOOPBACK, flag, hosts, listed, optional, refuse_openness, secret, whole
from config.information import information
from config.texts import consent_texts
from consent.terms import Terms

BASE_DIR = Path(__file__).resolve().parent.parent

# The installation ---------------------------------------------------------------------------

DEBUG = flag("VARSAM_DEBUG")
SECRET_KEY = secret("VARSAM_SECRET_KEY")
ALLOWED_HOSTS = hosts("VARSAM_HOSTS", default=LOOPBACK)
# The gallery of components has an address in development and in tests alone.
VARSAM_GALLERY = DEBUG
# A demonstration says on every page that it is one.
VARSAM_DEMO = flag("VARSAM_DEMO")
# Without TLS: for a demonstration or a test on this machine alone.
PLAIN_HTTP = flag("VARSAM_PLAIN_HTTP")
refuse_openness({"VARSAM_DEBUG": DEBUG, "VARSAM_PLAIN_HTTP": PLAIN_HTTP}, ALLOWED_HOSTS)
# The key-encryption key: the path of its file, or the key itself; vault.providers reads it.
VARSAM_KEY_FILE = optional("VARSAM_KEY_FILE")
VARSAM_KEY = "" if VARSAM_KEY_FILE else optional("VARSAM_KEY")
DATABASES = {"default": database(secret("VARSAM_DATABASE"))}
# A reading's log entry commits by itself, before the page is built and whatever then happens.
ATOMIC_REQUESTS = False

# The parts ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "casework",
    "review",
    "information",
    "consent",
    "agencies",
    "audit",
    "vault",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "guardian",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "template_partials",
    "django_htmx",
    "django.forms",  # its templates, below our own of the same names
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "agencies.middleware.SessionLimits",
    "agencies.middleware.ActingMember",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "config.context.installation",
                "config.context.notices",
                "agencies.context.acting",
            ],
            "libraries": {"face": "config.face"},
        },
    }
]
FORM_RENDERER = "config.forms.Renderer"
CSRF_FAILURE_VIEW = "config.errors.form_refused"

# Who logs in --------------------------------------------------------------------------------

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "agencies.backends.MemberBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = timedelta(days=7).total_seconds()  # how long an invitation's link lives
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "login"

ACCOUNT_ADAPTER = "agencies.adapter.ClosedAdapter"
ACCOUNT_FORMS = {
    "login": "agencies.forms.LogInForm",
    "change_password": "agencies.forms.OtherPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False

AXES_ENABLE_ADMIN = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
# A whole municipality may share one address: only the pair of person and address is locked.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "agencies.logins.name_tried"
AXES_DISABLE_ACCESS_LOG = True  # the installation's own log has the log-ins
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "account/locked.html"

GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
ANONYMOUS_USER_NAME = None  # no row stands for everybody

# Sessions -----------------------------------------------------------------------------------

SEARCHES_AN_HOUR = 30  # for a person, by each membership; the log counts them

SESSION_IDLE_TIME = timedelta(minutes=15)
SESSION_ABSOLUTE_TIME = timedelta(hours=10)
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(SESSION_ABSOLUTE_TIME.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "varsam_session" if PLAIN_HTTP else "__Host-varsam_session"
SESSION_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "varsam_form" if PLAIN_HTTP else "__Host-varsam_form"
CSRF_COOKIE_SECURE = not PLAIN_HTTP
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_NAME = "varsam_language"
LANGUAGE_COOKIE_SECURE = not PLAIN_HTTP
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Rate limits hold across processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_rows",
    }
}

# The browser --------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else int(timedelta(days=365).total_seconds())
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if flag("VARSAM_BEHIND_PROXY") else None
)
# The domain around ours belongs to the municipality: we bind neither it nor a preload list.
# guardian.W001: its backend would answer has_perm for superusers; consent.relation asks by itself.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "guardian.W001"]

STATIC_URL = "/static/"
STATIC_ROOT = optional("VARSAM_STATIC_ROOT", str(BASE_DIR / "var" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static", ("manual", BASE_DIR / "docs" / "manual" / "pictures")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # we keep no files
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# A scanned form is held in memory until it is sealed, never in a file; with the form around it, a
# request that is longer has its file dropped while it comes in.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024 + 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# Words and time -----------------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# Errors and letters -------------------------------------------------------------------------

DEFAULT_EXCEPTION_REPORTER = "config.reporting.PlaceReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "config.reporting.NothingKept"
LOGGING = reporting.LOGGING
# Who gets a mail when a page fails; it holds class and place only.
ADMINS = [("Drift", address) for address in listed("VARSAM_ERROR_MAIL_TO")]
EMAIL_HOST = optional("VARSAM_MAIL_HOST")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_TIMEOUT = 10
# Where the link of an e-mail leads: the first page, which asks whoever follows it to log in.
SITE_ADDRESS = optional(
    "VARSAM_ADDRESS", f"{'http' if PLAIN_HTTP else 'https'}://{ALLOWED_HOSTS[0]}/"
)
SERVER_EMAIL = optional("VARSAM_MAIL_FROM", "varsam@localhost")
DEFAULT_FROM_EMAIL = optional("VARSAM_MAIL_FROM", "varsam@localhost")

# The field ----------------------------------------------------------------------------------

# Ages and periods of consent are practice where the law gives no number: each board may choose.
CONSENT_TERMS = Terms()
# Weeks between follow-ups, and months until one is asked whether the plan goes on.
PLAN_TERMS = PlanTerms()
# The version of the text that whoever is asked has read or heard.
CONSENT_TEXT_VERSION = "2026-1"
# All versions and languages; the municipality's checked translations lie in a folder of their own.
CONSENT_TEXTS = consent_texts(CONSENT_TEXT_VERSION)
# After so long a draft without a name is disposed of; and only where the municipality's decision on
# disposal is named here: without one nothing is deleted.
DRAFT_KEPT = timedelta(days=30)
# After so many days a form that was begun and not sent is deleted; 0 keeps it until its author
# sends or discards it.
UNSENT_KEPT = timedelta(days=whole("VARSAM_UNSENT_DAYS", default=0))
# Whom to call when a child is in danger, in office hours and beyond; shown before anything else.
EMERGENCY = {
    "reception": optional("VARSAM_RECEPTION_PHONE"),
    "duty": optional("VARSAM_DUTY_PHONE"),
}
# What the municipality tells on its accessibility statement and privacy notice.
INFORMATION = information()
# Where one complains: pages of the authorities, linked to and never loaded from.
SUPERVISION = {
    "accessibility": "https://www.digg.se/tdosanmalan",
    "privacy": "https://www.imy.se/",
}
# A question without identity: how many days it stands, and words that are pointed out in it besides
# streets, schools and the collaboration's own agencies, with a comma between them.
CONSULTATION_DAYS = 30
WATCHED_WORDS = listed("VARSAM_WATCHED_WORDS")
# The decision that disposal rests on, as in "Socialnämnden 2026-03-12 § 45": without one nothing is
# deleted (domain 0.15).
DISPOSAL_DECISION = optional("VARSAM_DISPOSAL_DECISION")
# The only personal numbers that a demonstration takes.
DEMO_NUMBERS = TEST_NUMBERS
