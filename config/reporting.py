"""Error reports and log lines that hold class and place only.

No frame variables, post data, headers, query strings or exception texts: each of them could
carry what a vault has just opened.
"""

import logging
import traceback
from types import TracebackType
from typing import Any

from django.core.mail import mail_admins
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter


def places(trace: TracebackType | None) -> list[str]:
    """One line for each frame: file, line and function, never a value or a source line."""
    frames = traceback.walk_tb(trace)
    return [f"{f.f_code.co_filename}:{line} {f.f_code.co_name}" for f, line in frames]


def named(error: type[BaseException] | None) -> str:
    """The class of an exception with its module."""
    return f"{error.__module__}.{error.__qualname__}" if error else "no exception"


def route_of(request: object) -> str:
    """Method and route of a request, without ids and query; empty if there is none."""
    if not isinstance(request, HttpRequest):
        return ""
    route = request.resolver_match.route if request.resolver_match else "(no route)"
    return f"{request.method} {route}"


def reference_of(request: object) -> str:
    """The reference that the error page gives, so that whoever reports it is found; else empty."""
    found = getattr(request, "request_id", "")
    return f"reference {found}" if found else ""


# What gunicorn says of its own starting and stopping: a version, an address, a worker's class or
# pid, a signal. Of these alone the arguments are written.
OF_THE_SERVER = frozenset(
    {
        "Starting gunicorn %s",
        "Listening at: %s (%s)",
        "Using worker: %s",
        "Booting worker with pid: %s",
        "Worker exiting (pid: %s)",
        "Handling signal: %s",
        "Shutting down: %s",
    }
)


def told_by(record: logging.LogRecord) -> str:
    """The message as the code has it; a start line of the server with what it says."""
    if record.name == "gunicorn.error" and record.msg in OF_THE_SERVER and not record.exc_info:
        return record.getMessage()
    return str(record.msg)


class PlaceFormatter(logging.Formatter):
    """Writes the message as the code has it, its arguments left out, and where an error arose."""

    def format(self, record: logging.LogRecord) -> str:
        parts = [self.formatTime(record), record.levelname, record.name]
        parts.append(str(getattr(record, "status_code", "")))
        if record.name != "django.server":  # its message is the request line, query and all
            request = getattr(record, "request", None)
            parts += [route_of(request) or told_by(record), reference_of(request)]
        lines = [" ".join(part for part in parts if part)]
        if record.exc_info and record.exc_info[0]:
            lines += [named(record.exc_info[0]), *places(record.exc_info[2])]
        return "\n  ".join(lines)


class PlaceMail(logging.Handler):
    """Mails an error to the settings' ADMINS; to nobody if there are none."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0] if record.exc_info else None
        mail_admins(f"Varsam: {named(error)}", PlaceFormatter().format(record), fail_silently=True)


class NothingKept(SafeExceptionReporterFilter):
    """Keeps nothing of a request, a frame or the settings."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_safe_settings(self) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def get_post_parameters(self, request: HttpRequest | None) -> MultiValueDict[str, str]:
        return MultiValueDict()

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> list[tuple[str, Any]]:
        return []


class PlaceReporter(ExceptionReporter):
    """The report of an error, by mail or on the page of a development server."""

    def get_traceback_text(self) -> str:
        lines = [route_of(self.request), named(self.exc_type), *places(self.tb)]
        return "\n  ".join(line for line in lines if line)

    def get_traceback_html(self) -> str:
        return f"<!doctype html><title>500</title><pre>{self._escaped()}</pre>"

    def _escaped(self) -> str:
        text = self.get_traceback_text()
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"place": {"()": PlaceFormatter}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "place"},
        "mail": {"()": PlaceMail, "level": "ERROR"},
    },
    "root": {"handlers": ["stderr", "mail"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
