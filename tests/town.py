"""A small town for tests: agencies with keys, people in roles, stories told by the verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from access.acts import Act
from access.clock import today
from access.members import Member
from access.roles import AgencyKind, Role
from agencies.models import Agency, Collaboration, Membership, User
from audit import log
from casework.management.demo import telling
from casework.models.identity import Protection
from consent.terms import AnswerKind, ConcernCategory, Person
from vault.founding import make_agency_key

# Who lives in each test town: key, agency, role.
PEOPLE = (
    ("coordinator", "coordination", Role.COORDINATOR),
    ("administrator", "coordination", Role.ADMINISTRATOR),
    ("contact", "school", Role.CONTACT_PERSON),
    ("teacher", "school", Role.CASE_WORKER),
    ("colleague", "school", Role.CASE_WORKER),
    ("head_teacher", "school", Role.HEAD_TEACHER),
    ("decider", "school", Role.DECIDER),
    ("school_reviewer", "school", Role.LOG_REVIEWER),
    ("social", "social", Role.CASE_WORKER),
    ("social_contact", "social", Role.CONTACT_PERSON),
    ("officer", "police", Role.CASE_WORKER),
    ("police_contact", "police", Role.CONTACT_PERSON),
    ("police_reviewer", "police", Role.LOG_REVIEWER),
    ("youth_worker", "leisure", Role.CASE_WORKER),
    ("leisure_contact", "leisure", Role.CONTACT_PERSON),
)
AGENCIES = {
    "coordination": (AgencyKind.COORDINATION, "SSPF-samordningen", "strong"),
    "school": (AgencyKind.SCHOOL, "Granskolan", "strong"),
    "social": (AgencyKind.SOCIAL_SERVICES, "Socialtjänsten", "strong"),
    "police": (AgencyKind.POLICE, "Polisen", "strong"),
    "leisure": (AgencyKind.LEISURE, "Fritid", "none"),
}
YOUTH, ONE, TWO = Person.YOUTH, Person.GUARDIAN_1, Person.GUARDIAN_2
YES, NO, VIEW = AnswerKind.YES, AnswerKind.NO, AnswerKind.VIEW


@dataclass(frozen=True)
class Town:
    """A collaboration with its agencies and members by key."""

    collaboration: Collaboration
    agencies: Mapping[str, Agency]
    people: Mapping[str, Member]

    def __getitem__(self, key: str) -> Member:
        return self.people[key]

    def agency(self, key: str) -> UUID:
        """The id of an agency."""
        return self.agencies[key].pk


def found(name: str = "Granköping", prefix: str = "GK") -> Town:
    """Found a town; a second one must have another name."""
    collaboration = Collaboration.objects.create(
        name=f"SSPF {name}", short_name=name, number_prefix=prefix
    )
    log.found(collaboration.pk)
    agencies = {key: _agency(collaboration, *facts) for key, facts in AGENCIES.items()}
    people = {
        key: join(collaboration, agencies[agency], role, f"{key}@{prefix.lower()}.example.se")
        for key, agency, role in PEOPLE
    }
    return Town(collaboration, agencies, people)


def _agency(collaboration: Collaboration, kind: AgencyKind, name: str, secrecy: str) -> Agency:
    agency = Agency.objects.create(
        collaboration=collaboration,
        name=name,
        kind=kind.value,
        private=False,
        board="Nämnden",
        secrecy=secrecy,
        organisation_number="212000-0000",
    )
    make_agency_key(agency_id=agency.pk, collaboration_id=collaboration.pk)
    return agency


def join(collaboration: Collaboration, agency: Agency, role: Role, email: str) -> Member:
    """A new user with one membership, as the acting member of a request."""
    user = User.objects.create_user(email=email, name=email.split("@")[0], password="x" * 20)
    membership = Membership.objects.create(
        user=user, agency=agency, role=role.value, from_date=today() - timedelta(days=800)
    )
    return acting(membership)


def acting(membership: Membership) -> Member:
    """The acting member of a membership as it is stored now."""
    agency = membership.agency
    return Member(
        user_id=membership.user_id,
        membership_id=membership.pk,
        collaboration_id=agency.collaboration_id,
        agency_id=agency.pk,
        kind=AgencyKind(agency.kind),
        role=Role(membership.role),
        revision=membership.revision,
        strength="password",
        request="A" * 22,
    )


def again(member: Member) -> Member:
    """The same membership in a later request."""
    return acting(Membership.objects.select_related("agency").get(pk=member.membership_id))


def note_concern(
    town: Town, *, by: str = "teacher", protection: Protection = Protection.NO
) -> UUID:
    """A concern about Elias, with two guardians named."""
    case = telling.concern(
        town[by],
        ("Elias", "Alm"),
        "20120305-2392",
        ConcernCategory.SUBSTANCES,
        "Drack sprit på skoldiscot.",
        protection=protection,
    )
    telling.guardians(
        case, town[by], ("Johan", "Alm", "19790124-9297"), ("Lisa", "Alm", "19810119-9282")
    )
    return case


def ask(town: Town, case: UUID, *, by: str = "teacher", receivers: tuple[str, ...] = ()) -> UUID:
    """The safety question answered No, and consent asked for all agencies or those named."""
    telling.safe_to_ask(case, town[by])
    names = receivers or tuple(town.agencies)
    return telling.ask(case, town[by], [town.agency(name) for name in names])


def consented(town: Town, *, receivers: tuple[str, ...] = ()) -> tuple[UUID, UUID]:
    """A case with a valid consent, the coordinator and the police at work in it."""
    case = note_concern(town)
    consent = ask(town, case, receivers=receivers)
    for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
        telling.answer(case, consent, town["teacher"], giver, kind)
    telling.coordinate(case, town["coordinator"])
    telling.take_seat(case, town["coordinator"], town["police_contact"], town["officer"])
    return case, consent


def withdraw(town: Town, case: UUID, consent: UUID, *, giver: Person = TWO) -> None:
    """A guardian takes the yes back by telephone; the coordinator records it."""
    from casework.writing.consents import withdraw_consent
    from consent.terms import Channel

    withdraw_consent(case, consent, by=town["coordinator"], giver=giver, channel=Channel.PHONE)


def acts_of(town: Town) -> list[tuple[Act, str]]:
    """Act and outcome of every entry of the town's log, oldest first."""
    from audit.models import Body

    rows = Body.objects.filter(log_id=town.collaboration.pk, part=1).order_by("index")
    return [(Act(row.act), row.outcome) for row in rows]
