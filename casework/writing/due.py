"""The due work of the system: reminders, and what is deleted when its time is over.

Each function may be run again and by two at once. Nothing that protects data depends on it.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q

from access import clock
from access.acts import Act
from access.clock import STOCKHOLM
from access.members import Member
from audit import log
from casework.models import Case, Notice, Presence, UnsentForm
from casework.models.notice import NoticeKind
from casework.workflow import State
from casework.writing.notices import KEPT_FOR, keep
from consent import gate
from consent.guarded import item_models, report_model
from consent.models import CaseAssignment
from vault import grants

# A form that is sent a second time after so long is another form.
SENDING_KEPT = timedelta(days=30)


def remind(by: Member, days: dict[UUID, date]) -> int:
    """A notice for each case in which a day has come since the member was last reminded."""
    made = 0
    with transaction.atomic():
        rows = Notice.objects.filter(
            membership_id=by.membership_id, kind=NoticeKind.DUE.value, case_id__in=list(days)
        )
        told = dict(rows.values_list("case_id", "made_at"))
        for case_id, since in days.items():
            if case_id not in told or _day(told[case_id]) < since:
                keep(case_id, by.membership_id, NoticeKind.DUE, clock.now())
                made += 1
    return made


def _day(at: datetime) -> date:
    return at.astimezone(STOCKHOLM).date()


def delete_sessions() -> int:
    """Log-ins whose time is over."""
    with gate.cleaning(log.INSTALLATION, act=Act.CLEAN_UP, step="sessions") as cleaned:
        deleted, _by_model = Session.objects.filter(expire_date__lt=clock.now()).delete()
        cleaned.count = deleted
    return cleaned.count


def delete_sendings() -> int:
    """One-time ids of forms that were sent long ago."""
    with gate.cleaning(log.INSTALLATION, act=Act.CLEAN_UP, step="sendings") as cleaned:
        cleaned.count = gate.forget_sendings(clock.now() - SENDING_KEPT)
    return cleaned.count


def delete_notices() -> int:
    """Notices that nobody has met for so long that they tell nothing any more."""
    with gate.cleaning(log.INSTALLATION, act=Act.CLEAN_UP, step="notices") as cleaned:
        deleted, _by_model = Notice.objects.filter(made_at__lt=clock.now() - KEPT_FOR).delete()
        cleaned.count = deleted
    return cleaned.count


def delete_unsent(collaboration_id: UUID) -> int:
    """Begun forms of a collaboration that nobody has typed in for longer than the setting says.

    What was begun as a question without identity goes after a question's days at the latest: it
    may hold what the form refused.
    """
    over = Q(
        form="new_draft", saved_at__lt=clock.now() - timedelta(days=settings.CONSULTATION_DAYS)
    )
    if settings.UNSENT_KEPT:
        over |= Q(saved_at__lt=clock.now() - settings.UNSENT_KEPT)
    with gate.cleaning(collaboration_id, act=Act.CLEAN_UP, step="unsent") as cleaned:
        old = UnsentForm.objects.filter(over, tenant_id=collaboration_id)
        for row in old.select_for_update(of=("self",)).order_by("pk"):
            cleaned.subjects.append(("item", row.pk, row.owner_id))
            gate.forget_unsent(row)
            cleaned.count += 1
    return cleaned.count


def dispose_drafts(collaboration_id: UUID) -> int:
    """Drafts without a name that are older than the setting says, by the municipality's decision.

    Without a decision nothing is deleted. A draft out of which a report of concern was made stays.
    """
    if not settings.DISPOSAL_DECISION:
        return 0
    reports = report_model().objects.filter(case=OuterRef("pk"))
    old = Case.objects.filter(
        ~Exists(reports),
        collaboration_id=collaboration_id,
        state=State.ANONYMOUS_DRAFT.value,
        opened_at__lt=clock.now() - settings.DRAFT_KEPT,
    )
    ids = list(old.order_by("opened_at").values_list("pk", flat=True))
    return sum(_dispose(collaboration_id, case_id) for case_id in ids)


def _dispose(collaboration_id: UUID, case_id: UUID) -> int:
    """One draft: its keys first, then its rows; 0 where it is gone, named or held by something."""
    try:
        with gate.cleaning(
            collaboration_id, act=Act.DISPOSE_DRAFT, step="draft", case_id=case_id
        ) as cleaned:
            case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
            if case is None or case.state != State.ANONYMOUS_DRAFT.value:
                return 0
            cleaned.subjects.append(("case", case.pk, case.noting_agency_id))
            # A part of an item holds it: an earlier text goes before its note.
            for model in sorted(item_models(), key=lambda one: not one.part_of):
                rows = model.objects.filter(case_id=case_id)
                owners = list(rows.values_list("pk", "owner_id"))
                cleaned.subjects += [("item", pk, owner) for pk, owner in owners]
                grants.forget([pk for pk, _owner in owners])
                rows.delete()
            for beside in (
                Notice.objects.filter(case_id=case_id),
                Presence.objects.filter(case_id=case_id),
                CaseAssignment.objects.filter(content_object_id=case_id),
            ):
                beside.delete()
            case.delete()
            cleaned.count = 1
    except ProtectedError:
        return 0
    return cleaned.count
