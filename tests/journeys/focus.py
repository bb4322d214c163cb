"""What has the keyboard's focus: whether it can be seen, and its outline."""

from playwright.sync_api import Page

# The one that has focus: its words, whether some of it can be seen, and its outline's width.
# The calendar button within a date field has an outline of its own that no script can read: the
# field is the active element then and does not match ":focus".
FOCUSED = """
() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const at = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]]
    .map(([x, y]) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y));
  const style = getComputedStyle(one);
  return {
    what: one.tagName + " " + (one.innerText || one.name || "").slice(0, 40),
    seen: at.some((top) => top && (one.contains(top) || top === one.closest("label"))),
    outline: one.type === "date" && !one.matches(":focus") ? 3
      : style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
  }
}
"""


def nothing(found: dict[str, object]) -> bool:
    """Whether the focus is on the page as a whole."""
    return str(found["what"]).startswith("BODY")


def seen(found: dict[str, object]) -> bool:
    """Whether some of it can be seen and it has an outline of two pixels."""
    return bool(found["seen"]) and float(str(found["outline"])) >= 2


def fault(page: Page) -> dict[str, object] | None:
    """What has focus, if it cannot be seen or has no outline of two pixels."""
    found: dict[str, object] = page.evaluate(FOCUSED)
    if nothing(found) or seen(found):
        return None
    return found
