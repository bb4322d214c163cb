"""What follows for consents when a youth's number is corrected, in the same commit."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings

from consent import rules
from consent.change import Change
from consent.grounds import PROVISIONS, Ground
from consent.lawful import born_of, over_at
from consent.models import Consent, ConsentGiver, Decision, Release
from consent.provision import Way
from consent.standing import ConsentRecord
from consent.terms import GUARDIANS, Person


def recompute(
    change: Change, *, born: date, guardians: frozenset[Person], added: frozenset[Person]
) -> None:
    """Decide anew, from the right birthday, who must answer each consent and when it ends.

    Those who were asked as guardians are asked still, and so is a guardian `added` since.
    """
    for record in change.consents:
        asked = (record.value.must_answer | record.value.view_of) & GUARDIANS
        _recompute_one(record, born=born, guardians=(asked or guardians) | added, at=change.at)
    recompute_provisions(change)
    change.consents_changed()
    change.moves_access()


def recompute_provisions(change: Change, *, sender_id: UUID | None = None) -> None:
    """What was told on a provision with an age ends when the youth is too old for it.

    Each sender's by its own copy of who the youth is, and no other: the end would tell it of a
    birthday. Where the copy has none nothing may be told on. What was told in words has no end.
    """
    running = Decision.objects.filter(
        case=change.case, ended_at__isnull=True, way=Way.RELEASE.value
    )
    aged = [
        decision
        for decision in (running.filter(sender_id=sender_id) if sender_id else running)
        if PROVISIONS[Ground(decision.ground)].under_age is not None
    ]
    senders = {decision.sender_id for decision in aged}
    copies = {sender: change.identity_of(Person.YOUTH, sender) for sender in senders}
    born = {sender: born_of(change, own) for sender, own in copies.items() if own is not None}
    for decision in aged:
        over = decision.ends_at is not None and decision.ends_at <= change.at
        if over or decision.sender_id not in born:
            continue  # what is over stays over
        ends_at = over_at(Ground(decision.ground), born[decision.sender_id]) or change.at
        Decision.objects.filter(pk=decision.pk).update(ends_at=ends_at)
        Release.objects.filter(decision=decision).update(ends_at=ends_at)
        change.moves_access()


def _recompute_one(
    record: ConsentRecord, *, born: date, guardians: frozenset[Person], at: datetime
) -> None:
    terms = settings.CONSENT_TERMS
    required = rules.required_givers(rules.band_on(born, record.from_date, terms), guardians)
    ends_at = rules.ends_at(record.until_date, born, required, terms)
    # A consent that should never have begun ends at its first second, and so carries nothing.
    ends_at = max(ends_at, record.value.starts_at + timedelta(seconds=1))
    # What has ended or was replaced stays so: a correction never brings an old yes back.
    if record.value.replaced_at is not None or record.value.ends_at <= at:
        ends_at = min(ends_at, record.value.ends_at, at)
    Consent.objects.filter(pk=record.value.id).update(ends_at=ends_at)
    needed = required.must_answer | required.view_of
    givers = ConsentGiver.objects.filter(consent_id=record.value.id)
    givers.filter(answers__isnull=True).exclude(person__in=[p.value for p in needed]).delete()
    # Who answered and is no longer needed stays, as one who was heard; with nobody required
    # nothing counts.
    givers.update(required=False)
    for person in sorted(needed):
        ConsentGiver.objects.update_or_create(
            consent_id=record.value.id,
            person=person.value,
            defaults={"required": person in required.must_answer},
        )
