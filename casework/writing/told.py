"""What has been told in words or on paper, also afterwards (domain 0.9); it gives no key."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.members import Member
from access.roles import AgencyKind
from access.sending import Sent
from casework.hearing import Comer
from casework.models import Heard, Told
from casework.writing.disclosures import refuse_without_name, write_reason
from casework.writing.steps import refuse_future, refuse_long_before
from consent import deciding, gate, rules
from consent.change import Change
from consent.clause_wording import clause_words
from consent.clauses import Clause
from consent.disclosure import Party
from consent.grounds import Ground
from consent.lawful import Answers
from consent.provision import Way
from consent.relation import OutOfScope
from consent.terms import Person, Topic
from vault.sealed import Draft

# What somebody without an account can be; the other kinds are the agencies' own.
PRIVATE = "private"
OUTSIDERS: dict[str, Party] = {
    **{kind.value: Party(kind) for kind in AgencyKind if kind is not AgencyKind.COORDINATION},
    PRIVATE: Party(AgencyKind.OTHER, private=True),
}
# Where a consent or the rules of its receiver are told in the form.
RECEIVER = frozenset({Clause.NOT_NAMED, Clause.WITHDRAWN_FOR_AGENCY, Clause.EXCEPTED})


def record_told(
    case_id: UUID,
    *,
    by: Member,
    what: str,
    to_whom: str,
    receiver: UUID | None,
    outsider: str = "",
    topic: Topic,
    concerns: Person = Person.YOUTH,
    ground: Ground,
    told_date: date,
    urgent: bool = False,
    reason: str = "",
    consent_asked: bool | None = None,
    consent_not_asked: str = "",
    harm: str = "",
    committed_crime: bool | None = None,
    inquiry_opened: bool | None = None,
    requested: bool | None = None,
    meeting: UUID | None = None,
    participant: UUID | None = None,
    sending: Sent | None = None,
) -> UUID:
    """Keep in the own agency's ledger that something has been told, and on which ground; with
    `meeting` and `participant`, to whom without an account it was told there."""
    with gate.changing(case_id, by=by, act=Act.RECORD_TOLD, sending=sending) as change:
        refuse_without_name(change)
        refuse_future(told_date, "told_date")
        refuse_long_before(told_date, change.case.opened_at.date(), "told_date")
        told = Told(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.REASON.value,
            concerns=concerns.value,
            written_by=by.membership_id,
            written_at=change.at,
            what=Draft(what),
            to_whom=Draft(to_whom),
            receiver_id=receiver,
            outsider=outsider,
            told_topic=topic.value,
            told_date=told_date,
            urgent=urgent,
        )
        if meeting is not None and participant is not None:
            told.participant_id = _heard_at(change, meeting, participant, receiver)
        if ground is Ground.CONSENT:
            told.consent_id = carrying_consent(change, receiver, topic, concerns, told_date)
            change.rests_on(ground.value)
        else:
            if consent_asked is None:
                raise Blocked("ground.asked", _("Svara på frågan om samtycke."), "consent_asked")
            kept = write_reason(
                change,
                ground,
                reason=reason,
                consent_asked=consent_asked,
                consent_not_asked=consent_not_asked,
                harm=harm,
            )
            answers = Answers(
                ground=ground,
                way=Way.TOLD,
                receiver=receiver,
                consent_asked=consent_asked,
                committed_crime=committed_crime,
                inquiry_opened=inquiry_opened,
                requested=requested,
                told_on=told_date,
                urgent=urgent,
            )
            to = OUTSIDERS.get(outsider)
            told.decision = deciding.decide_told(
                change, answers, told.pk, topic.value, to, reason_id=kept.pk
            )
        told.save(force_insert=True)
    return told.pk


def _heard_at(change: Change, meeting: UUID, participant: UUID, receiver: UUID | None) -> UUID:
    """Somebody without an account who was there when the case was taken up at a meeting of one's
    own; anybody else is answered as unknown."""
    heard = Heard.objects.filter(
        item__meeting=meeting,
        item__case=change.case,
        participant=participant,
        participant__comer=Comer.OUTSIDER.value,
        participant__owner_id=change.by.agency_id,
    )
    row = heard.select_related("participant").first()
    if row is None:
        raise OutOfScope("scope.unknown")
    if row.participant.agency_id != receiver:
        raise Blocked(
            "told.receiver", _("Välj den verksamhet som personen på mötet kom från."), "receiver"
        )
    return row.participant_id


def carrying_consent(
    change: Change,
    receiver: UUID | None,
    topic: Topic,
    concerns: Person,
    day: date,
    *,
    field: str = "",
) -> UUID:
    """The consent that covered it that day, at its beginning or its end; or a refusal, told at
    `field` or where the form asks for receiver or ground."""
    if receiver is None:
        raise Blocked(Clause.NOT_NAMED, clause_words(Clause.NOT_NAMED), "receiver")
    begins = datetime.combine(day, time(0), STOCKHOLM)
    ends = datetime.combine(day + timedelta(days=1), time(0), STOCKHOLM) - timedelta(seconds=1)
    against: Clause = Clause.NOT_ASKED
    for at in (min(ends.astimezone(UTC), change.at), begins.astimezone(UTC)):
        for value in change.readable_values():
            answer = rules.covers(value, change.by.agency_id, receiver, topic, concerns, at)
            if isinstance(answer, rules.Covered):
                return value.id
            against = answer.clause if against is Clause.NOT_ASKED else against
    asked = "receiver" if against in RECEIVER else "ground"
    raise Blocked(against, clause_words(against), field or asked)
