"""What a reviewer has marked as reviewed: kept in the log alone, the newest mark counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from audit.models import Body, Subject

# The kinds of subject under which an entry names what it marks, and what it takes the mark off.
REVIEWED, UNREVIEWED = "reviewed", "unreviewed"


@dataclass(frozen=True, slots=True)
class Mark:
    """When something was marked as reviewed, and by which membership."""

    at: datetime
    membership_id: UUID | None


def newest_mark(log_id: UUID, agency_id: UUID, *, about: OuterRef) -> Subquery:
    """A value for a query: the kind of the newest mark that an agency has set, or nothing."""
    marks = Subject.objects.filter(
        log_id=log_id,
        owner_agency_id=agency_id,
        subject_id=about,
        kind__in=(REVIEWED, UNREVIEWED),
    )
    return Subquery(marks.order_by("-index").values("kind")[:1])


def marks_on(log_id: UUID, agency_id: UUID, ids: Collection[UUID]) -> dict[UUID, Mark]:
    """Those of some subjects that an agency has marked as reviewed now; two queries."""
    rows = Subject.objects.filter(
        log_id=log_id,
        owner_agency_id=agency_id,
        subject_id__in=list(ids),
        kind__in=(REVIEWED, UNREVIEWED),
    )
    newest = {
        subject: (kind, index)
        for subject, kind, index in rows.order_by("index").values_list(
            "subject_id", "kind", "index"
        )
    }
    set_by = {index: subject for subject, (kind, index) in newest.items() if kind == REVIEWED}
    bodies = Body.objects.filter(log_id=log_id, index__in=set_by)
    return {set_by[body.index]: Mark(body.at, body.membership_id) for body in bodies}
