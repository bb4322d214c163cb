"""Every page as few people have it: in colours of one's own, at 400 %, by keyboard, on paper.

The main roles' pages, each that is built in its own way once; test_axe has all roles and languages.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.focus import FOCUSED, seen
from tests.pages.conftest import Site
from tests.pages.measures import STICKS_OUT
from tests.pages.test_axe import html_of, is_new
from tests.pages.test_print import PAPER, PRESSED

ROLES = ("visitor", "teacher", "coordinator", "police_contact", "school_reviewer", "administrator")
GALLERY = "components/"  # it has tests of its own
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
# The fields of a form are printed with what is typed in them; what sends it is not.
FILLED_IN = "main form:is(#form, :has(.actions)) :is(input, select, textarea)"
# What has focus in turn, as by the Tab key but without a way to the browser for each: the first
# is reached by the key, so that the rest are shown as the keyboard's too.
WALK = f"""
() => {{
  const told = {FOCUSED};
  const all = "a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex]";
  return [...document.querySelectorAll(all)]
    .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
    .map((one) => {{ one.focus(); return document.activeElement === one ? told() : null; }})
    .filter(Boolean);
}}
"""
# What a surface alone tells apart is lost in forced colours: a line, another surface or an
# underline must be left of each thing that is pressed, filled in or set apart.
BARE = """
() => {
  const drawn = (one) => {
    const style = getComputedStyle(one), plain = getComputedStyle(document.body).backgroundColor;
    const edge = ["Top", "Bottom", "Left", "Right"].some((side) =>
      style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    const clear = ["rgba(0, 0, 0, 0)", plain].includes(style.backgroundColor);
    return edge || !clear || style.textDecorationLine.includes("underline");
  };
  const native = "[type=checkbox], [type=radio]";
  const all = "button, .button, input:not([type=hidden]), select, textarea, .badge, .notice, .chip";
  return [...document.querySelectorAll(all)]
    .filter((one) => one.checkVisibility() && !one.matches(native) && !drawn(one))
    .map((one) => one.outerHTML.slice(0, 120));
}
"""


def zoomed(page: Page) -> Iterator[str]:
    """What is wrong at 400 % in forced colours: lost colours, what is cut off, hidden focus."""
    yield from (f"bare: {found}" for found in page.evaluate(BARE))
    yield from (f"sticks out: {found}" for found in page.evaluate(STICKS_OUT))
    if page.evaluate("document.documentElement.scrollWidth") > ZOOMED["width"]:
        yield "scrolls sideways"
    page.keyboard.press("Tab")
    walked = page.evaluate(WALK)
    if not walked:
        yield "nothing takes focus"
    yield from (f"focus: {found}" for found in walked if not seen(found))


def on_paper(page: Page) -> Iterator[str]:
    """What is pressed and yet printed, and what the paper is too narrow for."""
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    yield from (f"printed: {found}" for found in page.evaluate(PRESSED, FILLED_IN))
    yield from (f"beyond the paper: {found}" for found in page.evaluate(STICKS_OUT))
    page.emulate_media(media="screen")
    page.set_viewport_size(ZOOMED)


@pytest.mark.sqlite  # the pages do not know the engine
@pytest.mark.timeout(400)
def test_no_page_fails_whoever_zooms_prints_or_has_colours_of_their_own(site: Site) -> None:
    known: set[str] = set()
    faults: list[str] = []
    for name in ROLES:
        page = site.visit(name, viewport=ZOOMED, forced_colors="active").new_page()
        for route, path in site.paths(name):
            if route != GALLERY and is_new(html_of(site, name, "sv", path), known):
                page.goto(path)
                faults += [f"{name} {path} {found}" for found in (*zoomed(page), *on_paper(page))]
        page.context.close()
    assert not faults, "\n".join(faults)
    assert site.wrongs == []


FAULTS = """
document.querySelector("main").insertAdjacentHTML("beforeend",
  `<button id="bare">Skicka</button><canvas width="900" height="9"></canvas>`);
Object.assign(document.querySelector("#bare").style, {
  border: 0, outline: "none", background: "Canvas", forcedColorAdjust: "none"});
"""


@pytest.mark.sqlite
def test_each_of_these_faults_would_be_seen(site: Site) -> None:
    page = site.visit("teacher", viewport=ZOOMED, forced_colors="active").new_page()
    page.goto("/cases/")
    page.evaluate(FAULTS)
    seen_zoomed = {found.partition(":")[0] for found in zoomed(page)}
    assert seen_zoomed == {"bare", "sticks out", "scrolls sideways", "focus"}
    assert {found.partition(":")[0] for found in on_paper(page)} == {"printed", "beyond the paper"}
    page.context.close()
