"""On a phone no word of a list of terms is broken, and no label runs over what it labels."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.pages.conftest import Site

PHONE = {"width": 360, "height": 740}
# Words of two letters and more that stand on more than one line; a hyphen may break.
BROKEN = r"""places => places.flatMap(place => {
  const found = [], walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/[\p{L}\d.@]{2,}/gu)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1)
        found.push(word[0]);
    }
  }
  return found;
})"""
NOWRAP = """cells => cells
  .filter(cell => getComputedStyle(cell, '::before').whiteSpace === 'nowrap')
  .map(cell => cell.dataset.label)"""


def opened(site: Site, who: str, path: str, language: str) -> Iterator[Page]:
    context = site.visit(who, language=language, viewport=PHONE)
    page = context.new_page()
    page.goto(path)
    yield page
    context.close()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", ["/about/accessibility/", "/about/privacy/", "/help/"])
def test_no_word_of_a_list_of_terms_is_broken(site: Site, path: str, language: str) -> None:
    for page in opened(site, "teacher", path, language):
        terms = page.locator(".summary")
        assert terms.count()
        assert terms.evaluate_all(BROKEN) == []
        narrow = "all => all.forEach(one => one.style.inlineSize = '2rem')"
        page.locator(".summary dt").evaluate_all(narrow)
        assert terms.evaluate_all(BROKEN)  # it would be seen


def test_a_label_wraps_beside_a_number_that_does_not(site: Site) -> None:
    place = site.people["teacher"].place
    for page in opened(site, "teacher", place.path("cases/<uuid:case_id>/"), "en"):
        labelled = page.locator(".stacked td[data-label]")
        assert page.locator(".stacked td.nowrap[data-label]").count()
        assert labelled.evaluate_all(NOWRAP) == []
