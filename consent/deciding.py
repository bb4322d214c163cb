"""Decisions to tell another agency something on a provision of law, inside an open change.

`consent.lawful` says whether it may be; here the decision is kept, and single items get a release
and a key. No consent is touched.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from agencies.models import Membership
from consent import disclosure
from consent.change import Change
from consent.clause_wording import clause_words
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.lawful import (
    DECIDER_CLAUSES,
    FIELDS,
    Answers,
    against,
    birth_date,
    over_at,
    parties,
    refuse_unlawful,
)
from consent.models import Decision, Invitation, Release
from consent.provision import Way
from consent.relation import OutOfScope
from vault import grants


def decide(
    change: Change, answers: Answers, items: Collection[Any], *, reason_id: UUID
) -> Decision:
    """Keep a decision about items of one's own, and release them at once if one person may.

    Raises Blocked at the field whose answer stands against it.
    """
    sender, receiver = parties(change, answers.receiver)
    if not items:
        raise Blocked("ground.no_items", _("Välj minst en uppgift."), "items")
    born = birth_date(change, answers.ground)
    for item in items:
        refuse_unlawful(change, answers, sender, receiver, item.topic, born)
    decision = _keep(
        change,
        answers,
        item_ids=sorted(str(item.pk) for item in items),
        ends_at=over_at(answers.ground, born),
        second=disclosure.needs_second_person(answers.ground, sender, receiver),
        reason_id=reason_id,
    )
    if not decision.second_needed:
        release(change, decision, items)
    return decision


def decide_told(
    change: Change,
    answers: Answers,
    told_id: UUID,
    topic: str,
    to: disclosure.Party | None,
    *,
    reason_id: UUID,
) -> Decision:
    """Keep a decision about what has been told in words or on paper; no key is given.

    `to` is what somebody without an account is. In immediate danger somebody who does not decide
    may have told it: then it waits for the decider.
    """
    sender, receiver = parties(change, answers.receiver, to)
    born = birth_date(change, answers.ground)
    clause = against(change, answers, sender, receiver, topic, born)
    waits = answers.urgent and clause in DECIDER_CLAUSES
    if clause is not None and not waits:
        raise Blocked(clause, clause_words(clause), FIELDS.get(clause))
    second = disclosure.needs_second_person(answers.ground, sender, receiver)
    return _keep(
        change,
        answers,
        item_ids=[str(told_id)],
        ends_at=None,
        second=waits or second,
        reason_id=reason_id,
    )


def _keep(
    change: Change,
    answers: Answers,
    *,
    item_ids: list[str],
    ends_at: datetime | None,
    second: bool,
    reason_id: UUID,
) -> Decision:
    decision: Decision = Decision.objects.create(
        case=change.case,
        sender_id=change.by.agency_id,
        receiver_id=answers.receiver,
        ground=answers.ground.value,
        way=answers.way.value,
        role=change.by.role.value,
        committed_crime=answers.committed_crime,
        inquiry_opened=answers.inquiry_opened,
        requested=answers.requested,
        consent_asked=answers.consent_asked,
        reason_id=reason_id,
        item_ids=item_ids,
        ends_at=ends_at,
        decided_at=change.at,
        decided_by=change.by.membership_id,
        second_needed=second,
    )
    _say(change, decision)
    return decision


def confirm(change: Change, decision_id: UUID, items: Collection[Any]) -> Decision:
    """A second decider of the same agency says yes; only then the items are released."""
    decision = own_decision(change, decision_id)
    if not decision.second_needed or decision.confirmed_at is not None:
        raise Blocked("ground.no_second", _("Beslutet väntar inte på någon annan person."))
    first = Membership.objects.filter(pk=decision.decided_by, user_id=change.by.user_id)
    if first.exists():
        raise Blocked("ground.second_is_first", _("En annan beslutsfattare än du bekräftar."))
    _refuse_confirmation(change, decision, items)
    decision.confirmed_at = change.at
    decision.confirmed_by = change.by.membership_id
    decision.save(update_fields=["confirmed_at", "confirmed_by"])
    _say(change, decision)
    if decision.way == Way.RELEASE:
        release(change, decision, items)
    return decision


def _refuse_confirmation(change: Change, decision: Decision, items: Collection[Any]) -> None:
    """Who confirms decides as well; what is to be released must still be lawful."""
    ground = Ground(decision.ground)
    decider = PROVISIONS[ground].decider
    if change.by.role not in DECIDES[decider]:
        clause = disclosure.NOT_DECIDER[decider]
        raise Blocked(clause, clause_words(clause))
    if decision.way != Way.RELEASE:
        return
    sender, receiver = parties(change, decision.receiver_id)
    answers = Answers(
        ground=ground,
        way=Way(decision.way),
        receiver=decision.receiver_id,
        consent_asked=decision.consent_asked,
        committed_crime=decision.committed_crime,
        inquiry_opened=decision.inquiry_opened,
        requested=decision.requested,
    )
    born = birth_date(change, ground)
    for item in items:
        refuse_unlawful(change, answers, sender, receiver, item.topic, born)


def own_decision(change: Change, decision_id: UUID) -> Decision:
    """A running decision of one's own agency in this case; anything else is answered as unknown."""
    decision: Decision | None = Decision.objects.filter(
        pk=decision_id, case=change.case, sender_id=change.by.agency_id, ended_at__isnull=True
    ).first()
    if decision is None:
        raise OutOfScope("scope.unknown")
    return decision


def release(change: Change, decision: Decision, items: Collection[Any]) -> None:
    """Give the receiver the keys of the items, and a seat by which somebody can be assigned."""
    receiver_id = decision.receiver_id
    running = Release.objects.filter(
        item_id__in=[item.pk for item in items], receiver_id=receiver_id, ended_at__isnull=True
    )
    if receiver_id is None or running.exists():
        raise Blocked("release.runs_already", _("Verksamheten kan redan läsa detta."), "items")
    grants.give(items, to_agency_id=receiver_id, ground=decision.ground, basis_id=decision.pk)
    Release.objects.bulk_create(
        Release(
            case=change.case,
            item_id=item.pk,
            topic=item.topic,
            concerns=item.concerns,
            owner_id=item.owner_id,
            receiver_id=receiver_id,
            ground=decision.ground,
            decision=decision,
            ends_at=decision.ends_at,
            decided_at=change.at,
            decided_by=change.by.membership_id,
        )
        for item in items
    )
    Invitation.objects.get_or_create(
        case=change.case,
        agency_id=receiver_id,
        defaults={"invited_at": change.at, "invited_by": change.by.membership_id},
    )
    change.moves_access()
    for item in items:
        change.concerns_subject("item", item.pk, item.owner_id)


def end(change: Change, decision: Decision) -> None:
    """A decision no longer counts; its releases are ended by the caller, who seals anew."""
    decision.ended_at = change.at
    decision.ended_by = change.by.membership_id
    decision.save(update_fields=["ended_at", "ended_by"])
    change.moves_access()
    _say(change, decision)


def end_all(change: Change) -> None:
    """Every running decision of the case ends with it, whichever agency decided."""
    running = Decision.objects.filter(case=change.case, ended_at__isnull=True)
    for decision_id, sender_id in list(running.values_list("pk", "sender_id")):
        change.concerns_subject("decision", decision_id, sender_id)
    running.update(ended_at=change.at, ended_by=change.by.membership_id)


def _say(change: Change, decision: Decision) -> None:
    """The receiver meets the entry once something has been told or released to it."""
    change.rests_on(decision.ground)
    change.concerns_subject("decision", decision.pk, decision.sender_id)
    waits = decision.second_needed and decision.confirmed_at is None
    if decision.receiver_id and (decision.way == Way.TOLD or not waits):
        change.concerns_subject("agency", decision.receiver_id, decision.receiver_id)
