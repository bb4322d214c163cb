"""What a script in the page measures: what sticks out, what is too small, what moved."""

from collections.abc import Iterator

from playwright.sync_api import Page

# What reaches beyond the screen's right edge, hidden texts left out; and what stands in a part that
# the keyboard reaches and scrolls by itself, as a table may (WCAG 1.4.10), the part itself not.
STICKS_OUT = """
() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).clipPath === "none"
    && getComputedStyle(one.closest("thead") ?? one).clipPath === "none"
    && !one.parentElement.closest("[role=group][tabindex='0']")
    && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))
"""
# WCAG 2.2 SC 2.5.8: links within a sentence are excepted.
SMALL = """
() => [...document.querySelectorAll("body :is(a, button, summary, input, select)")]
  .filter((one) => one.checkVisibility() && !one.closest("p, li, dd, label, .hide"))
  .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, box]) => box.height && (box.height < 23.5 || box.width < 23.5))
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)
"""
# A cell whose words reach into the next one: a fixed column that is too narrow for them.
CROWDED = """
() => [...document.querySelectorAll("th, td")]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))
"""
# The sum of what moved by itself since the page was opened (Layout Instability, CLS).
SHIFTED = """
() => new Promise((tell) => {
  let sum = 0;
  const add = (list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  };
  const observer = new PerformanceObserver(add);
  observer.observe({type: "layout-shift", buffered: true});
  setTimeout(() => tell(sum), 0);
})
"""
MOST_SHIFT = 0.02


def shifted(page: Page) -> Iterator[str]:
    """What moved on a page that has just been opened, if it was too much."""
    sum_ = page.evaluate(SHIFTED)
    if sum_ > MOST_SHIFT:
        yield f"layout shift {sum_}"


def crowded(page: Page) -> Iterator[str]:
    """What does not fit in its column on a wide screen."""
    yield from (f"reaches into the next column: {found}" for found in page.evaluate(CROWDED))


def narrow(page: Page) -> Iterator[str]:
    """What does not fit in 320 px, which is also 1280 px at 400 % (WCAG 1.4.10), or is too small
    for a finger there (WCAG 2.5.8). The page is left as wide as it was."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 320:
        yield f"scrolls sideways: {width} px"
    yield from (f"sticks out: {found}" for found in page.evaluate(STICKS_OUT))
    yield from (f"too small: {found}" for found in page.evaluate(SMALL))
    assert before
    page.set_viewport_size(before)
