"""The page of a case tells of its meetings to who was asked to them."""

from uuid import UUID

import pytest

from casework.reading.cases import read_case
from casework.writing.meetings import calling, holding
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_the_case_page_tells_of_its_meetings_to_who_was_asked(town: Town) -> None:
    case, consent = towns.consented(town)
    held = told.opened(town, case)
    holding.close_item(held, case, by=town["coordinator"])
    calling.step_meeting(held, "finish", by=town["coordinator"])
    coming = told.called(town, case, people=("officer",), days=9)
    cancelled = told.called(town, case, people=("officer",), days=12)
    calling.step_meeting(cancelled, "cancel", by=town["coordinator"])

    def meetings(who: str) -> list[tuple[UUID, str]]:
        return [(one.meeting_id, one.state) for one in read_case(case, by=town[who]).meetings]

    def heard(who: str) -> list[str]:
        events = read_case(case, by=town[who]).events
        return [event.detail for event in events if event.kind == "meeting"]

    both = [(coming, "planned"), (held, "finished")]
    assert meetings("officer") == meetings("coordinator") == both
    assert meetings("teacher") == both[1:]
    assert heard("officer") == heard("teacher") == ["group"]
    page = browser(town, "officer").get(f"/cases/{case}/").content.decode()
    assert f'href="/meetings/{coming}/"' in page
    assert "Ärendet togs upp på ett möte" in page
    towns.withdraw(town, case, consent)
    assert meetings("officer") == meetings("coordinator") == heard("officer") == []
