"""The forms of what one's own agency has promised at a meeting; opening one is one act."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from access.acts import Act
from access.clock import today
from access.members import Member
from agencies import people
from casework.confirming import STANDS
from casework.models import MinutesLine
from casework.models.minutes import LineKind
from casework.pages import PlanFormPage
from casework.plan_dates import first_follow_up
from casework.reading.forms import base_of, disclosed_for, plan_readers
from casework.reading.meetings.minutes import LINES, as_text
from casework.workflow import seen_to_before
from consent.gate import Child, Kind


def open_commitment_form(case_id: UUID, line_id: UUID, *, by: Member, step: Act) -> PlanFormPage:
    """One commitment, to be put into the plan or to be assessed, with why it cannot be.

    The day proposed is the one promised, else that of a first follow-up.
    """
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=step,
        fields=LINES,
        child=Child(Kind.ONE_OWN_ITEM, line_id),
        narrowed={MinutesLine: STANDS & Q(kind=LineKind.COMMITMENT.value)},
    )
    (shown,) = disclosure.of(MinutesLine)
    row: Any = shown.row
    done = seen_to_before(planned=row.action_id is not None, assessed=row.assessed_at is not None)
    proposed = row.due_date or first_follow_up(today(), settings.PLAN_TERMS)
    return PlanFormPage(
        **base_of(disclosure, by, step, done),
        receivers=plan_readers(disclosure, by),
        commitment=as_text(shown, disclosure, people.agencies_of(by.collaboration_id), by),
        initial={"due_date": proposed.isoformat()},
    )
