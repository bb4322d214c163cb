"""Which due work there is, in which order, and for whom."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Exists, OuterRef

from access.acts import Act
from access.clock import today
from access.members import Member
from access.policy import may_ever
from access.roles import AgencyKind, Role
from access.system import SYSTEM
from agencies import mailing
from agencies.models import Collaboration, Membership, User, running
from agencies.people import acting, coordination_of
from casework.reading.notices import has_news
from casework.reading.queue.reminders import due_days
from casework.writing import due
from casework.writing.consultations import forget_past_consultations
from consent.models import CaseAssignment

# Each kind of work by its name, and how many of something it did.
Work = tuple[str, Callable[[], int]]


def works() -> Iterator[Work]:
    """All of it: reminders before the mail that tells of them."""
    yield "reminders made", _remind
    yield "e-mails sent", _send_mail
    yield "unsent forms deleted", lambda: sum(map(due.delete_unsent, _collaborations()))
    yield "drafts disposed of", lambda: sum(map(due.dispose_drafts, _collaborations()))
    yield "questions disposed of", lambda: sum(map(_forget_questions, _collaborations()))
    yield "notices deleted", due.delete_notices
    yield "sessions deleted", due.delete_sessions
    yield "one-time ids deleted", due.delete_sendings


def _collaborations() -> list[UUID]:
    return list(Collaboration.objects.order_by("pk").values_list("pk", flat=True))


def _forget_questions(collaboration_id: UUID) -> int:
    """Questions without identity whose last day is over; none where nobody is asked."""
    coordination = coordination_of(collaboration_id)
    if coordination is None:
        return 0
    return forget_past_consultations(by=_system(collaboration_id, coordination))


def _system(collaboration_id: UUID, agency_id: UUID) -> Member:
    """The system itself as the one who acts in a collaboration: nobody's user or membership."""
    return Member(
        user_id=SYSTEM,
        membership_id=SYSTEM,
        collaboration_id=collaboration_id,
        agency_id=agency_id,
        kind=AgencyKind.COORDINATION,
        role=Role.SYSTEM,
        revision=0,
        strength="system",
        request="",
    )


def _remind() -> int:
    return sum(due.remind(by, due_days(by=by)) for by in _working())


def _working() -> Iterator[Member]:
    """Those who work with some case, as the members they are now."""
    assigned = CaseAssignment.objects.filter(membership=OuterRef("pk"))
    rows = Membership.objects.filter(running(today()), Exists(assigned))
    for row in rows.select_related("user", "agency").order_by("pk"):
        by = acting(row, strength="system", request="")
        if may_ever(by.role, Act.READ_QUEUE):
            yield by


def _send_mail() -> int:
    """Whose mail may be sent now, and for whom something is new since the last one."""
    return sum(_mail(user) for user in User.objects.filter(mailing.may_be_due(), is_active=True))


def _mail(user: User) -> bool:
    rows = Membership.objects.filter(running(today()), user=user).select_related("user", "agency")
    members = [acting(row, strength="system", request="") for row in rows]
    if not any(has_news(by, since=user.mailed_at) for by in members):
        return False
    return mailing.send(user.pk, user.mail)
