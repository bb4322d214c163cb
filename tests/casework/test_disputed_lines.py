"""A line of minutes that is wrong: struck, called wrong by its agency, or written anew."""

from uuid import UUID, uuid4

import pytest
from django.http import Http404

from access.acts import Act
from audit.models import Body
from casework.models import MinutesLine
from casework.models.minutes import Struck
from casework.reading.cases import read_case
from casework.reading.meetings.forms import open_line
from casework.reading.meetings.packs import read_pack
from casework.reading.meetings.shared import show_case
from casework.reading.queue.page import read_queue
from casework.writing.meetings import calling
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.casework.test_attacks_on_meetings import renew
from tests.town import Town
from vault.models import Grant

TEXT = "Patrullerar på fredagar."


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


@pytest.fixture
def case(town: Town) -> UUID:
    case, _consent = towns.consented(town)
    return case


def texts(town: Town, meeting: UUID, who: str) -> list[str]:
    return [line.text for line in page(town, meeting, who).lines]


def adopt(town: Town, meeting: UUID) -> None:
    calling.step_meeting(meeting, "confirm_minutes", by=town["coordinator"])


def waiting(town: Town, who: str) -> list[str]:
    return [
        line.hint
        for section in read_queue(by=town[who]).sections
        if section.title == "Protokoll att bekräfta"
        for line in section.lines
    ]


# Struck.


def test_a_struck_line_is_nowhere_and_hinders_nothing_but_is_kept(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.struck(town, line, case)
    shown = show_case(meeting, case, by=town["coordinator"])
    assert (shown.opened, shown.lines) == (True, ())
    told.finished(town, meeting, case)
    for who in ("officer", "coordinator"):
        assert texts(town, meeting, who) == []
        assert waiting(town, who) == []
        assert [one.minutes for one in read_pack(meeting, by=town[who]).cases] == [()]
        assert read_case(case, by=town[who]).minutes == ()
    assert page(town, meeting).lines_struck == 1
    row = MinutesLine.objects.get(pk=line)
    assert (row.struck_by, row.struck_reason) == (
        town["coordinator"].membership_id,
        Struck.NOT_SAID.value,
    )
    adopt(town, meeting)


def test_striking_takes_the_key_from_the_agency_and_stands_in_the_log(
    town: Town, case: UUID
) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    assert Grant.objects.filter(item_id=line).count() == 2
    told.struck(town, line, case)
    (left,) = Grant.objects.filter(item_id=line)
    assert left.agency_id == town.agency("coordination")
    assert Body.objects.latest("index").act == Act.STRIKE_MINUTES


def test_a_struck_line_is_unknown_to_everybody(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.struck(town, line, case)
    with pytest.raises(OutOfScope):
        told.confirmed(town, line, case, "officer", TEXT)
    with pytest.raises(OutOfScope):
        told.rewritten(town, line, case, "Annat.")
    with pytest.raises(OutOfScope):
        told.struck(town, line, case)
    for who, step in (("officer", Act.CONFIRM_MINUTES), ("coordinator", Act.WRITE_MINUTES)):
        with pytest.raises(Http404):
            open_line(meeting, case, line, by=town[who], step=step)


def test_a_renewed_consent_gives_a_struck_line_to_nobody(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.struck(town, line, case)
    renew(town, case)
    assert [grant.agency_id for grant in Grant.objects.filter(item_id=line)] == [
        town.agency("coordination")
    ]


def test_a_confirmed_line_is_not_struck_and_nobody_strikes_in_adopted_minutes(
    town: Town, case: UUID
) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.confirmed(town, line, case, "officer", TEXT)
    with blocked("minutes.confirmed"):
        told.struck(town, line, case)
    own = MinutesLine.objects.get(drafted__pk=line)
    with blocked("minutes.confirmed"):
        told.struck(town, own.pk, case)
    assert not MinutesLine.objects.filter(struck_at__isnull=False).exists()


def test_who_strikes_has_seen_the_line_as_it_stands(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.rewritten(town, line, case, "Patrullerar på lördagar.")
    with blocked("minutes.moved"):
        told.struck(town, line, case, revision=1)
    told.struck(town, line, case, revision=2)


def test_striking_is_asked_about_on_a_page_of_its_own(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    client, address = browser(town, "coordinator"), f"/meetings/{meeting}/cases/{case}/minutes/"
    html = client.get(f"{address}{line}/strike/").content.decode()
    assert TEXT in html
    assert "Det går inte att ångra." in html
    sent = {"sending": str(uuid4()), "revision": "1", "reason": ""}
    acting = {"acting_for": str(town["coordinator"].membership_id)}
    answer = client.post(f"{address}{line}/strike/", {**acting, **sent})
    assert answer.status_code == 302
    assert MinutesLine.objects.get(pk=line).struck_at is not None


# Called wrong.


def test_an_objection_confirms_nothing_and_hinders_until_it_is_answered(
    town: Town, case: UUID
) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.finished(town, meeting, case)
    told.objected(town, line, case, "officer", "Vi lovade inget om fredagar.")
    with blocked("meeting.objected"):
        adopt(town, meeting)
    with blocked("minutes.objected"):
        told.confirmed(town, line, case, "officer", TEXT)
    (seen,) = page(town, meeting).lines
    assert (seen.objection, seen.confirmed_at) == ("Vi lovade inget om fredagar.", None)
    assert waiting(town, "officer") == []
    assert waiting(town, "coordinator") == [
        f"En verksamhet säger att ett åtagande från mötet {told.said_day()} inte "
        "stämmer. Ändra raden eller stryk den."
    ]
    told.rewritten(town, line, case, "Patrullerar när det går.")
    (seen,) = page(town, meeting).lines
    assert (seen.objected, seen.objection) == (False, "")
    assert waiting(town, "coordinator") == []
    with blocked("meeting.unconfirmed"):
        adopt(town, meeting)
    told.confirmed(town, line, case, "officer", "Patrullerar när det går.")
    adopt(town, meeting)


def test_a_line_that_was_called_wrong_can_be_struck(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.finished(town, meeting, case)
    told.objected(town, line, case, "officer")
    told.struck(town, line, case)
    assert waiting(town, "coordinator") == []
    adopt(town, meeting)


def test_an_objection_of_a_case_whose_consent_went_hinders_nobody(town: Town) -> None:
    case, consent = towns.consented(town)
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.finished(town, meeting, case)
    told.objected(town, line, case, "officer")
    towns.withdraw(town, case, consent)
    adopt(town, meeting)


def test_what_is_wrong_is_read_by_the_coordination_and_that_agency_alone(
    town: Town, case: UUID
) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    told.objected(town, line, case, "officer", "Hemliga invändningar.")
    for who in ("officer", "coordinator"):
        assert [one.objection for one in page(town, meeting, who).lines] == [
            "Hemliga invändningar."
        ]
    assert page(town, meeting, "teacher").lines == ()
    told.present(town, meeting, "teacher", here=False)
    (shown,) = show_case(meeting, case, by=town["coordinator"]).lines
    assert (shown.objected, shown.objection) == (True, "")
    last = bytes(Body.objects.filter(act=Act.OBJECT_TO_MINUTES).latest("index").bytes)
    assert b"Hemliga" not in last


def test_nobody_objects_for_another_agency_or_with_a_number(town: Town, case: UUID) -> None:
    meeting = told.opened(town, case)
    line = told.line(town, meeting, case, "police", TEXT)
    for who in ("teacher", "coordinator"):
        with pytest.raises(OutOfScope):
            told.objected(town, line, case, who)
    with blocked("minutes.number"):
        told.objected(town, line, case, "officer", "Ring 070-174 06 05.")
    assert MinutesLine.objects.get(pk=line).objected_at is None
