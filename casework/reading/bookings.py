"""Talks that are booked or were cancelled, and the forms that book, move and cancel them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from access.acts import Act
from access.clock import STOCKHOLM, today
from access.members import Member
from casework.models import Identity, SafetyAnswer, TalkBooking
from casework.pages import BookingFormPage, BookingLine
from casework.reading.forms import Fields, base_of, disclosed_for
from casework.reading.inquiries import OF_AGE, OF_THE_YOUTH, asks_inquiry, is_of_age
from casework.reading.steps import not_to_be_told
from casework.workflow import OVER
from consent.gate import Child, Disclosure, Kind
from consent.terms import GUARDIANS, Person

OPENED = ("place", "invited", "reason")


def booking_lines(disclosure: Disclosure) -> tuple[BookingLine, ...]:
    """What waits to be held, by time, and then what was cancelled; in an open case alone.

    Under a protected identity no place is shown, though one had been written before (domain 0.5).
    """
    if disclosure.case.closed_at is not None:
        return ()
    shown = [one for one in disclosure.of(TalkBooking) if one.row.talk_id is None]
    shown.sort(key=lambda one: (one.row.cancelled_at is not None, one.row.starts_at))
    barred = disclosure.owns and not_to_be_told(disclosure) is not None
    return tuple(
        BookingLine(
            item_id=one.row.pk,
            kind=one.row.kind,
            starts_at=one.row.starts_at,
            place="" if disclosure.case.protected else one.text.get("place", ""),
            invited=tuple(one.text["invited"].split()),
            cancelled=one.row.cancelled_at is not None,
            reason=one.text.get("reason", ""),
            barred=barred and bool(GUARDIANS & set(one.text["invited"].split())),
        )
        for one in shown
    )


def day_of(starts_at: datetime | None) -> date | None:
    """The day in Sweden of an instant, if there is one."""
    return None if starts_at is None else starts_at.astimezone(STOCKHOLM).date()


def own_talks(disclosure: Disclosure) -> tuple[tuple[str, date], ...]:
    """The days of the talks that one's own agency has booked, of those that were shown."""
    days = (
        day_of(one.row.starts_at)
        for one in disclosure.of(TalkBooking)
        if one.row.talk_id is None and one.row.cancelled_at is None
    )
    return tuple(("talk", day) for day in days if day is not None)


def open_booking_form(case_id: UUID, *, by: Member) -> BookingFormPage:
    """The form of a new booking."""
    return _booking_page(case_id, by, Act.BOOK_TALK)


def open_moving_form(case_id: UUID, booking_id: UUID, *, by: Member) -> BookingFormPage:
    """The form of a booking that is changed, as it is now."""
    return _booking_page(case_id, by, Act.MOVE_TALK, booking_id)


def open_cancellation_form(case_id: UUID, booking_id: UUID, *, by: Member) -> BookingFormPage:
    """The form that cancels a booking."""
    return _booking_page(case_id, by, Act.CANCEL_TALK, booking_id)


def _booking_page(
    case_id: UUID, by: Member, step: Act, booking_id: UUID | None = None
) -> BookingFormPage:
    fields: Fields = {SafetyAnswer: ("answer",), **OF_AGE}
    fields = {**fields, **({TalkBooking: OPENED} if booking_id else {})}
    child = Child(Kind.OWN_ITEM, booking_id) if booking_id else None
    disclosure = disclosed_for(
        case_id, by=by, step=step, fields=fields, child=child, narrowed=OF_THE_YOUTH
    )
    line = waiting(disclosure, booking_id)
    rows = [one.row for one in disclosure.of(TalkBooking) if one.row.pk == booking_id]
    return BookingFormPage(
        **base_of(disclosure, by, step, OVER if booking_id and line is None else None),
        asks_inquiry=asks_inquiry(disclosure, by),
        barred=disclosure.owns and not_to_be_told(disclosure) is not None,
        may_come=may_come(disclosure),
        booking=line,
        version=rows[0].version if rows else 0,
        initial=_initial(line) if line else {},
    )


def may_come(disclosure: Disclosure) -> tuple[str, ...]:
    """Whom of the family a talk can be booked with, as codes: the youth, and the guardians that the
    case has, as far as one may know; none where the safety question bars it or the youth is of
    age."""
    if is_of_age(disclosure) or (disclosure.owns and not_to_be_told(disclosure) is not None):
        return (Person.YOUTH.value,)
    # The identity of a guardian is the noting agency's own; who gives a consent is not.
    known = _named(disclosure) if disclosure.owns else _givers(disclosure)
    return (Person.YOUTH.value, *sorted(one.value for one in known & GUARDIANS))


def _named(disclosure: Disclosure) -> set[Person]:
    """Whom the noting agency has named; that they are there is known without opening anything."""
    rows = Identity.objects.filter(
        case_id=disclosure.case.pk, owner_id=disclosure.case.noting_agency_id
    )
    return {Person(concerns) for concerns in rows.values_list("concerns", flat=True)}


def _givers(disclosure: Disclosure) -> set[Person]:
    return {giver for one in disclosure.consents for giver in one.value.must_answer}


def waiting(disclosure: Disclosure, booking_id: UUID | None) -> BookingLine | None:
    """The booking of that id, if it waits for its talk still."""
    lines = booking_lines(disclosure)
    return next((one for one in lines if one.item_id == booking_id and not one.cancelled), None)


def _initial(line: BookingLine) -> Mapping[str, Any]:
    starts = line.starts_at.astimezone(STOCKHOLM)
    return {
        "kind": line.kind,
        "day": starts.date(),
        "at_time": starts.time(),
        "place": line.place,
        "invited": list(line.invited),
    }


def of_held(line: BookingLine) -> Mapping[str, Any]:
    """What the form of a talk takes over from its booking; a day that has not come it leaves."""
    day = line.starts_at.astimezone(STOCKHOLM).date()
    return {
        "booking": line.item_id,
        "kind": line.kind,
        "held_date": day if day <= today() else None,
        "place": line.place,
        "present": list(line.invited),
    }
