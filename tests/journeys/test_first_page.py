"""The browser itself: it reaches the site, and a visitor without a session sees nothing."""

from tests.journeys.conftest import NewVisitor


def test_an_unknown_address_is_answered(visitor: NewVisitor):
    answer = visitor(width=360).goto("/no-such-page/")
    assert answer is not None
    assert answer.status == 404
