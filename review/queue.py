"""What waits for a reviewer: disclosures of one's own agency that nobody has marked as reviewed."""

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from access.acts import Act
from access.clock import STOCKHOLM
from access.members import Member
from agencies import people
from agencies.queue import MOST, QueueLine, QueuePage, section
from audit import log
from audit.entries import Entry, Outcome
from audit.marks import UNREVIEWED, newest_mark
from consent.grounds import PROVISIONS, Ground
from consent.models import Decision
from review.disclosures import decisions_of


def read_review_queue(*, by: Member) -> QueuePage:
    """The reviewer's first page; what one has decided oneself is for another reviewer."""
    mark = newest_mark(by.collaboration_id, by.agency_id, about=OuterRef("pk"))
    rows = decisions_of(by).annotate(mark=mark).filter(Q(mark=None) | Q(mark=UNREVIEWED))
    own = people.memberships_of(by.user_id)
    others = rows.exclude(decided_by__in=own).exclude(confirmed_by__in=own)
    found = list(others.order_by("decided_at", "pk")[: MOST + 1])
    log.recorded(
        by.collaboration_id,
        Entry(
            act=Act.READ_REVIEW_QUEUE,
            outcome=Outcome.SHOWN,
            by=by,
            counts={"lines": len(found[:MOST])},
        ),
    )
    if not found:
        return QueuePage(())
    lines = [_line(one) for one in found[:MOST]]
    return QueuePage((section(1, _("Utlämnanden att granska"), lines, cut=len(found) > MOST),))


def _line(decision: Decision) -> QueueLine:
    day = date_format(decision.decided_at.astimezone(STOCKHOLM).date(), "j F Y")
    hint = _("Med stöd av %(law)s. Ingen har markerat det som granskat.")
    law = PROVISIONS[Ground(decision.ground)].law
    url = f"{reverse('review_disclosures')}?show=unreviewed"
    return QueueLine(_("Beslut %(day)s") % {"day": day}, hint % {"law": law}, url)
