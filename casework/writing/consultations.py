"""Questions to the coordination without identity: asked, advised on, ended and disposed of."""

from datetime import timedelta
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.clock import today
from access.members import Member
from access.sending import Sent
from casework.models import Consultation, Reply
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand, Gender
from consent import gate
from consent.consulted import disposal_code, past_questions, patterns_for
from consent.pointing_out import NEVER, Sign, finds, kinds
from consent.terms import Topic
from vault.sealed import Draft

# What the log says of words that were left in, and of why a question was ended.
LEFT = "nobody_recognised"
TAKEN_BACK, RECOGNISED = "taken_back", "recognised"


def question_of(sending: Sent) -> UUID:
    """The id of the question that a form makes, so that sending it again leads to the same one."""
    return uuid5(sending.id, "consultation")


def ask_coordination(
    *,
    by: Member,
    age_band: AgeBand,
    text: str,
    gender: Gender | None = None,
    nobody_recognised: bool = False,
    sending: Sent | None = None,
) -> UUID:
    """Ask the coordination about a pattern; no field holds an identity (domain 5.3).

    Raises Blocked for a number of a person or telephone, and for words that may point somebody
    out unless the author says that nobody can be recognised: that is kept in the log as a code.
    """
    question = Consultation(
        id=question_of(sending) if sending else uuid4(),
        tenant_id=by.collaboration_id,
        owner_id=by.agency_id,
        topic=Topic.CONSULTATION.value,
        written_by=by.membership_id,
        last_date=today() + timedelta(days=settings.CONSULTATION_DAYS),
        age_band=Draft(age_band.value),
        gender=Draft(gender.value) if gender else None,
        text=Draft(text),
    )
    with gate.asking(question, by=by, sending=sending) as change:
        question.written_at = change.at
        signs = kinds(finds(text, patterns_for(by)))
        _refuse_pointing_out(signs, nobody_recognised)
        for sign in signs:
            change.says_in_log(**{sign.value: LEFT})
    return question.pk


def _refuse_pointing_out(signs: frozenset[Sign], nobody_recognised: bool) -> None:
    if signs & NEVER:
        raise Blocked(
            "consultation.number",
            _("Texten innehåller ett personnummer eller telefonnummer. Ta bort det."),
            "text",
        )
    if signs and not nobody_recognised:
        raise Blocked(
            "consultation.points_out",
            _("Texten kan peka ut någon. Ändra den, eller intyga att ingen kan kännas igen."),
            "text",
        )


def give_advice(
    question_id: UUID,
    *,
    by: Member,
    kind: AdviceKind,
    text: str = "",
    sending: Sent | None = None,
) -> None:
    """Advise whoever asked; the advice is the coordination's item, read by the asker too."""
    with gate.consulting(question_id, by=by, act=Act.GIVE_ADVICE, sending=sending) as change:
        signs = kinds(finds(text, patterns_for(by)))
        if signs & NEVER:
            _refuse_pointing_out(signs, nobody_recognised=False)
        advice = Reply(
            consultation=change.question,
            tenant_id=by.collaboration_id,
            owner_id=by.agency_id,
            topic=Topic.CONSULTATION.value,
            written_by=by.membership_id,
            written_at=change.at,
            kind=Draft(kind.value),
            text=Draft(text) if text else None,
        )
        advice.save(force_insert=True)
        change.give(advice, change.question.owner_id)


def end_consultation(question_id: UUID, *, by: Member, sending: Sent | None = None) -> None:
    """Take the question from the coordination: its author regrets it, or a coordinator recognises
    whom it is about. The author keeps it until it is disposed of."""
    with gate.consulting(question_id, by=by, act=Act.END_CONSULTATION, sending=sending) as change:
        if change.question.ended_at is not None:
            raise Blocked("consultation.ended", _("Frågan är redan avslutad."))
        own = change.question.owner_id == by.agency_id
        change.says_in_log(ending=TAKEN_BACK if own else RECOGNISED)
        change.take_back()


def forget_past_consultations(*, by: Member) -> int:
    """Dispose of the questions whose last day is over, as the system member; how many there were.

    Without a disposal decision nothing is deleted. Running it again deletes nothing more.
    """
    decision = disposal_code()
    if not decision:
        return 0
    past = list(past_questions(by.collaboration_id, today()))
    for question in past:
        gate.forget_question(question, by=by, decision=decision)
    return len(past)
