"""Tells those who work with a case, or are asked to a meeting, that something has changed, inside
the change itself."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from access.acts import Act
from access.members import Member
from access.policy import may_ever
from agencies import mailing, people
from casework.models import AgendaItem, Notice, Participant
from casework.models.notice import NoticeKind
from consent import rules
from consent.change import Change
from consent.models import CaseAssignment, Release
from consent.terms import CONSENT_TOPICS

# A notice that nobody has met for so long tells nothing any more.
KEPT_FOR = timedelta(days=180)


def carried(change: Change) -> frozenset[rules.Line]:
    """Every line under which something may be told now."""
    return frozenset(
        line for value in change.values() for line in rules.running_lines(value, change.at)
    )


def tell(change: Change, kind: NoticeKind, membership_ids: Iterable[UUID]) -> None:
    """A notice for each of some memberships but the one that makes the change, and an e-mail for
    those who chose to have it at once: after the commit, and of nothing but that there is news.

    Where an identity is protected no message leaves the house (domain 0.5, invariant 8)."""
    told = [one for one in membership_ids if one != change.by.membership_id]
    for membership_id in told:
        keep(change.case.pk, membership_id, kind, change.at)
    if not change.case.protected:
        transaction.on_commit(lambda: mailing.tell_at_once(told), robust=True)


def tell_of_meeting(meeting: Any, kind: NoticeKind, by: Member, at: datetime) -> None:
    """A notice for each member who is asked to the meeting but the one who changed it."""
    asked = Participant.objects.filter(meeting=meeting, membership__isnull=False)
    ids = asked.values_list("membership_id", flat=True)
    _tell_each(dict.fromkeys(ids, meeting.pk), kind, by, at)


def tell_invited(first: Mapping[UUID, UUID], by: Member, at: datetime) -> None:
    """A notice for each of some members but the one who asks them, of the first meeting alone that
    they are asked to now: memberships with that meeting."""
    _tell_each(first, NoticeKind.MEETING_INVITED, by, at)


def _tell_each(meetings: Mapping[UUID, UUID], kind: NoticeKind, by: Member, at: datetime) -> None:
    """A notice for each membership but one's own, of its meeting, and an e-mail for those who chose
    to have it at once; none where an identity on the meeting's agenda is protected (domain 0.5,
    invariant 8)."""
    told = {one: meeting for one, meeting in meetings.items() if one != by.membership_id}
    Notice.objects.bulk_create(
        (
            Notice(meeting_id=meeting, membership_id=one, kind=kind.value, made_at=at)
            for one, meeting in told.items()
        ),
        update_conflicts=True,
        unique_fields=["meeting", "membership"],
        update_fields=["kind", "made_at"],
    )
    protected = AgendaItem.objects.filter(meeting__in=set(told.values()), case__protected=True)
    silent = set(protected.values_list("meeting_id", flat=True))
    mailed = [one for one, meeting in told.items() if meeting not in silent]
    transaction.on_commit(lambda: mailing.tell_at_once(mailed), robust=True)


def forget_meeting(meeting_id: UUID, membership_id: UUID | None) -> None:
    """Whoever is not asked to a meeting any more is told nothing of it."""
    Notice.objects.filter(meeting_id=meeting_id, membership_id=membership_id).delete()


def keep(case_id: UUID, membership_id: UUID, kind: NoticeKind, at: datetime) -> None:
    """One notice; of a kind there is one for a membership in a case, and the newest counts."""
    Notice.objects.update_or_create(
        case_id=case_id, membership_id=membership_id, kind=kind.value, defaults={"made_at": at}
    )


def working_in(case_id: UUID, agency_ids: Collection[UUID]) -> list[UUID]:
    """The memberships of some agencies that work with a case."""
    working = CaseAssignment.objects.filter(
        content_object_id=case_id, membership__agency_id__in=list(agency_ids)
    )
    return list(working.values_list("membership_id", flat=True))


def tell_of_releases(change: Change) -> None:
    """Those who work with the case where this change has released what was written; and who
    assigns, where nobody works with it yet."""
    made = Release.objects.filter(
        case_id=change.case.pk,
        owner_id=change.by.agency_id,
        decided_at=change.at,
        topic__in=[topic.value for topic in CONSENT_TOPICS],
    )
    receivers = set(made.values_list("receiver_id", flat=True))
    tell(change, NoticeKind.RELEASED, working_in(change.case.pk, receivers))
    tell_of_seats(change, receivers)


def tell_of_seats(change: Change, agency_ids: Collection[UUID]) -> None:
    """Who assigns members in an agency whose seat is empty."""
    for agency_id in agency_ids:
        if not working_in(change.case.pk, [agency_id]):
            assigning = [
                one.membership_id
                for one in people.members_of(agency_id)
                if may_ever(one.role, Act.ASSIGN_MEMBER)
            ]
            tell(change, NoticeKind.SEAT, assigning)


def tell_of_losses(change: Change, before: frozenset[rules.Line]) -> None:
    """A notice for those who work with the case in an agency that may now be told less.

    It names neither giver nor part, and is not made for whoever makes the change.
    """
    losing = {line.receiver for line in before - carried(change)}
    Notice.objects.filter(made_at__lt=change.at - KEPT_FOR).delete()
    # That something was shared, or a day is near, is no news where it can no longer be read.
    Notice.objects.filter(
        case_id=change.case.pk,
        membership__agency_id__in=losing,
        kind__in=[NoticeKind.RELEASED.value, NoticeKind.DUE.value],
    ).delete()
    tell(change, NoticeKind.CONSENT_CHANGED, working_in(change.case.pk, losing))


def forget_notices(case_id: UUID, membership_id: UUID) -> None:
    """Whoever no longer works with a case is told nothing of it."""
    Notice.objects.filter(case_id=case_id, membership_id=membership_id).delete()


def forget_seat(case_id: UUID, agency_id: UUID) -> None:
    """Somebody of the agency works with the case: nobody waits for that any more."""
    Notice.objects.filter(
        case_id=case_id, membership__agency_id=agency_id, kind=NoticeKind.SEAT.value
    ).delete()
