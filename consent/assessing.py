"""What is weighed about a giver, and how one has tried to reach them, inside an open change."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.conf import settings

from access import clock
from access.blocked import Blocked
from access.members import Member
from consent.answers import latest_of
from consent.assessments import Attempt, may_assess, may_give_up, who_assesses
from consent.change import Change
from consent.clause_wording import clause_words
from consent.clauses import Clause
from consent.models import ConsentAssessment, ConsentGiver, ContactAttempt
from consent.standing import ConsentRecord
from consent.terms import AssessmentKind, Channel, Person


def refusal_of(by: Member, record: ConsentRecord, kind: AssessmentKind) -> Clause | None:
    """Why this member may not make an assessment of a kind, or None."""
    asks = record.value.asking_agency == by.agency_id
    return who_assesses(kind, agency=by.kind, role=by.role, asks=asks)


def refuse_assessment(
    change: Change, record: ConsentRecord, kind: AssessmentKind, about: Person
) -> None:
    """Raise Blocked where this member or this consent does not let it be made."""
    against = refusal_of(change.by, record, kind)
    if against is not None:
        raise Blocked(against, clause_words(against))
    against = may_assess(record.value, kind, about, change.at)
    if against is None and kind is AssessmentKind.NOT_REACHABLE:
        attempts = attempts_of(record.value.id)
        against = may_give_up(attempts, about, settings.CONSENT_TERMS)
    if against is not None:
        raise Blocked(against, clause_words(against), "about")


def assess(
    change: Change,
    record: ConsentRecord,
    kind: AssessmentKind,
    about: Person,
    *,
    reason_id: UUID | None,
) -> None:
    """Append an assessment that was found possible; `change.consents` tells what now holds."""
    ConsentAssessment.objects.create(
        consent_id=record.value.id,
        kind=kind.value,
        about=about.value,
        agency_id=change.by.agency_id,
        reason_id=reason_id,
        assessed_at=change.at,
        assessed_by=change.by.membership_id,
    )
    change.consents_changed()
    change.moves_access()
    change.says_in_log(assessment=kind.value)
    change.concerns_subject("consent", record.value.id, record.value.asking_agency)


def attempt(
    change: Change, record: ConsentRecord, *, giver: Person, channel: Channel, day: date
) -> None:
    """Append an attempt to reach a giver who has not answered."""
    asked = record.value.asked_at.astimezone(clock.STOCKHOLM).date()
    if giver not in record.value.must_answer | record.value.view_of:
        raise Blocked(Clause.NOT_A_GIVER, clause_words(Clause.NOT_A_GIVER), "giver")
    if latest_of(record.value, giver, change.at) is not None:
        raise Blocked(Clause.ATTEMPT_ANSWERED, clause_words(Clause.ATTEMPT_ANSWERED), "giver")
    if not asked <= day <= clock.today():
        clause = Clause.ATTEMPT_EARLY if day < asked else Clause.ATTEMPT_LATER
        raise Blocked(clause, clause_words(clause), "attempted_date")
    ContactAttempt.objects.create(
        giver=ConsentGiver.objects.get(consent_id=record.value.id, person=giver.value),
        channel=channel.value,
        attempted_date=day,
        recorded_at=change.at,
        recorded_by=change.by.membership_id,
    )
    change.concerns_subject("consent", record.value.id, record.value.asking_agency)


def attempts_of(consent_id: UUID) -> tuple[Attempt, ...]:
    """The attempts to reach the givers of one consent, oldest first; one query."""
    rows = ContactAttempt.objects.filter(giver__consent_id=consent_id)
    columns = ("giver__person", "channel", "attempted_date", "recorded_at")
    ordered = rows.order_by("attempted_date", "recorded_at", "pk")
    return tuple(
        Attempt(Person(giver), Channel(channel), day, at)
        for giver, channel, day, at in ordered.values_list(*columns)
    )


def given_up_on(record: ConsentRecord, attempts: Collection[Attempt]) -> frozenset[Person]:
    """Those who have been tried often enough to count as not reachable."""
    persons = record.value.must_answer
    return frozenset(
        one for one in persons if may_give_up(attempts, one, settings.CONSENT_TERMS) is None
    )
