"""How a case begins: with a name, or after a closed one; and how an early draft gets its name."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from agencies import people
from casework.models import Case, Identity, Note
from casework.models.case import draw_number
from casework.models.identity import Protection
from casework.writing.steps import facts_of, refuse_misplaced, take_step
from consent import gate
from consent.birthdays import birth_date, normal_form
from consent.change import Change
from consent.terms import ConcernCategory, Person, Topic
from vault.sealed import Draft


def note_concern(
    *,
    by: Member,
    topic: Topic,
    category: ConcernCategory,
    text: str,
    sending: Sent | None = None,
    continued_from: UUID | None = None,
    **identity: Any,
) -> UUID:
    """Begin a case about a named youth, in one's own agency's room."""
    act = Act.BEGIN_AGAIN if continued_from else Act.NOTE_CONCERN
    case = _new_case(by)
    case.continued_from_id = continued_from
    with gate.beginning(case, by=by, act=act, after=continued_from, sending=sending) as change:
        _describe(change, topic=topic, category=category, text=text)
        write_identity(change, Person.YOUTH, **identity)
        take_step(change, "note_concern", facts_of(change, concern_described=True))
    return change.case.pk


def begin_again(case_id: UUID, *, by: Member, **concern: Any) -> UUID:
    """A new case after a closed one; linked, with no old text in it."""
    return note_concern(by=by, continued_from=case_id, **concern)


def name_draft(case_id: UUID, *, by: Member, sending: Sent | None = None, **identity: Any) -> None:
    """Give a draft its name that was begun as a case, before questions were kept apart (ADR 12)."""
    with gate.changing(case_id, by=by, act=Act.NOTE_CONCERN, sending=sending) as change:
        refuse_misplaced(change, "name_draft")
        write_identity(change, Person.YOUTH, **identity)
        described = Note.objects.filter(case=change.case, category__isnull=False).exists()
        take_step(change, "note_concern", facts_of(change, concern_described=described))


def write_identity(
    change: Change,
    person: Person,
    *,
    given_name: str,
    surname: str,
    personnummer: str,
    protection: Protection,
) -> Identity:
    """Seal a person's identity; a protection mark masks the whole case at once (domain 0.5)."""
    identity = Identity(
        case=change.case,
        owner_id=change.by.agency_id,
        concerns=person.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        given_name=Draft(given_name),
        surname=Draft(surname),
        personnummer=Draft(checked_number(personnummer)) if personnummer else None,
        protection=Draft(protection.value),
    )
    identity.save(force_insert=True)
    mark_protected(change, protection)
    return identity


def mark_protected(change: Change, protection: Protection) -> None:
    """Set the case's mark; it cannot be taken off here."""
    if protection is not Protection.NO and not change.case.protected:
        change.case.protected = True
        change.case.save(update_fields=["protected"])
        change.says_in_log(protected="set")
        change.moves_access()


def checked_number(personnummer: str) -> str:
    """The number in its normal form; a demonstration takes only official test numbers.

    Raises Blocked at the field.
    """
    number = normal_form(personnummer)
    if birth_date(number) > clock.today():
        raise Blocked("form.number", _("Födelsedagen har inte varit än."), "personnummer")
    if settings.VARSAM_DEMO and number not in settings.DEMO_NUMBERS:
        raise Blocked(
            "form.demo_number",
            _("Demonstrationen tar bara emot testnummer, till exempel 20120305-2392."),
            "personnummer",
        )
    return number


def _new_case(by: Member) -> Case:
    prefix = people.number_prefix(by.collaboration_id)
    year = clock.today().year
    number = draw_number(prefix, year)
    while Case.objects.filter(collaboration_id=by.collaboration_id, number=number).exists():
        number = draw_number(prefix, year)
    return Case(number=number)


def _describe(change: Change, *, topic: Topic, category: ConcernCategory, text: str) -> None:
    Note.objects.create(
        case=change.case,
        owner_id=change.by.agency_id,
        topic=topic.value,
        written_by=change.by.membership_id,
        written_at=change.at,
        body=Draft(text),
        category=Draft(category.value),
    )
