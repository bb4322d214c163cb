"""A real browser for the journeys: Debian's Chromium, strict about everything that goes wrong."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# A page that answers 403, 404 or 409 is an answer, yet the browser's console calls it an error.
REFUSAL = "Failed to load resource: the server responded with a status of 4"

# Tells in the console when more moved by itself than may (Layout Instability, CLS).
TELL_SHIFTS = """
let moved = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value;
  if (moved > 0.02) console.error(`layout shift ${moved}`);
}).observe({type: "layout-shift", buffered: true});
"""

NewVisitor = Callable[..., Page]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser, started once for all journeys."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: type 'apt-get install chromium-headless-shell'.")
    # Playwright's own loop runs in this thread, where Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        with sync_playwright() as playwright:
            yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visitor(chromium: Browser, live_site: str) -> Iterator[NewVisitor]:
    """Call it to get the page of a new visitor; `width=` and `scripts=False` as need be,
    and `strict=False` where the network is taken away on purpose.

    The test fails if a page of any visitor had a script error, a breach of the content security
    policy, a request that failed or one that would have left this machine.
    """
    contexts: list[BrowserContext] = []
    wrongs: list[str] = []

    def come(*, width: int = 1280, scripts: bool = True, strict: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_site,
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        context.set_default_timeout(10_000)
        context.add_init_script(TELL_SHIFTS)
        context.route("**/*", lambda route: _only_here(route, wrongs))
        contexts.append(context)
        return watched(context.new_page(), wrongs if strict else [])

    yield come
    for context in contexts:
        context.close()
    assert wrongs == []


def _only_here(route: Route, wrongs: list[str]) -> None:
    if urlsplit(route.request.url).hostname == "127.0.0.1":
        route.continue_()
    else:
        wrongs.append(f"reached for {route.request.url}")
        route.abort()


def watched(page: Page, wrongs: list[str]) -> Page:
    """Write down whatever goes wrong on a page."""
    page.on("pageerror", lambda error: wrongs.append(f"script error: {error.name}"))
    # Leaving a page breaks off what it still loads; that is no failure of the site.
    page.on(
        "requestfailed",
        lambda request: (
            request.failure == "net::ERR_ABORTED" or wrongs.append(f"failed: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda answer: answer.status >= 500 and wrongs.append(f"{answer.status}: {answer.url}"),
    )
    page.on(
        "console",
        lambda line: (
            line.type in {"error", "warning"}
            and not line.text.startswith(REFUSAL)
            and wrongs.append(f"console: {line.text}")
        ),
    )
    return page
