"""Talks with the family: what is documented of one that was held, and what is added to it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.members import Member
from access.sending import Sent
from casework.models import Talk, TalkAddition, Told
from casework.models.talk import TalkKind
from casework.workflow import State
from casework.writing.bookings import codes_of, refuse_place, was_held
from casework.writing.consents import release_what_is_covered
from casework.writing.inquiries import refuse_child_alone
from casework.writing.notes import keep_own_identity, own_item
from casework.writing.steps import (
    facts_of,
    refuse_at_rest,
    refuse_future,
    refuse_long_before,
    refuse_misplaced,
    refuse_past,
    take_step,
)
from casework.writing.told import carrying_consent
from consent import gate, hiding, writing
from consent.change import Change
from consent.relation import OutOfScope
from consent.terms import Person, Topic
from vault.sealed import Draft

WAS_PRESENT = _("Var med när samtalet hölls.")


def record_talk(
    case_id: UUID,
    *,
    by: Member,
    kind: TalkKind,
    held_date: date,
    holder: str,
    agreed: str,
    mandate: str = "",
    place: str = "",
    invited_by: str = "",
    reason: str = "",
    present: Collection[Person] = (),
    present_others: str = "",
    attending: Collection[UUID] = (),
    youth_words: str = "",
    guardians_view: str = "",
    offers_accepted: str = "",
    offers_declined: str = "",
    consent_asked: bool | None = None,
    next_date: date | None = None,
    inquiry_opened: bool = False,
    booking: UUID | None = None,
    sending: Sent | None = None,
) -> UUID:
    """Document a talk with one family; a concern talk moves the case where it waits for one.

    Who attends learns the content: each agency in `attending` must have been covered by a consent
    that day, and it is kept in the ledger that it was told (domain 4.2). `booking` is the one that
    it was held after, which is then over.
    """
    with gate.changing(case_id, by=by, act=Act.RECORD_TALK, sending=sending) as change:
        refuse_at_rest(change)
        refuse_future(held_date, "held_date")
        refuse_long_before(held_date, change.case.opened_at.date(), "held_date")
        if next_date is not None:
            refuse_past(next_date, "next_date")
        refuse_misplaced(change, "record_talk")
        refuse_child_alone(change, present, inquiry_opened=inquiry_opened)
        refuse_place(change, place)
        keep_own_identity(change)
        sealed = {
            "mandate": mandate,
            "place": place,
            "invited_by": invited_by,
            "reason": reason,
            "present": codes_of(present),
            "present_others": present_others,
            "youth_words": youth_words,
            "guardians_view": guardians_view,
            "offers_accepted": offers_accepted,
            "offers_declined": offers_declined,
        }
        talk = Talk(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.SUPPORT.value,
            written_by=by.membership_id,
            written_at=change.at,
            kind=kind.value,
            held_date=held_date,
            holder=Draft(holder),
            agreed=Draft(agreed),
            consent_asked=consent_asked,
            next_date=next_date,
            **{name: Draft(text) if text.strip() else None for name, text in sealed.items()},
        )
        talk.save(force_insert=True)
        if booking is not None:
            was_held(change, booking, talk)
        for agency_id in sorted(attending):
            _was_present(change, talk, agency_id)
        if kind.moves_case:
            _move_case(change, own_mandate=bool(mandate.strip()))
    return talk.pk


def add_to_talk(
    case_id: UUID, talk_id: UUID, *, by: Member, text: str, sending: Sent | None = None
) -> UUID:
    """Add to a talk of one's own agency; the agencies that read the talk read it too, as far as
    their consent goes. What the talk says stands as it was written."""
    with gate.changing(case_id, by=by, act=Act.ADD_TO_TALK, sending=sending) as change:
        talk = own_item(change, talk_id)
        if not isinstance(talk, Talk):
            raise OutOfScope("scope.unknown")
        addition = TalkAddition(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.SUPPORT.value,
            written_by=by.membership_id,
            written_at=change.at,
            talk=talk,
            text=Draft(text),
        )
        addition.save(force_insert=True)
        hiding.hide(change, addition, hiding.hidden_now(talk.pk))
        reading = writing.running_releases(change).filter(item_id=talk.pk, decision__isnull=True)
        for receiver_id in sorted(reading.values_list("receiver_id", flat=True)):
            release_what_is_covered(change, [addition], receiver_id)
    return addition.pk


def _was_present(change: Change, talk: Talk, agency_id: UUID) -> None:
    """Being there is being told: it stands in the ledger beside what is told in words."""
    consent_id = carrying_consent(
        change, agency_id, Topic.SUPPORT, Person.YOUTH, talk.held_date, field="attending"
    )
    Told.objects.create(
        case=change.case,
        owner_id=change.by.agency_id,
        topic=Topic.REASON.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        what=Draft(str(WAS_PRESENT)),
        to_whom=Draft(str(WAS_PRESENT)),
        receiver_id=agency_id,
        told_topic=Topic.SUPPORT.value,
        told_date=talk.held_date,
        consent_id=consent_id,
        talk=talk,
    )
    change.concerns_subject("agency", agency_id, agency_id)


def _move_case(change: Change, *, own_mandate: bool) -> None:
    facts = facts_of(change, talk_recorded=True, own_mandate_given=own_mandate)
    if change.case.state == State.CONCERN_NOTED.value:
        take_step(change, "hold_talk_on_own_mandate", facts)
    elif change.case.state == State.CONSENT_REQUESTED.value:
        take_step(change, "hold_talk", facts)
