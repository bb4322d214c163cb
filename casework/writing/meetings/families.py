"""When a guardian may be asked to a meeting, and be in the room (domain 0.4, 0.5, 3.1)."""

from typing import Any

from django.conf import settings

from access import clock
from casework.hearing import Comer
from casework.meeting_states import OPEN_TO_CHANGE, MeetingState
from casework.models import AgendaItem, Meeting, Participant
from casework.writing.meetings.calling import plan_anew
from casework.writing.steps import guardians_may_be_told, guardians_of
from consent import rules
from consent.change import Change
from consent.terms import AgeBand, Person
from vault import grants

# A guardian may have brought them: whom the family brings is told no more than a guardian.
BARRED = (Comer.GUARDIAN_1.value, Comer.GUARDIAN_2.value, Comer.BROUGHT.value)


def guardians_who_count(change: Change) -> frozenset[Person]:
    """The guardians who may hear: none where it is not known to be safe that they know, with a
    protected identity, or once the youth is of age; without a number nobody knows that."""
    youth = change.identity_of(Person.YOUTH)
    if change.case.protected or youth is None or youth.personnummer is None:
        return frozenset()
    band = rules.band_on(change.birth_date(youth), clock.today(), settings.CONSENT_TERMS)
    if band is AgeBand.ADULT or not guardians_may_be_told(change):
        return frozenset()
    return guardians_of(change)


def stop_guardians(change: Change) -> None:
    """It may no longer be told to guardians, nor to whom the family brings: those who are asked to
    a meeting that has not begun are not, and the case is closed where one of them may sit in the
    room. A cancelled meeting may still be held all the same.

    The entry does not name the meeting: its reader would learn what was answered.
    """
    on_agenda = AgendaItem.objects.filter(case=change.case)
    meetings = Meeting.objects.select_for_update(of=("self",)).filter(
        pk__in=on_agenda.values("meeting_id")
    )
    for meeting in meetings.order_by("pk"):
        family = Participant.objects.filter(meeting=meeting, comer__in=BARRED)
        if meeting.state in OPEN_TO_CHANGE and family.exists():
            _not_asked(family)
            plan_anew(meeting, change.by, change.at)
        elif meeting.state == MeetingState.CANCELLED:
            _not_asked(family)
        elif meeting.state == MeetingState.RUNNING and family.filter(present=True).exists():
            open_item = on_agenda.filter(
                meeting=meeting, opened_at__isnull=False, closed_at__isnull=True
            )
            open_item.update(closed_at=change.at)


def _not_asked(family: Any) -> None:
    grants.forget(list(family.values_list("pk", flat=True)))
    family.delete()
