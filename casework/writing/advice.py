"""Notes that one's own agency has given advice by telephone, and strikes what was mistyped."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.clock import today
from access.members import Member
from access.sending import Sent
from casework.models import Advice
from casework.models.advice import AdviceKind
from consent import gate
from consent.relation import OutOfScope


def record_advice(
    *, by: Member, given_date: date, advice: AdviceKind, sending: Sent | None = None
) -> UUID:
    """Keep one line: the day and what was advised. Raises Blocked for a day that has not been."""
    with gate.advising(by=by, sending=sending) as at:
        if given_date > today():
            raise Blocked("advice.date", _("Datumet har inte varit än."), "given_date")
        line = Advice.objects.create(
            agency_id=by.agency_id, given_date=given_date, advice=advice.value, noted_at=at
        )
    return line.pk


def strike_advice(line_id: UUID, *, by: Member, sending: Sent | None = None) -> None:
    """Take a line of one's own agency back: whoever may note one may strike one, as no line says
    who wrote it. Raises OutOfScope, and AlreadyDone where a colleague was first."""
    act = Act.STRIKE_ADVICE
    with gate.advising(by=by, act=act, line_id=line_id, sending=sending) as at:
        own = Advice.objects.select_for_update().filter(pk=line_id, agency_id=by.agency_id)
        line = own.first()
        if line is None:
            raise OutOfScope("scope.unknown")
        if line.struck_at is not None:
            raise AlreadyDone
        line.struck_at = at
        line.save(update_fields=["struck_at"])
