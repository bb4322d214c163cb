"""The number of a page in the address: anything that is no number gives the first page."""

import pytest

from tests import town as towns
from tests.house.planting import client_of


@pytest.mark.parametrize("path", ["/cases/", "/cases/consents/", "/reports/"])
@pytest.mark.parametrize("number", ["9" * 4400, "0", "-1", "x", "", "\0"])
def test_an_odd_page_number_is_no_error(db: None, path: str, number: str) -> None:
    assert client_of(towns.found(), "teacher").get(path, {"page": number}).status_code == 200
