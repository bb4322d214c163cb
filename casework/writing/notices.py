"""Tells those who work with a case that something has changed, inside the change itself."""

from datetime import timedelta
from uuid import UUID

from casework.models import Notice
from casework.models.notice import NoticeKind
from consent import rules
from consent.change import Change
from consent.models import CaseAssignment

# A notice that nobody has met for so long tells nothing any more.
KEPT_FOR = timedelta(days=180)


def carried(change: Change) -> frozenset[rules.Line]:
    """Every line under which something may be told now."""
    return frozenset(
        line for value in change.values() for line in rules.running_lines(value, change.at)
    )


def tell_of_losses(change: Change, before: frozenset[rules.Line]) -> None:
    """A notice for those who work with the case in an agency that may now be told less.

    It names neither giver nor part, and is not made for whoever makes the change.
    """
    losing = {line.receiver for line in before - carried(change)}
    Notice.objects.filter(made_at__lt=change.at - KEPT_FOR).delete()
    working = CaseAssignment.objects.filter(
        content_object_id=change.case.pk, membership__agency_id__in=losing
    ).exclude(membership_id=change.by.membership_id)
    for membership_id in working.values_list("membership_id", flat=True):
        Notice.objects.update_or_create(
            case_id=change.case.pk,
            membership_id=membership_id,
            kind=NoticeKind.CONSENT_CHANGED.value,
            defaults={"made_at": change.at},
        )


def forget_notices(case_id: UUID, membership_id: UUID) -> None:
    """Whoever no longer works with a case is told nothing of it."""
    Notice.objects.filter(case_id=case_id, membership_id=membership_id).delete()
