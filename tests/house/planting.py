"""Writes a canary into every protected field, and looks at pages that show them and that fail."""

import secrets
from string import ascii_lowercase
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client

from access.clock import today
from access.roles import Role
from agencies.models import User
from casework.management.demo import telling
from casework.models import Attachment, Identity, Note
from casework.models.action import Responsible
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand
from casework.models.contact import ContactKind, Kept
from casework.models.identity import Protection
from casework.models.observation import Factor, Level, Moment
from casework.models.report import Feedback
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from casework.writing import consultations, contacts, persons, plan, reports
from casework.writing.bookings import cancel_talk
from casework.writing.observing import observe_factors
from casework.writing.revising import revise_note
from casework.writing.talks import add_to_talk
from casework.writing.told import record_told
from consent.grounds import Ground
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.casework import disclosing
from tests.casework import meeting as meetings
from tests.town import Town

NUMBER = "20120305-2392"
# What is documented of a talk besides who held it, what was agreed and on which mandate.
TALK_TEXTS = (
    "place",
    "invited_by",
    "present_others",
    "youth_words",
    "guardians_view",
    "offers_accepted",
    "offers_declined",
)
# Every sealed text; choices have a handful of values, so there is nothing to look for in them.
TEXTS = (
    "given_name",
    "surname",
    "corrected",
    "guardian",
    "body",
    "shared",
    "officer",
    "revised",
    "reason",
    "holder",
    "agreed",
    "mandate",
    *TALK_TEXTS,
    "what",
    "objection",
    "words",
    "strengths",
    "typed",
    "kept",
    "name",
    "content",
    "receiver",
    "about",
    "text",
    "receipt",
    "to_whom",
    "harm",
    "consent_not_asked",
    "asked",
    "advised",
)
# Letters alone: digits by chance could be taken for a telephone number, which a form refuses.
CANARIES = {
    name: f"Kanarie{name}{''.join(secrets.choice(ascii_lowercase) for _ in range(12))}"
    for name in TEXTS
}
WORDS = [*CANARIES.values(), NUMBER, NUMBER.replace("-", "")]


def client_of(town: Town, key: str) -> Client:
    client = Client(raise_request_exception=False)
    user = User.objects.get(pk=town[key].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def plant(town: Town) -> tuple[str, list[bytes]]:
    """Write a canary into every field, look at pages, fail on some; the error pages come back."""
    say = CANARIES
    case = telling.concern(
        town["teacher"],
        (say["given_name"], say["surname"]),
        NUMBER,
        ConcernCategory.SUBSTANCES,
        say["body"],
    )
    telling.guardians(case, town["teacher"], (say["guardian"], say["guardian"], ""))
    for danger in (Danger.UNKNOWN, Danger.NO):
        persons.answer_safety_question(
            case, by=town["teacher"], answer=danger, reason=say["reason"]
        )
    consent = telling.ask(case, town["teacher"], [a.pk for a in town.agencies.values()])
    telling.answer(case, consent, town["teacher"], towns.ONE)
    telling.answer(case, consent, town["teacher"], towns.YOUTH, towns.VIEW)
    telling.attach(
        case,
        consent,
        town["teacher"],
        name=f"{say['name']}.pdf",
        content=telling.BLANK_PDF.replace(b"trailer", f"%{say['content']}\ntrailer".encode()),
    )
    telling.coordinate(case, town["coordinator"])
    telling.take_seat(case, town["coordinator"], town["police_contact"], town["officer"])
    telling.note(case, town["teacher"], Topic.SUPPORT, say["shared"], share=[town.agency("police")])
    telling.note(case, town["officer"], Topic.LEISURE, say["officer"])
    booking = telling.book(case, town["teacher"], place=say["place"])
    cancel_talk(case, booking, by=town["teacher"], reason=say["reason"])
    talk = telling.talk(
        case,
        town["teacher"],
        say["holder"],
        say["agreed"],
        kind=TalkKind.CONCERN,
        mandate=say["mandate"],
        reason=say["reason"],
        **{name: say[name] for name in TALK_TEXTS},
    )
    add_to_talk(case, talk, by=town["teacher"], text=say["text"])
    held = meetings.with_texts(
        town, case, name=say["name"], text=say["text"], objection=say["objection"]
    )
    seen = client_of(town, "coordinator").get(f"/meetings/{held}/").content
    assert say["objection"].encode() in seen
    contact = contacts.plan_contact(
        case, by=town["teacher"], kind=ContactKind.PHONE, planned_date=today()
    )
    contacts.record_contact(
        case, contact, by=town["teacher"], outcome=Kept.KEPT, words=say["words"]
    )
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["teacher"],
        what=say["what"],
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    observe_factors(
        case,
        by=town["teacher"],
        observed_date=today(),
        moment=Moment.BEFORE,
        levels={Factor.SCHOOL: Level.LOW},
        strengths=say["strengths"],
    )
    youth = Identity.objects.get(case_id=case, concerns="youth", owner_id=town.agency("school"))
    persons.correct_identity(
        case,
        youth.pk,
        by=town["teacher"],
        version=1,
        given_name=say["given_name"],
        surname=say["corrected"],
        personnummer=NUMBER,
        protection=Protection.NO,
    )
    for of_case in (case, None):
        made = reports.report_concern(
            by=town["teacher"],
            case_id=of_case,
            reported_date=today(),
            receiver=say["receiver"],
            about=say["about"],
            text=say["text"],
            feedback_asked=True,
        )
        reports.record_feedback(
            made, by=town["teacher"], feedback=Feedback.ONGOING, receipt=say["receipt"]
        )
    written = Note.objects.get(case_id=case, owner_id=town.agency("police")).pk
    revise_note(case, written, by=town["officer"], text=say["revised"], version=0)
    question = consultations.ask_coordination(
        by=town["teacher"], age_band=AgeBand.FROM_13, text=say["asked"]
    )
    consultations.give_advice(
        question, by=town["coordinator"], kind=AdviceKind.SSPF, text=say["advised"]
    )
    for key in ("teacher", "coordinator"):
        answered = client_of(town, key).get(f"/consultations/{question}/").content
        assert all(say[name].encode() in answered for name in ("asked", "advised"))
    ledger = _tell_by_law(town)
    pages = _look(town, str(case))
    shown = client_of(town, "teacher").get(f"/reports/{made}/").content
    assert all(say[name].encode() in shown for name in ("receiver", "about", "text", "receipt"))
    assert all(say[name].encode() in ledger for name in ("what", "to_whom"))
    towns.withdraw(town, case, consent, giver=towns.ONE)
    return str(case), pages


def _tell_by_law(town: Town) -> bytes:
    """A decision on a provision and what was told in words; the ledger, where both are read."""
    say = CANARIES
    case = telling.concern(
        town["social"],
        (say["given_name"], say["surname"]),
        NUMBER,
        ConcernCategory.RECRUITMENT,
        say["body"],
    )
    decider = disclosing.join(town, "social", Role.DECIDER, "decides_for_social")
    disclosing.assign(town, case, decider, contact="social_contact")
    why = {
        "reason": f"Det står i {say['text']}.",
        "consent_asked": False,
        "consent_not_asked": say["consent_not_asked"],
    }
    harm = {"ground": Ground.HARM_TEST, "harm": say["harm"], "committed_crime": None}
    disclosing.decide(town, case, decider, **why, **harm)
    record_told(
        case,
        by=town["social"],
        what=say["what"],
        to_whom=say["to_whom"],
        receiver=town.agency("police"),
        topic=Topic.LEISURE,
        ground=Ground.ACUTE_POLICE,
        told_date=today(),
        **why,
    )
    return client_of(town, "social").get(f"/cases/{case}/disclosures/").content


def _look(town: Town, case: str) -> list[bytes]:
    teacher, officer = client_of(town, "teacher"), client_of(town, "officer")
    acting = {"acting_for": str(town["teacher"].membership_id), "sending": str(uuid4())}
    seen = teacher.get(f"/cases/{case}/").content
    for name in ("given_name", "corrected", "body", "agreed", "what", "strengths"):
        assert CANARIES[name].encode() in seen
    officer.get(f"/cases/{case}/")
    for typed in ({"personnummer": NUMBER}, {"surname": CANARIES["corrected"]}):
        answer = teacher.post("/search/", {**acting, **typed})
        assert b"/cases/" + case.encode() in answer.content
        assert CANARIES["given_name"].encode() not in answer.content
    record = f"/cases/{case}/consents/{telling.newest_consent(UUID(case))}/"
    assert CANARIES["name"].encode() in teacher.get(record).content
    assert CANARIES["name"].encode() not in officer.get(record).content
    form = f"/cases/{case}/attachments/{Attachment.objects.get().pk}/"
    handed = teacher.get(form)
    assert CANARIES["content"].encode() in handed.content
    assert CANARIES["name"] not in str(handed.headers)
    teacher.post("/cases/names/", {**acting, "show": "yes"})
    assert CANARIES["given_name"].encode() in teacher.get("/cases/").content
    errors = [
        client_of(town, "colleague").get(f"/cases/{case}/"),
        client_of(town, "youth_worker").get(f"/cases/{case}/"),
        client_of(town, "administrator").get(f"/cases/{case}/"),
        officer.get(form),
        officer.get(f"/cases/{case}/?q={CANARIES['typed']}&bad=%ff"),
        Client(enforce_csrf_checks=True).post("/login/", {"login": "x", "password": "y"}),
    ]
    # A form that comes back shows what was typed, to the one who typed it.
    wrong = teacher.post(f"/cases/{case}/notes/", {**acting, "text": CANARIES["typed"]})
    assert (wrong.status_code, CANARIES["typed"].encode() in wrong.content) == (422, True)
    kept = teacher.post(
        f"/cases/{case}/unsent/add_note/",
        {**acting, "sending": str(uuid4()), "text": CANARIES["kept"]},
        headers={"Accept": "application/json"},
    )
    assert kept.status_code == 200
    teacher.post(
        f"/cases/{case}/notes/",
        {"acting_for": str(uuid4()), "text": f"{CANARIES['typed']} och mer"},
    )
    errors.append(_an_error_in_the_middle(teacher, case, acting))
    statuses = [answer.status_code for answer in errors]
    assert statuses == [403, 404, 403, 404, 200, 403, 500]
    return [answer.content for at, answer in enumerate(errors) if at != 4]


def _an_error_in_the_middle(client: Client, case: str, acting: dict[str, str]):
    """A page that fails while plain text is in its frames and in the form."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE casework_note RENAME TO casework_away")
    try:
        form = {**acting, "topic": "support", "concerns": "youth", "text": CANARIES["typed"]}
        return client.post(f"/cases/{case}/notes/", form)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE casework_away RENAME TO casework_note")
