"""Minutes of a case that the coordination may no longer hear of, and what is written after it."""

from uuid import UUID

import pytest

from casework.reading.cases import read_case
from casework.writing.meetings import calling
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.joining import withdraw_for
from tests.casework.meeting import blocked, page
from tests.town import Town

TEXT = "Patrullerar på fredagar."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def asked(town: Town) -> tuple[UUID, UUID]:
    """A case, and its consent."""
    return towns.consented(town)


@pytest.mark.parametrize("before", [True, False])
def test_what_the_coordination_can_no_longer_answer_does_not_hinder_adoption(
    town: Town, asked: tuple[UUID, UUID], before: bool
) -> None:
    case, consent = asked
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.finished(town, meeting, case)
    if before:
        told.objected(town, line, case, "officer")
        with blocked("meeting.objected"):
            calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    withdraw_for(town, case, consent, "coordination")
    if not before:
        told.objected(town, line, case, "officer")
    (shown,) = page(town, meeting).lines
    assert not shown.may_edit
    assert page(town, meeting).lines_fallen == 1
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])


def test_a_draft_is_not_called_confirmed_in_words_that_nobody_confirmed(
    town: Town, asked: tuple[UUID, UUID]
) -> None:
    case, consent = asked
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.finished(town, meeting, case)
    withdraw_for(town, case, consent, "coordination")
    told.confirmed(town, line, case, "officer", "Patrullerar på lördagar.")
    (shown,) = page(town, meeting).lines
    assert (shown.text, shown.confirmed_at, shown.replaced) == (TEXT, None, True)
    (kept,) = read_case(case, by=town["coordinator"]).minutes
    assert (kept.text, kept.confirmed_at, kept.replaced) == (TEXT, None, True)
    said = browser(town, "coordinator").get(f"/cases/{case}/").content.decode()
    assert "Utkast. Verksamheten har bekräftat raden" in said
    html = browser(town, "coordinator").get(f"/meetings/{meeting}/").content.decode()
    assert "Utkast. Verksamheten har bekräftat raden" in html
    assert "Inte bekräftad" not in html
    (theirs,) = page(town, meeting, "officer").lines
    assert (theirs.text, theirs.replaced) == ("Patrullerar på lördagar.", False)
    assert theirs.confirmed_at is not None


def test_a_line_is_written_after_the_meeting_until_its_minutes_are_adopted(
    town: Town, asked: tuple[UUID, UUID]
) -> None:
    case, _consent = asked
    meeting = told.opened(town, case)
    way = f'href="/meetings/{meeting}/cases/{case}/minutes/"'
    told.finished(town, meeting, case)

    def seen(who: str) -> str:
        return browser(town, who).get(f"/meetings/{meeting}/").content.decode()

    assert way in seen("coordinator")
    assert way not in seen("officer")
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])
    assert way not in seen("coordinator")
