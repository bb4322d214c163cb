"""Each of those in the table of doors, logged in, with the case of that situation."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.test import Client

from access.clock import today
from access.members import Member
from agencies.models import User
from casework.management.demo import telling
from casework.models import (
    Action,
    Attachment,
    Identity,
    MinutesLine,
    Note,
    Participant,
    Talk,
    TalkBooking,
)
from casework.models.action import Outcome, Responsible
from casework.models.consultation import AgeBand
from casework.models.contact import ContactKind
from casework.models.observation import Factor, Level, Moment
from casework.writing import (
    consultations,
    contacts,
    disclosures,
    joinings,
    observing,
    plan,
    reports,
    unsent,
)
from casework.writing.commitments import assess_commitment
from consent.ground_numbers import GROUND_NUMBERS
from consent.grounds import Ground
from consent.models import Release
from consent.terms import CloseReason, Topic
from tests import town as towns
from tests.casework import meeting as meetings
from tests.casework.disclosing import advised
from tests.casework.joining import one_case
from tests.doors import WHO
from tests.town import Town


@dataclass(frozen=True)
class Place:
    """A case with one of each child, by the names the addresses give them."""

    ids: dict[str, UUID]

    def path(self, route: str) -> str:
        path = "/" + route
        for name, value in self.ids.items():
            path = path.replace(f"<uuid:{name}>", str(value))
        form = "add_note" if "case_id" in route else "new_case"
        path = path.replace("<meeting_step:name>", "finish")
        path = path.replace("<provision:code>", "BROTTSFOREBYGGA")
        path = path.replace("<case_form:form>", form).replace("<new_form:form>", form)
        path = path.replace("<ground:ground>", str(GROUND_NUMBERS[Ground.CRIME_PREVENTION]))
        return path.replace("<int:index>", "0").replace(
            "^invitation/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", "invitation/abc-def/"
        )


@dataclass(frozen=True)
class Somebody:
    """A logged-in browser, for whom it acts, and the case it goes to."""

    client: Client
    member: Member | None
    place: Place


def _case(town: Town) -> Place:
    case, consent = towns.consented(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=[town.agency("police")])
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["teacher"],
        what="Läxhjälp",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    observation = observing.observe_factors(
        case,
        by=town["teacher"],
        observed_date=today(),
        moment=Moment.BEFORE,
        levels={Factor.SCHOOL: Level.LOW},
    )
    telling.note(case, town["officer"], Topic.LEISURE, "Polisens egen.")
    # One family at a time: every case has an hour of its own.
    telling.book(case, town["teacher"], hour=8 + TalkBooking.objects.count())
    note = Note.objects.get(case_id=case, topic=Topic.SCHOOLING.value)
    decision = disclosures.decide_disclosure(
        case,
        by=town["teacher"],
        receiver=town.agency("social"),
        ground=Ground.INQUIRY,
        items=[note.pk],
        reason="Utredningen behöver veta det.",
        consent_asked=True,
        inquiry_opened=True,
    )
    telling.attach(case, consent, town["teacher"])
    begun = uuid4()
    unsent.keep(begun, by=town["teacher"], form="add_note", typed="text=Han", case_id=case)
    contact = contacts.plan_contact(
        case, by=town["teacher"], kind=ContactKind.PHONE, planned_date=today()
    )
    report = reports.report_concern(
        by=town["teacher"], case_id=case, reported_date=today(), receiver="Mottagningen"
    )
    meeting = meetings.opened(town, case)
    promised = meetings.line(town, meeting, case, "school", "Mentorn ringer varje vecka.")
    meetings.confirmed(town, promised, case, "teacher", "Mentorn ringer varje vecka.")
    question = consultations.ask_coordination(
        by=town["teacher"], age_band=AgeBand.FROM_13, text="Borta från lektionerna."
    )
    return Place(
        {
            "question_id": question,
            "meeting_id": meeting,
            "participant_id": Participant.objects.get(
                meeting=meeting, membership_id=town["officer"].membership_id
            ).pk,
            "line_id": meetings.line(town, meeting, case, "police", "Patrullerar på fredagar."),
            "commitment_id": MinutesLine.objects.get(drafted=promised).pk,
            "case_id": case,
            "consent_id": consent,
            "identity_id": Identity.objects.get(
                case_id=case, concerns="youth", owner_id=town.agency("school")
            ).pk,
            "item_id": note.pk,
            "release_id": Release.objects.get(item_id=note.pk, decision=None).pk,
            "attachment_id": Attachment.objects.get(case_id=case).pk,
            "action_id": Action.objects.get(case_id=case).pk,
            "booking_id": TalkBooking.objects.get(case_id=case).pk,
            "observation_id": observation,
            "talk_id": Talk.objects.get(case_id=case).pk,
            "contact_id": contact,
            "membership_id": town["teacher"].membership_id,
            "user_id": town["decider"].user_id,
            "agency_id": town.agency("leisure"),
            "unsent_id": begun,
            "decision_id": decision,
            "report_id": report,
            "advice_id": advised(town["teacher"]),
        }
    )


def _log_in(user_id: UUID) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user_id), backend="agencies.backends.MemberBackend")
    return client


def everybody() -> dict[str, Somebody]:
    """Each of WHO, with the case of that situation; founds two towns."""
    town = towns.found()
    other = towns.found("Björkstad", "BS")
    older = one_case(town, "teacher")[0]
    running, gone, closed = _case(town), _case(town), _case(town)
    third = one_case(town, "teacher")[0]
    ended = joinings.propose_joining(third, older, by=town["teacher"])
    joinings.end_joining(third, ended, by=town["teacher"], reason="För tidigt.")
    made = joinings.propose_joining(running.ids["case_id"], older, by=town["coordinator"])
    for place in (running, gone, closed):
        place.ids.update(older_id=older, joining_id=made, ended_id=ended)
    towns.withdraw(town, gone.ids["case_id"], gone.ids["consent_id"])
    for action in Action.objects.filter(case_id=closed.ids["case_id"]):
        plan.assess_action(
            closed.ids["case_id"], action.pk, by=town["teacher"], outcome=Outcome.DONE
        )
    assess_commitment(
        closed.ids["case_id"],
        closed.ids["commitment_id"],
        by=town["teacher"],
        outcome=Outcome.DONE,
    )
    plan.close_case(closed.ids["case_id"], by=town["teacher"], reason=CloseReason.GOALS_MET)
    superuser = User.objects.create_user(email="root@example.se", name="Root", password="x" * 20)
    User.objects.filter(pk=superuser.pk).update(is_superuser=True)
    found = {
        "visitor": Somebody(Client(), None, running),
        "superuser": Somebody(_log_in(superuser.pk), None, running),
    }
    members = {name: (town.people.get(name), running) for name in WHO if name in town.people}
    members["stranger"] = (other["teacher"], running)
    members["officer_gone"] = (town["officer"], gone)
    members["officer_closed"] = (town["officer"], closed)
    members["teacher_closed"] = (town["teacher"], closed)
    for name, (member, place) in members.items():
        assert member is not None
        found[name] = Somebody(_log_in(member.user_id), member, place)
    return found
