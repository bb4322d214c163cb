"""Decisions to tell another agency something on a provision of law, inside an open change.

The rules answer (`consent.disclosure`); here their questions are answered from the case, the
decision is kept, and single items get a release and a key. No consent is touched.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.roles import AgencyKind
from agencies.people import AgencyLine, agencies_of
from consent import disclosure
from consent.change import Change
from consent.clause_wording import clause_words
from consent.clauses import Clause
from consent.grounds import PROVISIONS, Ground
from consent.models import Decision, Invitation, Release
from consent.periods import midnight
from consent.provision import Way
from consent.relation import OutOfScope
from consent.terms import Person, age_on, birthday
from vault import grants

# At which field of the form a clause is told.
_FIELDS = {
    Clause.GROUND_COMMITTED: "committed_crime",
    Clause.GROUND_NOT_COMMITTED: "committed_crime",
    Clause.GROUND_INQUIRY: "inquiry_opened",
    Clause.GROUND_REQUEST: "requested",
    Clause.GROUND_TOPIC: "items",
    Clause.GROUND_RECEIVER: "receiver",
    Clause.GROUND_PRIVATE_RECEIVER: "receiver",
    Clause.OWN_ALREADY: "receiver",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the decider says; None is a question that was not answered."""

    ground: Ground
    way: Way
    receiver: UUID
    consent_asked: bool
    committed_crime: bool | None = None
    inquiry_opened: bool | None = None
    requested: bool | None = None


def party_of(line: AgencyLine) -> disclosure.Party:
    """What an agency is, as far as the law asks."""
    return disclosure.Party(AgencyKind(line.kind), line.private, line.open_leisure)


def decide(
    change: Change, answers: Answers, items: Collection[Any], *, reason_id: UUID
) -> Decision:
    """Keep a decision about items of one's own, and release them at once if one person may.

    Raises Blocked at the field whose answer stands against it.
    """
    agencies = agencies_of(change.by.collaboration_id)
    sender, receiver = agencies[change.by.agency_id], agencies.get(answers.receiver)
    if receiver is None or not receiver.is_active:
        raise Blocked(
            "ground.unknown_receiver", _("Välj bland verksamheterna i er samverkan."), "receiver"
        )
    if not items:
        raise Blocked("ground.no_items", _("Välj minst en uppgift."), "items")
    born = _birth_date(change, answers.ground)
    for item in items:
        _refuse_unlawful(change, answers, party_of(sender), party_of(receiver), item.topic, born)
    second = disclosure.needs_second_person(answers.ground, party_of(sender), party_of(receiver))
    decision = Decision.objects.create(
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
        item_ids=sorted(str(item.pk) for item in items),
        ends_at=_over_at(answers.ground, born),
        decided_at=change.at,
        decided_by=change.by.membership_id,
        second_needed=second,
    )
    _say(change, decision)
    if not second and answers.way is Way.RELEASE:
        release(change, decision, items)
    return decision


def confirm(change: Change, decision_id: UUID, items: Collection[Any]) -> Decision:
    """A second decider of the same agency says yes; only then the items are released."""
    decision = own_decision(change, decision_id)
    if not decision.second_needed or decision.confirmed_at is not None:
        raise Blocked("ground.no_second", _("Beslutet väntar inte på någon andra person."))
    if change.by.membership_id == decision.decided_by:
        raise Blocked("ground.second_is_first", _("En annan beslutsfattare än du bekräftar."))
    decision.confirmed_at = change.at
    decision.confirmed_by = change.by.membership_id
    decision.save(update_fields=["confirmed_at", "confirmed_by"])
    _say(change, decision)
    if decision.way == Way.RELEASE:
        release(change, decision, items)
    return decision


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


def _say(change: Change, decision: Decision) -> None:
    change.rests_on(decision.ground)
    change.concerns_subject("decision", decision.pk, decision.sender_id)
    if decision.receiver_id:
        change.concerns_subject("agency", decision.receiver_id, decision.receiver_id)


def _refuse_unlawful(
    change: Change,
    answers: Answers,
    sender: disclosure.Party,
    receiver: disclosure.Party,
    topic: str,
    born: date | None,
) -> None:
    today = change.at.astimezone(STOCKHOLM).date()
    clause = disclosure.refusal(
        answers.ground,
        disclosure.Circumstances(
            sender=sender,
            receiver=receiver,
            way=answers.way,
            topic=topic,
            age=age_on(born, today) if born else None,
            role=change.by.role,
            committed_crime=answers.committed_crime,
            inquiry_opened=answers.inquiry_opened,
            requested=answers.requested,
            same_agency=change.by.agency_id == answers.receiver,
        ),
    )
    if clause is not None:
        raise Blocked(clause, clause_words(clause), _FIELDS.get(clause))


def _birth_date(change: Change, ground: Ground) -> date | None:
    """The youth's birthday, taken inside the vault, only where the provision asks for an age."""
    if PROVISIONS[ground].under_age is None:
        return None
    youth = change.identity_of(Person.YOUTH, change.by.agency_id) or change.identity_of(
        Person.YOUTH
    )
    if youth is None or youth.personnummer is None:
        return None
    return change.birth_date(youth)


def _over_at(ground: Ground, born: date | None) -> Any:
    age = PROVISIONS[ground].under_age
    return midnight(birthday(born, age)) if age is not None and born is not None else None
