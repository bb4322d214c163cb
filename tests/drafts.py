"""A draft without a name that is a case, as it was begun before questions were kept apart."""

from uuid import UUID

from access.acts import Act
from access.clock import today
from access.members import Member
from casework.models import Case, Note
from casework.models.case import draw_number
from consent import gate
from consent.terms import ConcernCategory, Topic
from vault.sealed import Draft


def early_draft(*, by: Member, topic: Topic, category: ConcernCategory, text: str) -> UUID:
    """Such a case with its one note."""
    case = Case(number=draw_number("GK", today().year))
    with gate.beginning(case, by=by, act=Act.START_DRAFT) as change:
        Note.objects.create(
            case=change.case,
            owner_id=by.agency_id,
            topic=topic.value,
            written_by=by.membership_id,
            written_at=change.at,
            body=Draft(text),
            category=Draft(category.value),
        )
    return change.case.pk
