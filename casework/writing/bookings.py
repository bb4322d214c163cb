"""A talk that is to be held: booked, moved, cancelled, and over once it has been held (domain 4.2).

To invite is to tell: no guardian is invited while the safety question bars it (domain 0.4).
"""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.members import Member
from access.sending import Sent
from casework.models import Talk, TalkBooking
from casework.models.talk import TalkKind
from casework.workflow import HELD_BEFORE, OVER
from casework.workflow import guardians_may_be_told as safety_allows
from casework.writing.inquiries import refuse_child_alone
from casework.writing.notes import keep_own_identity
from casework.writing.steps import (
    guardians_may_be_told,
    guardians_of,
    refuse_at_rest,
    refuse_misplaced,
)
from consent import gate
from consent.change import Change
from consent.relation import OutOfScope
from consent.terms import GUARDIANS, Person, Topic
from vault.sealed import Draft


def book_talk(
    case_id: UUID,
    *,
    by: Member,
    kind: TalkKind,
    day: date,
    at_time: time,
    invited: Collection[Person],
    place: str = "",
    inquiry_opened: bool = False,
    sending: Sent | None = None,
) -> UUID:
    """Book a talk with one family; nobody but the own agency knows of it, and nothing is sent."""
    with gate.changing(case_id, by=by, act=Act.BOOK_TALK, sending=sending) as change:
        refuse_at_rest(change)
        refuse_misplaced(change, "book_talk")
        starts_at = datetime.combine(day, at_time, STOCKHOLM)
        _refuse_unfit(change, starts_at, invited, place, inquiry_opened=inquiry_opened)
        keep_own_identity(change)
        booking = TalkBooking(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.REASON.value,
            written_by=by.membership_id,
            written_at=change.at,
            kind=kind.value,
            starts_at=starts_at,
            **_sealed(place, invited),
        )
        booking.save(force_insert=True)
    return booking.pk


def move_talk(
    case_id: UUID,
    booking_id: UUID,
    *,
    by: Member,
    version: int,
    kind: TalkKind,
    day: date,
    at_time: time,
    invited: Collection[Person],
    place: str = "",
    inquiry_opened: bool = False,
    sending: Sent | None = None,
) -> None:
    """Change a booking of one's own agency; `version` is the one that the form was opened with."""
    with gate.changing(case_id, by=by, act=Act.MOVE_TALK, sending=sending) as change:
        booking = _waiting(change, booking_id)
        if booking.version != version:
            raise Blocked("form.stale", _("Någon annan har ändrat bokningen under tiden."))
        starts_at = datetime.combine(day, at_time, STOCKHOLM)
        _refuse_unfit(change, starts_at, invited, place, inquiry_opened=inquiry_opened)
        booking.kind = kind.value
        booking.starts_at = starts_at
        for name, draft in _sealed(place, invited).items():
            setattr(booking, name, draft)
        booking.version += 1
        booking.save()


def cancel_talk(
    case_id: UUID, booking_id: UUID, *, by: Member, reason: str, sending: Sent | None = None
) -> None:
    """Cancel a booking of one's own agency, and keep why."""
    with gate.changing(case_id, by=by, act=Act.CANCEL_TALK, sending=sending) as change:
        booking = _waiting(change, booking_id)
        booking.reason = Draft(reason)
        booking.cancelled_at = change.at
        booking.version += 1
        booking.save()


def was_held(change: Change, booking_id: UUID, talk: Talk) -> None:
    """The talk that was booked has been documented: the booking is over.

    What was typed is not lost where a colleague was first: it is sent once more, without booking.
    """
    booking = _own(change, booking_id)
    if booking.is_over:
        raise Blocked(*HELD_BEFORE)
    booking.talk = talk
    booking.version += 1
    booking.save()


def refuse_place(change: Change, place: str) -> None:
    """Under a protected identity no place is written down (domain 0.5)."""
    if change.case.protected and place.strip():
        raise Blocked("talk.place", _("Med skyddade personuppgifter skrivs ingen plats."), "place")


def _refuse_unfit(
    change: Change,
    starts_at: datetime,
    invited: Collection[Person],
    place: str,
    *,
    inquiry_opened: bool,
) -> None:
    if starts_at <= change.at:
        raise Blocked("form.past_date", _("Välj en tid som inte har passerat."), "at_time")
    _refuse_guardians(change, invited)
    _refuse_unknown(change, invited)
    refuse_child_alone(change, invited, inquiry_opened=inquiry_opened)
    refuse_place(change, place)
    _refuse_two_families(change, starts_at)


def _refuse_guardians(change: Change, invited: Collection[Person]) -> None:
    """The answer is the noting agency's own: to others the refusal says whom to ask, no more."""
    if not GUARDIANS & set(invited) or guardians_may_be_told(change):
        return
    if change.case.noting_agency_id == change.by.agency_id:
        raise Blocked(safety_allows.code, safety_allows.reason, "invited")
    raise Blocked(
        "talk.ask_noting_agency",
        _("Tala med den verksamhet som noterade oron innan någon vårdnadshavare bjuds in."),
        "invited",
    )


def _refuse_unknown(change: Change, invited: Collection[Person]) -> None:
    """A guardian whom the case does not have cannot come; what others know of it is not told."""
    if change.case.noting_agency_id != change.by.agency_id:
        return
    if GUARDIANS & set(invited) - guardians_of(change):
        raise Blocked(
            "talk.nobody_named",
            _("Vårdnadshavaren finns inte i ärendet. Lägg till hen först, eller välj en annan."),
            "invited",
        )


def _refuse_two_families(change: Change, starts_at: datetime) -> None:
    """One family at a time (JO 1334-2002); only one's own bookings are looked at."""
    other = TalkBooking.objects.filter(
        written_by=change.by.membership_id,
        starts_at=starts_at,
        cancelled_at__isnull=True,
        talk__isnull=True,
        case__closed_at__isnull=True,
    ).exclude(case=change.case)
    if other.exists():
        raise Blocked(
            "talk.two_families",
            _("Du har redan bokat ett samtal i ett annat ärende då. En familj åt gången."),
            "at_time",
        )


def codes_of(persons: Collection[Person]) -> str:
    """The codes of persons, in the order of the form."""
    return " ".join(person.value for person in Person if person in persons)


def _sealed(place: str, invited: Collection[Person]) -> dict[str, Any]:
    return {
        "place": Draft(place) if place.strip() else None,
        "invited": Draft(codes_of(invited)),
    }


def _waiting(change: Change, booking_id: UUID) -> TalkBooking:
    """One's own agency's booking of this case that waits for its talk still."""
    booking = _own(change, booking_id)
    if booking.is_over:
        raise Blocked(*OVER)
    return booking


def _own(change: Change, booking_id: UUID) -> TalkBooking:
    booking: TalkBooking | None = TalkBooking.objects.filter(
        pk=booking_id, case=change.case, owner_id=change.by.agency_id
    ).first()
    if booking is None:
        raise OutOfScope("scope.unknown")
    own: TalkBooking = change.own(booking)
    return own
