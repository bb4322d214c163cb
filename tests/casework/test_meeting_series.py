"""What is done to one meeting of a series and to those after it: asked, moved, cancelled."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from access import clock
from access.acts import Act
from access.clock import STOCKHOLM
from audit.codes import short
from audit.models import Body
from casework.hearing import Comer
from casework.meeting_states import MeetingKind, MeetingState
from casework.models import Meeting, Participant
from casework.writing.meetings import asking, calling
from consent import gate
from consent.gate.changing import NothingChanged
from consent.guarded import writes_open
from consent.relation import OutOfScope
from tests import town as towns
from tests.browsing import browser
from tests.casework import meeting as told
from tests.casework.meeting import blocked, page
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def series(town: Town, times: int = 4, kind: MeetingKind = MeetingKind.GROUP) -> list[UUID]:
    """Meetings a week apart, in order of time."""
    first = calling.call_meeting(
        by=town["coordinator"], kind=kind, when=told.when(), weeks=1, times=times
    )
    made = Meeting.objects.filter(series=Meeting.objects.get(pk=first).series)
    return list(made.order_by("starts_at").values_list("pk", flat=True))


def member(town: Town, name: str) -> UUID:
    return town[name].membership_id


def asked(meeting: UUID) -> set[UUID | None]:
    rows = Participant.objects.filter(meeting=meeting)
    return set(rows.values_list("membership_id", flat=True))


def states(meetings: list[UUID]) -> list[str]:
    found = dict(Meeting.objects.values_list("pk", "state"))
    return [found[meeting] for meeting in meetings]


def named(act: Act) -> str:
    """What the newest entry of an act holds."""
    return bytes(Body.objects.filter(act=act).latest("index").bytes).decode()


def test_several_are_asked_at_once_to_a_meeting_and_to_those_after_it(town: Town) -> None:
    before, this, after, last = series(town)
    calling.step_meeting(last, "cancel", by=town["coordinator"])
    told.invite(town, after, "officer")
    people = [member(town, name) for name in ("officer", "teacher", "youth_worker")]
    asking.invite_participants(this, by=town["coordinator"], members=people, rest=True)
    assert [asked(one) for one in (before, this, after, last)] == [
        set(),
        set(people),
        set(people),
        set(),
    ]
    entry = named(Act.INVITE_PARTICIPANT)
    assert short(this) in entry
    assert short(after) in entry
    assert short(before) not in entry
    assert short(last) not in entry


def test_without_the_tick_the_rest_stays_as_it_is(town: Town) -> None:
    first, second, *_more = series(town)
    asking.invite_participants(first, by=town["coordinator"], members=[member(town, "officer")])
    when = replace(told.when(), place="Biblioteket")
    calling.edit_meeting(first, by=town["coordinator"], when=when)
    calling.step_meeting(first, "cancel", by=town["coordinator"])
    assert asked(second) == set()
    other = Meeting.objects.get(pk=second)
    assert (other.place, other.state) == ("Kommunhuset", MeetingState.PLANNED)


def test_what_was_checked_of_the_rest_is_checked_again(town: Town) -> None:
    case, _consent = towns.consented(town)
    first, second = series(town, 2)
    told.invite(town, second, "officer")
    asking.put_on_agenda(second, by=town["coordinator"], case=case, minutes=15)
    calling.step_meeting(second, "check_consent", by=town["coordinator"])
    asking.invite_participants(
        first, by=town["coordinator"], members=[member(town, "teacher")], rest=True
    )
    assert states([second]) == [MeetingState.PLANNED]


def test_a_guest_without_an_account_is_asked_to_the_rest_with_a_sealed_name_each(
    town: Town,
) -> None:
    first, second = series(town, 2)
    asking.invite_participants(
        first,
        by=town["coordinator"],
        guest=Comer.OUTSIDER,
        agency=town.agency("police"),
        name="Områdespolis Berg",
        rest=True,
    )
    for meeting in (first, second):
        assert [one.name for one in page(town, meeting).participants] == ["Områdespolis Berg"]


def test_whom_the_family_brings_comes_to_one_meeting_and_to_network_meetings_alone(
    town: Town,
) -> None:
    network, _next = series(town, 2, MeetingKind.NETWORK)
    brought = {"by": town["coordinator"], "guest": Comer.BROUGHT, "name": "Mormor Siv"}
    with blocked("meeting.no_family"):
        asking.invite_participants(network, **brought, rest=True)
    asking.invite_participants(network, **brought)
    for kind in (MeetingKind.GROUP, MeetingKind.SITUATION):
        with blocked("meeting.no_guest"):
            asking.invite_participants(told.called(town, kind=kind), **brought)


def test_nobody_new_or_unknown_is_asked_and_nothing_is_half_done(town: Town) -> None:
    first, _second = series(town, 2)
    by = town["coordinator"]
    told.invite(town, first, "officer")
    for members in ([], [member(town, "officer")]):
        with blocked("meeting.invited"):
            asking.invite_participants(first, by=by, members=members)
    with blocked("meeting.no_member"):
        asking.invite_participants(first, by=by, members=[member(town, "teacher"), first])
    with blocked("meeting.no_name"):
        asking.invite_participants(
            first, by=by, members=[member(town, "teacher")], guest=Comer.OUTSIDER
        )
    assert asked(first) == {member(town, "officer")}


def test_the_rest_keeps_its_day_and_gets_the_hour_also_over_the_change_of_clocks(
    town: Town,
) -> None:
    with time_machine.travel("2026-10-01 12:00:00+00:00", tick=False):
        meetings = series(town, 5)
        begins = datetime(2026, 10, 8, 9, 30, tzinfo=STOCKHOLM)
        when = calling.When(
            starts_at=begins, ends_at=begins + timedelta(minutes=45), place="B", link=""
        )
        calling.edit_meeting(meetings[1], by=town["coordinator"], when=when, rest=True)
    found = [Meeting.objects.get(pk=pk) for pk in meetings]
    assert [one.starts_at.astimezone(STOCKHOLM).isoformat()[:16] for one in found] == [
        "2026-10-08T13:00",
        "2026-10-08T09:30",
        "2026-10-22T09:30",
        "2026-10-29T09:30",
        "2026-11-05T09:30",
    ]
    assert {one.ends_at - one.starts_at for one in found[1:]} == {timedelta(minutes=45)}
    assert [one.place for one in found] == ["Kommunhuset", "B", "B", "B", "B"]
    assert all(short(pk) in named(Act.EDIT_MEETING) for pk in meetings[1:])


def test_what_has_begun_or_is_over_is_never_touched(town: Town) -> None:
    first, second, third, fourth = series(town)
    case, _consent = towns.consented(town)
    told.invite(town, third, "officer")
    asking.put_on_agenda(third, by=town["coordinator"], case=case, minutes=15)
    told.start(town, third)
    with time_machine.travel(clock.now() + timedelta(days=15), tick=False):
        # The second's time has passed; the third runs.
        calling.step_meeting(first, "cancel", by=town["coordinator"], rest=True)
    assert states([first, second, third, fourth]) == [
        MeetingState.CANCELLED,
        MeetingState.PLANNED,
        MeetingState.RUNNING,
        MeetingState.CANCELLED,
    ]


def test_another_step_is_not_taken_with_the_rest(town: Town) -> None:
    first, second = series(town, 2)
    told.invite(town, first, "officer")
    with blocked("meeting.state"):
        calling.step_meeting(first, "check_consent", by=town["coordinator"], rest=True)
    assert states([first, second]) == [MeetingState.PLANNED] * 2


def test_the_gate_takes_no_meeting_of_another_along(town: Town) -> None:
    """An unknown meeting is refused whatever is asked for beside it, and a meeting of another
    agency beside one's own is not given to the verb."""
    first, second = series(town, 2)
    with (
        pytest.raises(OutOfScope),
        gate.convening(uuid4(), by=town["coordinator"], act=Act.EDIT_MEETING, rest=[first]),
    ):
        pass
    with writes_open():
        Meeting.objects.filter(pk=second).update(owner=town.agency("police"))
    with (
        pytest.raises(NothingChanged),
        gate.convening(
            first, by=town["coordinator"], act=Act.EDIT_MEETING, rest=[second]
        ) as change,
    ):
        assert change.rest == ()


def test_the_forms_ask_about_the_rest_where_something_follows(town: Town) -> None:
    first, last = series(town, 2)
    client = browser(town, "coordinator")
    for path in ("participants/", "edit/", ""):
        for meeting, follows in ((first, True), (last, False)):
            html = client.get(f"/meetings/{meeting}/{path}").content.decode()
            assert ("Gäller även mötena efter det här i serien" in html) is follows


def test_members_are_ticked_agency_by_agency_and_sent_in_one_form(town: Town) -> None:
    first, last = series(town, 2)
    client = browser(town, "coordinator")
    path = f"/meetings/{first}/participants/"
    form = client.get(path).context["form"]
    people = [member(town, name) for name in ("officer", "teacher")]
    sent = {
        "acting_for": str(town["coordinator"].membership_id),
        "sending": str(form["sending"].value()),
        "members": [str(one) for one in people],
        "rest": "on",
    }
    assert client.post(path, sent).status_code == 302
    assert client.post(path, sent).status_code == 302  # sent twice, done once
    assert asked(first) == asked(last) == set(people)
    left = client.get(path).context["form"].fields["members"].choices
    assert not {str(one) for one in people} & {
        str(pk) for _agency, members in left for pk, _name in members
    }
    told.invite(town, first, "youth_worker")
    again = client.get(path).content.decode()
    assert "youth_worker (inbjuden till det här mötet)" in again


def moved(town: Town, meeting: UUID, begins: datetime, *, place: str = "Kommunhuset") -> list[str]:
    """What is said once a meeting was moved to that instant."""
    client = browser(town, "coordinator")
    path = f"/meetings/{meeting}/edit/"
    sent = {
        "acting_for": str(town["coordinator"].membership_id),
        "sending": str(client.get(path).context["form"]["sending"].value()),
        "day": f"{begins:%Y-%m-%d}",
        "begins": f"{begins:%H:%M}",
        "length": "60",
        "place": place,
        "link": "",
    }
    answer = client.post(path, sent, follow=True)
    assert answer.redirect_chain
    return [str(one) for one in answer.context["messages"]]


def test_a_meeting_moved_onto_the_day_of_another_of_its_series_is_told_so(town: Town) -> None:
    first, second, third = series(town, 3)
    told.called(town, days=14)  # of no series, on the day of the second
    hour = Meeting.objects.get(pk=second).starts_at.astimezone(STOCKHOLM)
    done = "Mötet är ändrat."
    assert moved(town, first, hour - timedelta(days=1)) == [done]
    after = "Nästa möte i serien är samma dag, kl. 13:00."
    assert moved(town, first, hour.replace(hour=0, minute=0)) == [after, done]
    before = "Ett tidigare möte i serien är samma dag, kl. 13:00."
    assert moved(town, first, hour.replace(hour=23, minute=59)) == [before, done]
    together = "Ett annat möte i serien börjar samtidigt."
    assert moved(town, first, hour, place="Biblioteket") == [together, done]
    assert Meeting.objects.get(pk=first).place == "Biblioteket"
    calling.step_meeting(second, "cancel", by=town["coordinator"])
    assert moved(town, first, hour.replace(hour=9)) == [done]
    assert states([first, third]) == [MeetingState.PLANNED] * 2
