"""Notes that one's own agency has given advice by telephone."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from access.clock import today
from access.members import Member
from access.sending import Sent
from casework.models import Advice
from casework.models.advice import AdviceKind
from consent import gate


def record_advice(
    *, by: Member, given_date: date, advice: AdviceKind, sending: Sent | None = None
) -> None:
    """Keep one line: the day and what was advised. Raises Blocked for a day that has not been."""
    with gate.advising(by=by, sending=sending) as at:
        if given_date > today():
            raise Blocked("advice.date", _("Datumet har inte varit än."), "given_date")
        Advice.objects.create(
            agency_id=by.agency_id, given_date=given_date, advice=advice.value, noted_at=at
        )
