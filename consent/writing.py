"""What can be written about consent inside an open change: answers, releases, invitations.

The verbs of casework open the change and call these; each takes the `Change` the gate gave.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from consent import relation, rules
from consent.change import Change
from consent.clause_wording import clause_words
from consent.grounds import Ground
from consent.models import (
    ConsentAnswer,
    ConsentGiver,
    Invitation,
    Release,
)
from consent.standing import ConsentRecord
from consent.terms import AnswerKind, Channel, Person, Topic
from vault import grants


def answer(
    change: Change,
    record: ConsentRecord,
    *,
    giver: Person,
    kind: AnswerKind,
    channel: Channel,
    about_self: bool = False,
    parts: Iterable[tuple[UUID | None, Topic | None]] = ((None, None),),
    interpreter: bool = False,
    signed_date: date | None = None,
) -> None:
    """Append what a giver said; a withdrawal for `parts` of receiver and topic.

    Afterwards `change.consents` tells what now holds.
    """
    known = ConsentGiver.objects.filter(consent_id=record.value.id, person=giver.value).first()
    if known is None:
        raise Blocked("consent.not_a_giver", _("Den personen tillfrågas inte."), "giver")
    refusal = rules.may_answer(record.value, giver, kind, change.at)
    if refusal is not None:
        raise Blocked(refusal, clause_words(refusal), "kind")
    parts = list(parts)
    _refuse_parts_of_nothing(record, parts)
    for receiver, topic in parts:
        ConsentAnswer.objects.create(
            giver=known,
            kind=kind.value,
            receiver_id=receiver,
            topic=topic.value if topic else None,
            about_self=about_self,
            interpreter=interpreter,
            channel=channel.value,
            signed_date=signed_date,
            recorded_at=change.at,
            recorded_by=change.by.membership_id,
        )
    change.consents_changed()
    change.moves_access()
    change.concerns_subject("consent", record.value.id, record.value.asking_agency)


def _refuse_parts_of_nothing(
    record: ConsentRecord, parts: Collection[tuple[UUID | None, Topic | None]]
) -> None:
    receivers = {line.receiver for line in record.value.lines} | {None}
    topics = {line.topic for line in record.value.lines} | {None}
    if not receivers.issuperset(receiver for receiver, _topic in parts):
        raise Blocked(
            "consent.not_a_receiver",
            _("Samtycket omfattar inte den verksamheten."),
            "receivers",
        )
    if not topics.issuperset(topic for _receiver, topic in parts):
        raise Blocked("consent.not_a_topic", _("Samtycket omfattar inte det ämnet."), "topics")


def record_by_id(change: Change, consent_id: UUID) -> ConsentRecord:
    """The consent of this case with that id; any other is answered as unknown, and so is one
    that does not name the acting agency."""
    for record in change.readable():
        if record.value.id == consent_id:
            return record
    raise relation.OutOfScope("scope.unknown")


def release(change: Change, items: Collection[Any], receiver_id: UUID) -> None:
    """Release items of one's own to one agency on the consent that covers each, or refuse all."""
    resting: dict[UUID, list[Any]] = {}
    for item in items:
        allowed = rules.may_release(
            rules.ItemFacts(owner=item.owner_id, topic=item.topic, concerns=item.concerns),
            receiver_id,
            change.readable_values(),
            change.at,
        )
        if isinstance(allowed, rules.NotCovered):
            raise Blocked(allowed.clause, clause_words(allowed.clause), "receivers")
        resting.setdefault(allowed, []).append(item)
    for consent_id, its_items in resting.items():
        _write_releases(change, its_items, receiver_id, consent_id)


def _write_releases(change: Change, items: list[Any], receiver_id: UUID, consent_id: UUID) -> None:
    grants.give(items, to_agency_id=receiver_id, ground=Ground.CONSENT.value, basis_id=consent_id)
    Release.objects.bulk_create(
        Release(
            case=change.case,
            item_id=item.pk,
            topic=item.topic,
            concerns=item.concerns,
            owner_id=item.owner_id,
            receiver_id=receiver_id,
            ground=Ground.CONSENT.value,
            consent_id=consent_id,
            decided_at=change.at,
            decided_by=change.by.membership_id,
        )
        for item in items
    )
    change.moves_access()
    for item in items:
        change.concerns_subject("item", item.pk, item.owner_id)
    change.concerns_subject("agency", receiver_id, receiver_id)
    change.rests_on(
        Ground.CONSENT.value,
        [record for record in change.consents if record.value.id == consent_id],
    )


def running_releases(change: Change) -> Any:
    """The releases of the case that have not been ended."""
    return Release.objects.filter(case=change.case, ended_at__isnull=True)


def end_releases(change: Change, releases: Iterable[Release]) -> list[UUID]:
    """End releases and take the keys back; the ids of the items that must be sealed anew."""
    ended = list(releases)
    for receiver_id in {release.receiver_id for release in ended}:
        grants.take(
            [release.item_id for release in ended if release.receiver_id == receiver_id],
            [receiver_id],
        )
    Release.objects.filter(pk__in=[release.pk for release in ended]).update(
        ended_at=change.at, ended_by=change.by.membership_id
    )
    if ended:
        change.moves_access()
    for release in ended:
        change.concerns_subject("item", release.item_id, release.owner_id)
    return sorted({release.item_id for release in ended})


def fallen_releases(change: Change) -> list[Release]:
    """Running releases that no consent carries any more, or whose provision of law is over.

    Of other agencies only what falls by this very change: the entry is told to their reviewers,
    who may learn of no other act. The rest opens nothing either (`rules.decide`) and is ended with
    the next change of its own agency.
    """
    own = change.by.agency_id
    before = {consent.id: consent for consent in change.values_before()}

    def falls_now(release: Release) -> bool:
        consent = before.get(release.consent_id) if release.consent_id else None
        carried = _carried(release, consent, change.at)
        return carried or change.is_about(release.consent_id)

    fallen = [one for one in running_releases(change) if not runs_still(change, one)]
    return [one for one in fallen if one.owner_id == own or falls_now(one)]


def runs_still(change: Change, release: Release) -> bool:
    """Whether a release that nobody has ended is still carried by what it rests on."""
    if release.decision_id is not None:
        return release.ends_at is None or release.ends_at > change.at
    known = (consent for consent in change.values() if consent.id == release.consent_id)
    return _carried(release, next(known, None), change.at)


def _carried(release: Release, consent: rules.Consent | None, at: datetime) -> bool:
    """Whether the consent that a release rests on carries it; without one nothing does."""
    if consent is None:
        return False
    answer = rules.covers(
        consent, release.owner_id, release.receiver_id, release.topic, release.concerns, at
    )
    return isinstance(answer, rules.Covered)


def invite(change: Change, agency_id: UUID) -> None:
    """Give an agency a seat; possible only while a consent covers it (domain 0.2).

    A seat that it has on a provision of law already becomes one that the coordination gave.
    """
    if not change.covers(agency_id):
        raise Blocked(
            "invitation.not_covered",
            _("Verksamheten omfattas inte av något samtycke som gäller."),
            "agency",
        )
    Invitation.objects.update_or_create(
        case=change.case,
        agency_id=agency_id,
        defaults={"invited_at": change.at, "invited_by": change.by.membership_id},
    )
    change.moves_access()
    change.concerns_subject("agency", agency_id, agency_id)
