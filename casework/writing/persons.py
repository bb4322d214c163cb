"""Guardians, corrections of an identity, and the safety question."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import Identity, SafetyAnswer
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.workflow import no_guardian_free
from casework.writing.cases import checked_number, mark_protected, write_identity
from casework.writing.consents import end_fallen
from casework.writing.meetings.families import stop_guardians
from casework.writing.steps import guardians_of, refuse, refuse_misplaced
from consent import corrections, gate
from consent.change import Change
from consent.relation import OutOfScope
from consent.terms import Person, Topic
from vault.sealed import Draft

GUARDIANS = (Person.GUARDIAN_1, Person.GUARDIAN_2)


def name_guardian(
    case_id: UUID, *, by: Member, sending: Sent | None = None, **identity: Any
) -> None:
    """Add the next guardian of the youth, in the noting agency's room."""
    with gate.changing(case_id, by=by, act=Act.NAME_GUARDIAN, sending=sending) as change:
        refuse_misplaced(change, "name_guardian")
        named = guardians_of(change)
        refuse(no_guardian_free(named))
        free = [person for person in GUARDIANS if person not in named]
        _refuse_the_youths_number(change, identity["personnummer"])
        write_identity(change, free[0], **identity)
        _decide_consents_anew(change, added=frozenset({free[0]}))


def _decide_consents_anew(change: Change, *, added: frozenset[Person] = frozenset()) -> None:
    """Who must answer and until when follows the persons; what no consent carries then falls."""
    born = change.birth_date(change.identity_of(Person.YOUTH))
    corrections.recompute(change, born=born, guardians=guardians_of(change), added=added)
    end_fallen(change)


def _refuse_the_youths_number(change: Change, number: str) -> None:
    youth = change.identity_of(Person.YOUTH)
    if number and youth is not None and change.says(youth, "personnummer", number):
        raise Blocked("form.youths_number", _("Det här är den unges eget nummer."), "personnummer")


def correct_identity(
    case_id: UUID,
    identity_id: UUID,
    *,
    by: Member,
    version: int,
    given_name: str,
    surname: str,
    personnummer: str,
    protection: Protection,
    sending: Sent | None = None,
) -> None:
    """Correct one's own agency's sealed identity; who must answer and until when follow.

    `version` is the one the form was opened with: two corrections at once are told apart.
    """
    with gate.changing(case_id, by=by, act=Act.CORRECT_IDENTITY, sending=sending) as change:
        identity = _own_identity(change, identity_id)
        if identity.version != version:
            raise Blocked(
                "form.stale",
                _("Någon annan har rättat uppgifterna under tiden. Läs dem och försök igen."),
            )
        if protection is Protection.NO and change.says(
            identity, "protection", Protection.YES.value, Protection.UNKNOWN.value
        ):
            raise Blocked(
                "form.protection_stays",
                _("Markeringen skyddade personuppgifter kan inte tas bort här."),
                "protection",
            )
        identity.given_name = Draft(given_name)
        identity.surname = Draft(surname)
        identity.personnummer = Draft(checked_number(personnummer)) if personnummer else None
        identity.protection = Draft(protection.value)
        identity.version += 1
        identity.save()
        mark_protected(change, protection)
        if identity.concerns != Person.YOUTH.value:
            return
        if by.agency_id == change.case.noting_agency_id:
            _decide_consents_anew(change)
        else:
            corrections.recompute_provisions(change, sender_id=by.agency_id)
            end_fallen(change)


def answer_safety_question(
    case_id: UUID, *, by: Member, answer: Danger, reason: str = "", sending: Sent | None = None
) -> None:
    """Answer whether the child can come to harm if a guardian learns of the concern."""
    with gate.changing(case_id, by=by, act=Act.ANSWER_SAFETY_QUESTION, sending=sending) as change:
        earlier = SafetyAnswer.objects.filter(case=change.case, owner_id=by.agency_id).exists()
        if earlier and not reason.strip():
            raise Blocked(
                "form.safety_reason", _("Skriv varför svaret på säkerhetsfrågan ändras."), "reason"
            )
        SafetyAnswer.objects.create(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.SAFETY.value,
            written_by=by.membership_id,
            written_at=change.at,
            answer=Draft(answer.value),
            reason=Draft(reason) if reason.strip() else None,
        )
        if answer is not Danger.NO:
            stop_guardians(change)


def _own_identity(change: Change, identity_id: UUID) -> Identity:
    identity = Identity.objects.filter(
        pk=identity_id, case=change.case, owner_id=change.by.agency_id
    ).first()
    if identity is None:
        raise OutOfScope("scope.unknown")
    return change.own(identity)
