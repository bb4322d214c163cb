"""Nothing moves while a long page comes in over a slow line, part by part."""

import pytest

from tests.pages.conftest import Site
from tests.pages.measures import shifted

# As a telephone has it in a valley: bytes a second, milliseconds.
SLOW = {
    "offline": False,
    "latency": 100,
    "downloadThroughput": 60_000,
    "uploadThroughput": 60_000,
}
# The pages that grow with what is in the house.
LONG = {
    "cases/": "teacher",
    "cases/<uuid:case_id>/": "teacher",
    "help/glossary/": "teacher",
    "review/": "school_reviewer",
    "administration/members/": "administrator",
}


@pytest.mark.sqlite
@pytest.mark.parametrize("width", [1280, 360])
def test_a_long_page_that_comes_slowly_stays_where_it_is(site: Site, width: int) -> None:
    faults = []
    for route, name in LONG.items():
        page = site.visit(name, viewport={"width": width, "height": 800}).new_page()
        page.goto("/help/")  # the style and the scripts are there from now on
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        page.goto(dict(site.paths(name))[route])
        faults += [f"{route}: {found}" for found in shifted(page)]
        page.context.close()
    assert not faults, "\n".join(faults)
