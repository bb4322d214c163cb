"""Short forms in which the stories are told; each does what a form in the browser does."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access import clock
from access.clock import STOCKHOLM
from access.members import Member
from agencies.people import coordination_of
from casework.models import Identity, Note
from casework.models.attachment import FileType, Scan
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from casework.reading.cases import read_case
from casework.writing import (
    attachments,
    bookings,
    cases,
    consents,
    disclosures,
    notes,
    persons,
    seats,
    talks,
)
from consent.asking import Question
from consent.grounds import Ground
from consent.models import Consent, ConsentGiver
from consent.rules import default_until
from consent.terms import (
    CONSENT_TOPICS,
    AnswerKind,
    Channel,
    ConcernCategory,
    Custody,
    Person,
    Purpose,
    Topic,
)

# A page with nothing on it, for a form that somebody has scanned.
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
)


@dataclass(frozen=True, slots=True)
class Teller:
    """The people of the town by a short key, and the day on which the demonstration is loaded."""

    people: dict[str, Member]
    today: date

    def by(self, key: str) -> Member:
        """The acting member of that key."""
        return self.people[key]

    def agency(self, key: str) -> UUID:
        """The agency that the member of that key acts for."""
        return self.people[key].agency_id

    def ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """A time of day so many days before loading."""
        return at(self.today - timedelta(days=days), hour, minute)


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """An instant of Swedish time."""
    return datetime.combine(day, time(hour, minute), STOCKHOLM)


def concern(
    by: Member,
    name: tuple[str, str],
    number: str,
    category: ConcernCategory,
    text: str,
    *,
    topic: Topic = Topic.LEISURE,
    protection: Protection = Protection.NO,
) -> UUID:
    """Note a concern about a youth."""
    return cases.note_concern(
        by=by,
        topic=topic,
        category=category,
        text=text,
        given_name=name[0],
        surname=name[1],
        personnummer=number,
        protection=protection,
    )


def guardians(case_id: UUID, by: Member, *named: tuple[str, str, str], **marks: Any) -> None:
    """Name guardians: given name, surname, number."""
    for given_name, surname, number in named:
        persons.name_guardian(
            case_id,
            by=by,
            given_name=given_name,
            surname=surname,
            personnummer=number,
            protection=marks.get("protection", Protection.NO),
        )


def safe_to_ask(case_id: UUID, by: Member) -> None:
    """Answer No to the safety question."""
    persons.answer_safety_question(case_id, by=by, answer=Danger.NO)


def ask(
    case_id: UUID,
    by: Member,
    receivers: Iterable[UUID],
    *,
    topics: Iterable[Topic] = CONSENT_TOPICS,
    from_date: date | None = None,
    until: date | None = None,
    purpose: Purpose = Purpose.SAFE_LEISURE,
    interpreter: bool = False,
) -> UUID:
    """Ask for consent, for half a year unless said otherwise; the coordination with them."""
    first = from_date or clock.today()
    receivers = {*receivers, coordination_of(by.collaboration_id)} - {None}
    return consents.ask_consent(
        case_id,
        by=by,
        question=Question(
            purposes=(purpose.value,),
            crosses=frozenset((receiver, topic) for receiver in receivers for topic in topics),
            from_date=first,
            until_date=until or default_until(first, settings.CONSENT_TERMS),
            channel=Channel.MEETING,
            language="sv",
            interpreter=interpreter,
            text_version=settings.CONSENT_TEXT_VERSION,
            custody_checked_date=clock.today(),
            **_custody(case_id),
        ),
    )


def _custody(case_id: UUID) -> dict[str, Any]:
    """Joint where two guardians are named, sole where one is."""
    guardians = [Person.GUARDIAN_1.value, Person.GUARDIAN_2.value]
    named = Identity.objects.filter(case_id=case_id, concerns__in=guardians)
    holders = frozenset(Person(concerns) for concerns in named.values_list("concerns", flat=True))
    return {"custody": Custody.JOINT if len(holders) == 2 else Custody.SOLE, "holders": holders}


def answer(
    case_id: UUID, consent_id: UUID, by: Member, giver: Person, kind: AnswerKind = AnswerKind.YES
) -> None:
    """Record what a giver answered at a meeting."""
    consents.record_answer(
        case_id, consent_id, by=by, giver=giver, kind=kind, channel=Channel.MEETING, about_self=True
    )


def attach(
    case_id: UUID,
    consent_id: UUID,
    by: Member,
    *,
    name: str = "blankett.pdf",
    content: bytes = BLANK_PDF,
    signers: tuple[Person, ...] = (Person.GUARDIAN_1,),
) -> UUID:
    """Keep a scanned form with its consent; an empty page unless said otherwise."""
    scan = Scan(name, content, FileType.PDF)
    return attachments.attach_form(case_id, consent_id, by=by, file=scan, signers=signers)


def take_seat(case_id: UUID, coordinator: Member, contact: Member, *others: Member) -> None:
    """The coordinator invites an agency; its contact person assigns itself and colleagues."""
    seats.invite_agency(case_id, by=coordinator, agency=contact.agency_id)
    for member in (contact, *others):
        seats.assign_member(case_id, by=contact, membership=member.membership_id)


def coordinate(case_id: UUID, coordinator: Member) -> None:
    """The coordinator, invited by the answer that made the consent valid, takes the case."""
    seats.assign_member(case_id, by=coordinator, membership=coordinator.membership_id)


def note(case_id: UUID, by: Member, topic: Topic, text: str, *, share: Iterable[UUID] = ()) -> None:
    """Write a note and share it."""
    notes.record_note(
        case_id, by=by, topic=topic, concerns=Person.YOUTH, text=text, receivers=frozenset(share)
    )


def book(case_id: UUID, by: Member, *, days: int = 3, hour: int = 15, **more: Any) -> UUID:
    """Book a talk with the family some days ahead; `more` is what else the form asks."""
    wanted = {"kind": TalkKind.CONCERN, "invited": frozenset({Person.YOUTH, Person.GUARDIAN_1})}
    return bookings.book_talk(
        case_id,
        by=by,
        day=clock.today() + timedelta(days=days),
        at_time=time(hour, 0),
        **(wanted | more),
    )


def talk(
    case_id: UUID,
    by: Member,
    holder: str,
    agreed: str,
    *,
    kind: TalkKind = TalkKind.CONCERN,
    mandate: str = "",
    **more: Any,
) -> UUID:
    """Record a talk held today; `more` is what else is documented of it."""
    return talks.record_talk(
        case_id,
        by=by,
        kind=kind,
        held_date=clock.today(),
        holder=holder,
        agreed=agreed,
        mandate=mandate,
        **more,
    )


def tell_by_law(
    case_id: UUID,
    by: Member,
    receiver: UUID,
    ground: Ground,
    reason: str,
    *,
    topics: Iterable[Topic],
) -> None:
    """Release one's own items of some topics to an agency on a provision of law; consent was asked
    for, and refused."""
    items = [
        item_id
        for model in (Identity, Note)
        for item_id in model.objects.filter(
            case_id=case_id,
            owner_id=by.agency_id,
            topic__in=[topic.value for topic in topics],
            concerns=Person.YOUTH.value,
        ).values_list("pk", flat=True)
    ]
    disclosures.decide_disclosure(
        case_id,
        by=by,
        receiver=receiver,
        ground=ground,
        items=items,
        reason=reason,
        consent_asked=True,
        committed_crime=False,
    )


def look(case_id: UUID, by: Member) -> None:
    """Open the case page; a refusal is part of the story and stands in the log."""
    with suppress(Http404, PermissionDenied):
        read_case(case_id, by=by)


def yes_of_all(consent_id: UUID) -> dict[Person, AnswerKind]:
    """What must be answered for a consent to hold: everybody's yes, and the view of a child."""
    givers = ConsentGiver.objects.filter(consent_id=consent_id).order_by("-required", "person")
    return {
        Person(giver.person): AnswerKind.YES if giver.required else AnswerKind.VIEW
        for giver in givers
    }


def newest_consent(case_id: UUID) -> UUID:
    """The id of the case's newest consent."""
    found = (
        Consent.objects.filter(case_id=case_id).order_by("-version").values_list("pk", flat=True)
    )
    return found[0]
