"""Telling another agency something of one's own on a provision of law (domain 2.2, 2.4)."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import Reason
from casework.workflow import State
from casework.writing.consents import end_fallen, take_back
from casework.writing.notes import item_to_tell, running_to, with_additions
from casework.writing.notices import tell_of_releases
from consent import deciding, gate, writing
from consent.change import Change
from consent.grounds import PROVISIONS, Ground
from consent.lawful import Answers
from consent.models import Decision
from consent.provision import Way
from consent.terms import Topic
from vault.sealed import Draft

# Fewer words than these make no sentence.
WORDS_OF_A_SENTENCE = 3


def decide_disclosure(
    case_id: UUID,
    *,
    by: Member,
    receiver: UUID,
    ground: Ground,
    items: Collection[UUID],
    reason: str,
    consent_asked: bool,
    consent_not_asked: str = "",
    harm: str = "",
    committed_crime: bool | None = None,
    inquiry_opened: bool | None = None,
    requested: bool | None = None,
    sending: Sent | None = None,
) -> UUID:
    """Let one agency read single items of one's own on a provision of law; no consent is touched.

    Where a second person is needed nothing is released until that person has confirmed.
    """
    with gate.changing(case_id, by=by, act=Act.DECIDE_DISCLOSURE, sending=sending) as change:
        refuse_without_name(change)
        known = running_to(change, receiver)
        rows = [
            part
            for item_id in sorted(items)
            for part in with_additions(change, item_to_tell(change, item_id))
            if part.pk == item_id or part.pk not in known
        ]
        kept = write_reason(
            change,
            ground,
            reason=reason,
            consent_asked=consent_asked,
            consent_not_asked=consent_not_asked,
            harm=harm,
        )
        # What can no longer be read does not stand in the way of what may be told by law.
        end_fallen(change)
        answers = Answers(
            ground=ground,
            way=Way.RELEASE,
            receiver=receiver,
            consent_asked=consent_asked,
            committed_crime=committed_crime,
            inquiry_opened=inquiry_opened,
            requested=requested,
        )
        decision = deciding.decide(change, answers, rows, reason_id=kept.pk)
        tell_of_releases(change)
    return decision.pk


def confirm_disclosure(
    case_id: UUID, decision_id: UUID, *, by: Member, sending: Sent | None = None
) -> None:
    """A second decider of the deciding agency says yes."""
    with gate.changing(case_id, by=by, act=Act.CONFIRM_DISCLOSURE, sending=sending) as change:
        decision = deciding.own_decision(change, decision_id)
        rows = []
        if decision.way == Way.RELEASE:
            end_fallen(change)
            rows = [item_to_tell(change, UUID(item_id)) for item_id in decision.item_ids]
        deciding.confirm(change, decision_id, rows)
        tell_of_releases(change)


def end_disclosure(
    case_id: UUID, decision_id: UUID, *, by: Member, sending: Sent | None = None
) -> None:
    """End a decision and its releases; what has been read cannot be taken back."""
    with gate.changing(case_id, by=by, act=Act.END_DISCLOSURE, sending=sending) as change:
        end_decision(change, deciding.own_decision(change, decision_id))


def end_decision(change: Change, decision: Decision) -> None:
    """A decision and all that rests on it."""
    take_back(change, list(writing.running_releases(change).filter(decision=decision)))
    deciding.end(change, decision)


def refuse_without_name(change: Change) -> None:
    """A consultation without a name is told to nobody as a case."""
    refuse_nameless(change.case.state)


def refuse_nameless(state: str) -> None:
    """The same by the case's state."""
    if state == State.ANONYMOUS_DRAFT.value:
        raise Blocked("step.identity", _("Ange först vem det gäller."))


def refuse_unsaid(
    ground: Ground, *, reason: str, consent_asked: bool, consent_not_asked: str, harm: str
) -> None:
    """Refuses where something that must be answered in words is missing."""
    if len(reason.split()) < WORDS_OF_A_SENTENCE:
        raise Blocked("ground.reason", _("Skriv varför, med minst en hel mening."), "reason")
    if not consent_asked and not consent_not_asked.strip():
        raise Blocked(
            "ground.not_asked_why",
            _("Skriv varför samtycke inte har efterfrågats."),
            "consent_not_asked",
        )
    if PROVISIONS[ground].weighs_harm and not harm.strip():
        raise Blocked(
            "ground.harm",
            _("Skriv vilken uppgift det är och vilken skada du har övervägt."),
            "harm",
        )


def write_reason(
    change: Change,
    ground: Ground,
    *,
    reason: str,
    consent_asked: bool,
    consent_not_asked: str,
    harm: str,
) -> Reason:
    """Seal why somebody decided; refuses where something that must be answered is missing."""
    refuse_unsaid(
        ground,
        reason=reason,
        consent_asked=consent_asked,
        consent_not_asked=consent_not_asked,
        harm=harm,
    )
    row = Reason(
        case=change.case,
        owner_id=change.by.agency_id,
        topic=Topic.REASON.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        text=Draft(reason),
        consent_not_asked=Draft(consent_not_asked) if not consent_asked else None,
        harm=Draft(harm) if harm.strip() else None,
    )
    row.save(force_insert=True)
    return row
