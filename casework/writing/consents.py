"""Asking for consent, recording answers, and taking a yes back."""

from collections.abc import Collection
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.members import Member
from access.roles import AgencyKind
from access.sending import Sent
from agencies import people
from casework.confirming import STANDS
from casework.models import Action, Identity, MinutesLine, Note, Observation
from casework.models.note import GOALS
from casework.wording import NOT_THE_ASKER
from casework.workflow import State
from casework.writing.notices import carried, tell_of_losses, tell_of_seats
from casework.writing.steps import (
    facts_before_asking,
    guardians_of,
    refuse_at_rest,
    refuse_future,
    refuse_misplaced,
    take_step,
)
from consent import gate, rules, writing
from consent.asking import Question, ask
from consent.change import Change
from consent.guarded import item_models
from consent.standing import ConsentRecord
from consent.terms import AnswerKind, Channel, ConsentState, Person, Topic
from vault import grants

RUNNING = (ConsentState.VALID, ConsentState.LIMITED)


def ask_consent(
    case_id: UUID, *, by: Member, question: Question, sending: Sent | None = None
) -> UUID:
    """Put the question to the givers; only from `concern noted` does asking move the state."""
    with gate.changing(case_id, by=by, act=Act.ASK_CONSENT, sending=sending) as change:
        refuse_at_rest(change)
        facts = facts_before_asking(change)
        _refuse_unless_askable(change, facts)
        youth = change.identity_of(Person.YOUTH)
        consent = ask(
            change, question, born=change.birth_date(youth), guardians=guardians_of(change)
        )
        if change.case.state == State.CONCERN_NOTED.value:
            take_step(change, "request_consent", facts)
    return consent.pk


def _refuse_unless_askable(change: Change, facts: Any) -> None:
    """The safety question and the protection question stand before every asking, not the first."""
    refuse_misplaced(change, "ask_consent")
    transition = type(change.case).request_consent._django_fsm.get_transition(
        State.CONCERN_NOTED.value
    )
    for condition in transition.conditions:
        if not condition.test(facts):
            raise Blocked(condition.code, condition.reason)


def record_answer(
    case_id: UUID,
    consent_id: UUID,
    *,
    by: Member,
    giver: Person,
    kind: AnswerKind,
    channel: Channel,
    about_self: bool = False,
    interpreter: bool = False,
    signed_date: date | None = None,
    sending: Sent | None = None,
) -> None:
    """Record a giver's yes, no or view; a yes only by the asking agency or the coordination.

    `signed_date` is the day on the paper, where the answer is a form that was signed.
    """
    with gate.changing(case_id, by=by, act=Act.RECORD_ANSWER, sending=sending) as change:
        record = writing.record_by_id(change, consent_id)
        if by.agency_id != record.value.asking_agency and by.kind is not AgencyKind.COORDINATION:
            raise Blocked("consent.not_the_asker", NOT_THE_ASKER)
        refuse_signing_date(
            channel, signed_date, record.value.asked_at.astimezone(STOCKHOLM).date()
        )
        told = carried(change)
        writing.answer(
            change,
            record,
            giver=giver,
            kind=kind,
            channel=channel,
            about_self=about_self,
            interpreter=interpreter,
            signed_date=signed_date,
        )
        share_if_it_holds(change, record)
        tell_of_losses(change, told)


def refuse_signing_date(channel: Channel, day: date | None, asked: date) -> None:
    """Raise Blocked unless a signed paper has its day, from the asking to today."""
    if channel is not Channel.PAPER:
        return
    if day is None:
        raise Blocked("answer.unsigned", _("Skriv den dag som står på blanketten."), "signed_date")
    refuse_future(day, "signed_date")
    if day < asked:
        raise Blocked(
            "answer.signed_early",
            _("Blanketten är undertecknad innan frågan ställdes. Kontrollera dagen."),
            "signed_date",
        )


def share_if_it_holds(change: Change, before: ConsentRecord) -> None:
    """Begin to share if the consent counts by what the change has written, and end what fell.

    `before` is the consent's record as it stood. It is the same for the last yes and for an
    assessment that leaves no answer to wait for.
    """
    record = writing.record_by_id(change, before.value.id)
    change.rests_on("", [record])
    held = rules.state_of(before.value, change.at) in RUNNING
    if not held and rules.state_of(record.value, change.at) in RUNNING:
        _begin_sharing(change, record)
    # A later yes may leave out what a guardian had let be told about themselves.
    end_fallen(change)


def _begin_sharing(change: Change, record: ConsentRecord) -> None:
    """The consent now holds: what an older one carried falls, identity and plan are shared."""
    end_fallen(change)
    covered = rules.receivers(record.value, change.at)
    # A confirmed line is read by all, one that waits by the agency that it comes from.
    lines = MinutesLine.objects.filter(case=change.case, struck_at__isnull=True)
    shared = [
        change.own(item)
        for item in [
            *Identity.objects.filter(
                case=change.case,
                owner_id=change.case.noting_agency_id,
                concerns=Person.YOUTH.value,
            ),
            *Note.objects.filter(GOALS, case=change.case),
            *Action.objects.filter(case=change.case),
            *Observation.objects.filter(case=change.case),
            *lines.filter(STANDS),
        ]
    ]
    waiting = [change.own(line) for line in lines.filter(confirmed_at__isnull=True)]
    for receiver_id in sorted(covered):
        told = [line for line in waiting if line.source_id == receiver_id]
        release_what_is_covered(change, [*shared, *told], receiver_id)
    coordination = people.coordination_of(change.by.collaboration_id)
    if coordination in covered - gate.invited_agencies(change.case.pk):
        writing.invite(change, coordination)
        tell_of_seats(change, [coordination])


def release_what_is_covered(change: Change, items: Collection[Any], receiver_id: UUID) -> None:
    """Release to an agency those items that a consent covers and that it does not have yet.

    What nobody has ended of them, and nothing carries any more, gives way to the new release.
    """
    known = list(writing.running_releases(change).filter(receiver_id=receiver_id))
    running = {one.item_id for one in known if writing.runs_still(change, one)}
    covered = [
        item
        for item in items
        if item.pk not in running
        and item.owner_id != receiver_id
        and not isinstance(
            rules.may_release(
                rules.ItemFacts(owner=item.owner_id, topic=item.topic, concerns=item.concerns),
                receiver_id,
                change.readable_values(),
                change.at,
            ),
            rules.NotCovered,
        )
    ]
    shared = {item.pk for item in covered}
    take_back(change, [one for one in known if one.item_id in shared])
    if covered:
        writing.release(change, covered, receiver_id)


def withdraw_consent(
    case_id: UUID,
    consent_id: UUID,
    *,
    by: Member,
    giver: Person,
    channel: Channel,
    receivers: Collection[UUID] = (),
    topics: Collection[Topic] = (),
    sending: Sent | None = None,
) -> None:
    """Record that a giver takes the yes back, wholly or in part; effective at once.

    Any member of any agency in the consent may record it and need not know why (domain 3.1).
    Without `receivers` it is for every receiver, without `topics` for every topic.
    """
    with gate.changing(case_id, by=by, act=Act.WITHDRAW_CONSENT, sending=sending) as change:
        record = writing.record_by_id(change, consent_id)
        told = carried(change)
        writing.answer(
            change,
            record,
            giver=giver,
            kind=AnswerKind.WITHDRAWN,
            channel=channel,
            parts=list(product(sorted(receivers) or (None,), sorted(topics) or (None,))),
        )
        change.rests_on("", [writing.record_by_id(change, consent_id)])
        end_fallen(change)
        tell_of_losses(change, told)


def end_fallen(change: Change) -> None:
    """End what no consent carries any more, take the keys back and seal those items anew."""
    take_back(change, writing.fallen_releases(change))


def take_back(change: Change, releases: Collection[Any]) -> None:
    """End releases; each item gets a new key, so that a kept old key opens nothing."""
    item_ids = writing.end_releases(change, releases)
    if item_ids:
        rows = [
            change.own(row)
            for model in item_models()
            for row in model.objects.filter(pk__in=item_ids)
        ]
        grants.reseal(rows)


def share_plan(change: Change, item: Note | Action | Observation) -> None:
    """What is new in the plan is released to every agency that a consent covers."""
    for record in change.consents:
        for receiver_id in sorted(rules.receivers(record.value, change.at)):
            release_what_is_covered(change, [item], receiver_id)
