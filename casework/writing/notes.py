"""Notes of one agency, what it lets others read of them, and taking that back."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import Identity, MinutesLine, Note, TalkAddition
from casework.writing.consents import end_fallen, take_back
from casework.writing.notices import tell_of_releases
from consent import deciding, gate, hiding, twins, writing
from consent.change import Change
from consent.guarded import GuardedItem, item_models
from consent.models import Decision
from consent.relation import OutOfScope
from consent.terms import INTERNAL_TOPICS, Person, Topic
from vault import grants
from vault.sealed import Draft

NOTHING_HIDDEN: hiding.Wanted = {}
COPIED = ("given_name", "surname", "personnummer", "protection")


def record_note(
    case_id: UUID,
    *,
    by: Member,
    topic: Topic,
    concerns: Person,
    text: str,
    receivers: Collection[UUID] = (),
    corrects: UUID | None = None,
    hidden: hiding.Wanted = NOTHING_HIDDEN,
    sending: Sent | None = None,
) -> UUID:
    """Write a note and, in the same commit, release it to the chosen agencies (domain 0.10).

    `hidden` are the guardians it is not shown to, each with the provision (domain 0.8).
    """
    with gate.changing(case_id, by=by, act=Act.RECORD_NOTE, sending=sending) as change:
        keep_own_identity(change)
        note = Note(
            case=change.case,
            owner_id=by.agency_id,
            topic=topic.value,
            concerns=concerns.value,
            written_by=by.membership_id,
            written_at=change.at,
            body=Draft(text),
            corrects=own_note(change, corrects) if corrects else None,
        )
        note.save(force_insert=True)
        hiding.hide(change, note, hidden)
        for receiver_id in sorted(receivers):
            writing.release(change, [note], receiver_id)
        tell_of_releases(change)
    return note.pk


def release_item(
    case_id: UUID,
    item_id: UUID,
    *,
    by: Member,
    receivers: Collection[UUID],
    sending: Sent | None = None,
) -> None:
    """Let chosen agencies read one item of one's own, on the consent that covers it."""
    with gate.changing(case_id, by=by, act=Act.RELEASE_ITEM, sending=sending) as change:
        item = item_to_tell(change, item_id)
        end_fallen(change)
        if not receivers:
            raise Blocked("form.no_receiver", _("Välj minst en verksamhet."), "receivers")
        running = writing.running_releases(change).filter(item_id=item_id)
        if running.filter(receiver_id__in=list(receivers)).exists():
            raise Blocked(
                "release.runs_already", _("Verksamheten kan redan läsa detta."), "receivers"
            )
        for receiver_id in sorted(receivers):
            known = running_to(change, receiver_id)
            parts = [part for part in with_additions(change, item) if part.pk not in known]
            writing.release(change, parts, receiver_id)
        tell_of_releases(change)


def running_to(change: Change, receiver_id: UUID) -> set[UUID]:
    """The items that an agency has been given and nobody has ended."""
    running = writing.running_releases(change).filter(receiver_id=receiver_id)
    return set(running.values_list("item_id", flat=True))


def with_additions(change: Change, item: GuardedItem) -> list[GuardedItem]:
    """An item with what has been added to it: whoever reads a talk reads its corrections."""
    added = TalkAddition.objects.filter(talk_id=item.pk, owner_id=item.owner_id)
    return [item, *(change.own(one) for one in added.order_by("written_at", "pk"))]


def end_release(
    case_id: UUID, release_id: UUID, *, by: Member, sending: Sent | None = None
) -> None:
    """Stop another agency from reading an item of one's own from now on."""
    with gate.changing(case_id, by=by, act=Act.END_RELEASE, sending=sending) as change:
        release = (
            writing.running_releases(change).filter(pk=release_id, owner_id=by.agency_id).first()
        )
        if release is None:
            raise OutOfScope("scope.unknown")
        added = TalkAddition.objects.filter(talk_id=release.item_id).values("pk")
        # The line that an action was made of says the same, and stands where the action does not.
        promised = MinutesLine.objects.filter(action_id=release.item_id).values("pk")
        same = {"receiver_id": release.receiver_id, "decision_id": release.decision_id}
        either = Q(item_id__in=added) | Q(item_id__in=promised)
        beside = writing.running_releases(change).filter(either, **same)
        take_back(change, [release, *beside])
        end_empty(change, release.decision)


def end_empty(change: Change, decision: Decision | None) -> None:
    """A decision on which no release rests any more is over too."""
    if decision is not None and not decision.releases.filter(ended_at__isnull=True).exists():
        deciding.end(change, decision)


def keep_own_identity(change: Change) -> None:
    """An agency that writes its first own item gets its own sealed identity (domain 0.3)."""
    agency_id = change.by.agency_id
    known = Identity.objects.filter(case=change.case, concerns=Person.YOUTH.value)
    youths = list(known.order_by("written_at", "pk"))
    if not youths or any(youth.owner_id == agency_id for youth in youths):
        return
    # A key outlives what it rests on until the next change takes it: the rules are asked as well.
    granted = twins.granted_youths(change.case, by=change.by, at=change.at)
    held = [change.own(youth) for youth in granted if grants.holds(agency_id, youth.pk)]
    if not held:
        raise Blocked(
            "identity.not_released",
            _(
                "Din verksamhet kan inte läsa vem ärendet gäller. Be den som delade eller lämnade "
                "ut något att också dela eller lämna ut vem det gäller."
            ),
        )
    copy = Identity(
        case=change.case,
        owner_id=agency_id,
        concerns=Person.YOUTH.value,
        written_by=change.by.membership_id,
        written_at=change.at,
    )
    grants.copy(held[0], copy, COPIED)
    copy.save(force_insert=True)


def own_item(change: Change, item_id: UUID) -> GuardedItem:
    """One's own agency's item of this case; anything else is answered as unknown, and what is
    struck is left as it is."""
    for model in item_models():
        row = model.objects.filter(
            pk=item_id, case_id=change.case.pk, owner_id=change.by.agency_id
        ).first()
        if row is not None and row.topic not in INTERNAL_TOPICS:
            if row.struck_when and getattr(row, row.struck_when) is not None:
                raise Blocked("minutes.struck", _("Raden är struken."))
            owned: GuardedItem = change.own(row)
            return owned
    raise OutOfScope("scope.unknown")


def item_to_tell(change: Change, item_id: UUID) -> GuardedItem:
    """The same, of what one may tell others: a line of minutes in another agency's name is told by
    that agency alone, which confirms it."""
    item = own_item(change, item_id)
    if isinstance(item, MinutesLine) and item.source_id != change.by.agency_id:
        raise Blocked(
            "minutes.unconfirmed",
            _("Raden är en annan verksamhets. Den delas när den verksamheten bekräftar den."),
        )
    if isinstance(item, MinutesLine) and item.confirmed_at is None:
        raise Blocked("minutes.unconfirmed", _("Raden är inte bekräftad. Bekräfta den först."))
    return item


def own_note(change: Change, note_id: UUID) -> Note:
    """One's own agency's note of this case; anything else is answered as unknown."""
    note = own_item(change, note_id)
    if not isinstance(note, Note):
        raise OutOfScope("scope.unknown")
    return note
