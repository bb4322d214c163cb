"""What the list and the case page ask and take in the demonstration that `make demo` serves.

    FRESH=1 CASES=10000 PORT=8107 make demo         # in one terminal
    PORT=8107 .venv/bin/python -m tools.figures     # in another, with the tests' environment

Statements are counted in this process over the same database, whole requests included; times are
taken from the running server, over HTTP.
"""

import os
import re
import statistics
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from tools.demo import DATABASE, settings_of

WHO = ("school", "teacher", "social", "police", "coordinator")
TIMES = 30
FORM = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CHOICE = re.compile(r'name="membership" value="([^"]+)"')


def main() -> None:
    """Print one table of statements and one of times."""
    os.environ.update(settings_of(DATABASE))
    import django

    django.setup()
    print(f"{_cases()} cases; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print("\n| Who | Assigned cases | List: statements, log | Case page: statements, log |")
    print("|---|---|---|---|")
    for key in WHO:
        print(f"| {key} | " + " | ".join(_counted(key)) + " |")
    print("\n| Who | Page | Median ms | 95 % within ms | kB |\n|---|---|---|---|---|")
    address = f"http://127.0.0.1:{os.environ['PORT']}"
    for key in WHO:
        for page, taken, size in _timed(address, key):
            p95 = sorted(taken)[int(len(taken) * 0.95) - 1]
            median = statistics.median(taken)
            print(f"| {key} | {page} | {median:.0f} | {p95:.0f} | {size / 1000:.0f} |")


def _cases() -> int:
    from casework.models import Case

    return Case.objects.count()


def _counted(key: str) -> Iterator[str]:
    """How long the list is, and the statements of the whole requests: page with log-in, and log."""
    from django.test import Client

    from agencies.logins import MEMBERSHIP
    from agencies.models import User
    from casework.management.demo.town import email
    from casework.reading.case_list import list_cases
    from consent.models import CaseAssignment
    from tests.casework.test_large_demo import somebody
    from tests.casework.test_queries import statements

    client = Client(SERVER_NAME="127.0.0.1")
    user = User.objects.get(email=email(key))
    client.force_login(user, backend="agencies.backends.MemberBackend")
    member = somebody(key)
    session = client.session
    session[MEMBERSHIP] = str(member.membership_id)
    session.save()
    yield str(CaseAssignment.objects.filter(user=user).count())
    lines = list_cases(by=member).lines
    for path in ("/cases/", f"/cases/{next(line for line in lines if line.in_scope).case_id}/"):
        client.get(path)  # what is asked once in a process alone
        page, log = statements(lambda path=path: client.get(path))
        yield f"{page}, {log}"


def _timed(address: str, key: str) -> Iterator[tuple[str, list[float], int]]:
    from casework.management.demo.town import email

    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    _log_in(browser, address, email(key))
    text = _read(browser, f"{address}/cases/")
    case = re.findall(r'href="(/cases/[0-9a-f-]{36}/)"', text)[0]
    for page, path in (("list", "/cases/"), ("case", case)):
        taken = []
        for _time in range(TIMES):
            began = time.perf_counter()
            text = _read(browser, address + path)
            taken.append((time.perf_counter() - began) * 1000)
        yield page, taken, len(text.encode())


def _read(browser: OpenerDirector, url: str, **data: str) -> str:
    with browser.open(url, urlencode(data).encode() if data else None) as answer:
        return str(answer.read().decode())


def _log_in(browser: OpenerDirector, address: str, email: str) -> None:
    from casework.management.demo.town import PASSWORD

    token = FORM.findall(_read(browser, f"{address}/login/"))[0]
    page = _read(
        browser,
        f"{address}/login/",
        csrfmiddlewaretoken=token,
        login=email,
        password=PASSWORD,
    )
    chosen = CHOICE.findall(page)
    if chosen:  # who has several memberships chooses one
        token = FORM.findall(page)[0]
        _read(browser, f"{address}/membership/", csrfmiddlewaretoken=token, membership=chosen[0])


if __name__ == "__main__":
    main()
