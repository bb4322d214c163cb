"""Every address by every role and relation, as the hand-written table has it; and the people in it.

The table is written after domain 0.2 and the design's order of answers, not from the code.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.test import Client

from access.clock import today
from access.members import Member
from agencies.models import User
from casework.management.demo import telling
from casework.models import Action, Attachment, Identity, Note
from casework.models.action import Outcome, Responsible
from casework.writing import disclosures, plan, reports, unsent
from consent.ground_numbers import GROUND_NUMBERS
from consent.grounds import Ground
from consent.models import Release
from consent.terms import CloseReason, Topic
from tests import town as towns
from tests.town import Town

# The columns of the table, in this order.
WHO = (
    "visitor",  # no session
    "superuser",  # a superuser without an agency
    "administrator",
    "school_reviewer",  # reviews the log of the school
    "teacher",  # of the agency that noted the concern, assigned
    "colleague",  # of that agency, not assigned
    "contact",  # its contact person, not assigned
    "coordinator",  # invited, consent covers it, assigned
    "officer",  # invited, consent covers it, assigned
    "police_contact",  # as the officer, and contact person
    "youth_worker",  # of an agency that was never invited
    "stranger",  # a case worker of another collaboration
    "officer_gone",  # the officer, in a case where the consent was withdrawn
    "officer_closed",  # the officer, in a case that is closed
    "teacher_closed",  # the teacher, in a case that is closed
)
# v  to the log-in page, nothing in the log        r  403: the role never may, one refusal
# a  403: one's own agency but not assigned        n  404: no such page, one refusal
# .  200, one entry                                f  422: the form again, one entry
# ,  200, no entry: nothing of a case on it        ;  422, no entry
# x  302 elsewhere, no entry                       s  302 elsewhere, one entry
# m  405: no such method, no entry
CASE = "vrrr.aa...nn..."
CASE_FORM = "vrrrfaafffnnfff"
OWNER = "vrrr.aarnnnnnn."
OWNER_FORM = "vrrrfaarnnnnnnf"
OWN_ITEM = "vrrr.aannnnnnn."
OWN_ITEM_FORM = "vrrrfaannnnnnnf"
NO_POST = "vrrrmmmmmmmmmmm"
OPEN = ",,,,,,,,,,,,,,,"
OPEN_NO_POST = "mmmmmmmmmmmmmmm"
ADMIN = "vr.rrrrrrrrrrrr"
ADMIN_FORM = "vrfrrrrrrrrrrrr"
ADMIN_EMPTY = "vr,rrrrrrrrrrrr"
ADMIN_EMPTY_FORM = "vr;rrrrrrrrrrrr"
ADMIN_NO_POST = "vrmrrrrrrrrrrrr"
ADMIN_DONE = "vrsrrrrrrrrrrrr"

TABLE: dict[str, tuple[str, str]] = {
    # Open and personal addresses.
    "login/": (",xxxxxxxxxxxxxx", ",xxxxxxxxxxxxxx"),
    "logout/": ("vmmmmmmmmmmmmmm", "vssssssssssssss"),
    "session/remaining/": (",,,,,,,,,,,,,,,", "mmmmmmmmmmmmmmm"),
    "session/extend/": ("vmmmmmmmmmmmmmm", "vxxxxxxxxxxxxxx"),
    "shortcuts/": ("vmmmmmmmmmmmmmm", "vxxxxxxxxxxxxxx"),
    "password/": ("v,,,,,,,,,,,,,,", "v,,,,,,,,,,,,,,"),
    "^invitation/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        ",,,,,,,,,,,,,,,",
        ",,,,,,,,,,,,,,,",
    ),
    "language/": ("mmmmmmmmmmmmmmm", "xxxxxxxxxxxxxxx"),
    "help/": (OPEN, OPEN_NO_POST),
    "help/glossary/": (OPEN, OPEN_NO_POST),
    "help/law/": (OPEN, OPEN_NO_POST),
    "help/law/<provision:code>/": (OPEN, OPEN_NO_POST),
    "help/report/": (OPEN, OPEN_NO_POST),
    "help/manual/": (OPEN, OPEN_NO_POST),
    "help/manual/administrator/": (OPEN, OPEN_NO_POST),
    "help/manual/coordinator/": (OPEN, OPEN_NO_POST),
    "help/manual/leisure/": (OPEN, OPEN_NO_POST),
    "help/manual/police/": (OPEN, OPEN_NO_POST),
    "help/manual/reviewer/": (OPEN, OPEN_NO_POST),
    "help/manual/school/": (OPEN, OPEN_NO_POST),
    "help/manual/social-worker/": (OPEN, OPEN_NO_POST),
    "about/accessibility/": (OPEN, OPEN_NO_POST),
    "about/privacy/": (OPEN, OPEN_NO_POST),
    "about/cookies/": (OPEN, OPEN_NO_POST),
    "": ("vxxxxxxxxxxxxxx", "vmmmmmmmmmmmmmm"),
    # Of development and tests alone.
    "components/": (",,,,,,,,,,,,,,,", "mmmmmmmmmmmmmmm"),
    "membership/": ("v-,,,,,,,,,,,,,", "v-,,,,,,,,,,,,,"),
    # Casework without a case: the list, a search, a new case.
    "cases/": ("vrrr...........", NO_POST),
    "cases/consents/": ("vrrr...........", NO_POST),
    "cases/names/": (NO_POST, "vrrrxxxxxxxxxxx"),
    "cases/find/": ("vrrrxxxxxxxxxxx", NO_POST),
    # Whom one searches for comes by post alone.
    "search/": ("vrrr,,,,,,,,,,,", "vrrr;;;;;;;;;;;"),
    "cases/new/": ("vrrr,,,r,,,,,,,", "vrrr;;;r;;;;;;;"),
    "cases/new/draft/": ("vrrr,,,r,,,,,,,", "vrrr;;;r;;;;;;;"),
    # What was typed and not sent.
    "unsent/": ("vrrr...........", NO_POST),
    "unsent/<new_form:form>/": (NO_POST, "vrrrsssrsssssss"),
    "unsent/<uuid:unsent_id>/discard/": (NO_POST, "vrrrsnnnnnnnnns"),
    "cases/<uuid:case_id>/unsent/<case_form:form>/": (NO_POST, "vrrrsaasssnnsss"),
    # One case.
    "cases/<uuid:case_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/why/<uuid:agency_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/present/": ("vrrr,aa,,,nn,,,", NO_POST),
    "cases/<uuid:case_id>/identity/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/again/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/guardians/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/identity/<uuid:identity_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/safety/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/consents/": ("vrrr.aannnnnnn.", "vrrrfaannnnnnnf"),
    # Papers are printed by the agency that asks alone.
    "cases/<uuid:case_id>/consents/form/": ("vrrr.aannnnnnn.", "vrrrfaannnnnnnf"),
    "cases/<uuid:case_id>/consents/information/": ("vrrr.aannnnnnn.", "vrrrfaannnnnnnf"),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/form/": (
        "vrrr.aannnnnnn.",
        "vrrrfaannnnnnnf",
    ),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/answers/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/withdrawals/": (CASE, CASE_FORM),
    # The page of an assessment says in words who may make it; attempts and forms are the asker's.
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/hindered/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/outweighed/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/youth-decides/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/not-reachable/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/attempts/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/forms/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/attachments/<uuid:attachment_id>/": (OWN_ITEM, NO_POST),
    "cases/<uuid:case_id>/notes/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/items/<uuid:item_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/releases/<uuid:release_id>/": ("vrrr.aannnnnnnn", "vrrrfaannnnnnnn"),
    "cases/<uuid:case_id>/items/<uuid:item_id>/guardians/": (OWN_ITEM, OWN_ITEM_FORM),
    # Telling on a provision of law: one's own items, so it hangs on no consent.
    "cases/<uuid:case_id>/disclosures/": (CASE, NO_POST),
    "cases/<uuid:case_id>/disclosures/new/": (CASE, NO_POST),
    "cases/<uuid:case_id>/disclosures/<uuid:agency_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/disclosures/<uuid:agency_id>/<ground:ground>/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/decisions/<uuid:decision_id>/confirm/": (
        "vrrr.aannnnnnnn",
        "vrrrfaannnnnnnn",
    ),
    "cases/<uuid:case_id>/decisions/<uuid:decision_id>/end/": (
        "vrrr.aannnnnnnn",
        "vrrrfaannnnnnnn",
    ),
    "cases/<uuid:case_id>/told/": (CASE, CASE_FORM),
    # Why somebody decided: for the reviewer of that agency and for who decided, no others.
    "decisions/<uuid:decision_id>/reason/": ("vrr..aannnnnnn.", "vrrmmmmmmmmmmmm"),
    "cases/<uuid:case_id>/agencies/": ("vrrrrrr.rrrrrrr", "vrrrrrrfrrrrrrr"),
    "cases/<uuid:case_id>/members/": ("vrrrrr..r.rrrrr", "vrrrrrffrfrrrrr"),
    "cases/<uuid:case_id>/members/<uuid:membership_id>/": ("vrrrrr.nrnrrrrr", "vrrrrrfnrnrrrrr"),
    "cases/<uuid:case_id>/talks/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/plan/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/actions/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/actions/<uuid:action_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/follow-up/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/closing/": (CASE, CASE_FORM),
    # Reports of concern: the reporting agency's alone, and of that those who work with the case.
    "reports/": ("vrrr...r.......", "vrrrmmmrmmmmmmm"),
    "reports/new/": ("vrrr,,,r,,,,,,,", "vrrr;;;r;;;;;;;"),
    "reports/<uuid:report_id>/": ("vrrr.nnrnnnnnn.", "vrrrmmmrmmmmmmm"),
    "reports/<uuid:report_id>/feedback/": ("vrrr.nnrnnnnnn.", "vrrrfnnrnnnnnnf"),
    "cases/<uuid:case_id>/report/": ("vrrr.aar..nn...", "vrrrfaarffnnfff"),
    # The reviewer's desk.
    "review/": ("vrr.rrrrrrrrrrr", "vrrmrrrrrrrrrrr"),
    "review/disclosures/": ("vrr.rrrrrrrrrrr", "vrrmrrrrrrrrrrr"),
    "review/<int:index>/": ("vrr.rrrrrrrrrrr", "vrrmrrrrrrrrrrr"),
    # The administrator's pages. A form for a new row shows nothing, so it is no reading.
    "administration/members/": (ADMIN, ADMIN),
    "administration/members/invite/": (ADMIN_EMPTY, ADMIN_EMPTY_FORM),
    "administration/members/<uuid:user_id>/": (ADMIN, ADMIN_NO_POST),
    "administration/members/<uuid:user_id>/memberships/": (ADMIN, ADMIN_FORM),
    # Nothing is to be filled in: an empty post is the confirmation.
    "administration/members/<uuid:user_id>/deactivate/": (ADMIN, ADMIN_DONE),
    "administration/members/<uuid:user_id>/reactivate/": (ADMIN, ADMIN_DONE),
    "administration/members/<uuid:user_id>/link/": (ADMIN, ADMIN),
    "administration/memberships/<uuid:membership_id>/": (ADMIN, ADMIN_FORM),
    "administration/memberships/<uuid:membership_id>/end/": (ADMIN, ADMIN_DONE),
    "administration/agencies/": (ADMIN, ADMIN_NO_POST),
    "administration/agencies/add/": (ADMIN_EMPTY, ADMIN_EMPTY_FORM),
    "administration/agencies/<uuid:agency_id>/": (ADMIN, ADMIN_FORM),
}
STATUS = {
    "v": 302, "r": 403, "a": 403, "n": 404, ".": 200, "f": 422, ",": 200, ";": 422,
    "x": 302, "s": 302, "m": 405, "-": 403,
}  # fmt: skip
ENTRIES = {"v": 0, "r": 1, "a": 1, "n": 1, ".": 1, "f": 1, ",": 0, ";": 0, "x": 0, "s": 1, "m": 0}
OTHER_METHODS = ("put", "patch", "delete")
# Polled by a script each minute; it tells who of the own agency has the case open.
NOT_OPENED_HERE = {"cases/<uuid:case_id>/present/"}


@dataclass(frozen=True)
class Place:
    """A case with one of each child, by the names the addresses give them."""

    ids: dict[str, UUID]

    def path(self, route: str) -> str:
        path = "/" + route
        for name, value in self.ids.items():
            path = path.replace(f"<uuid:{name}>", str(value))
        form = "add_note" if "case_id" in route else "new_case"
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
    telling.note(case, town["officer"], Topic.LEISURE, "Polisens egen.")
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
    report = reports.report_concern(
        by=town["teacher"], case_id=case, reported_date=today(), receiver="Mottagningen"
    )
    return Place(
        {
            "case_id": case,
            "consent_id": consent,
            "identity_id": Identity.objects.get(
                case_id=case, concerns="youth", owner_id=town.agency("school")
            ).pk,
            "item_id": note.pk,
            "release_id": Release.objects.get(item_id=note.pk, decision=None).pk,
            "attachment_id": Attachment.objects.get(case_id=case).pk,
            "action_id": Action.objects.get(case_id=case).pk,
            "membership_id": town["teacher"].membership_id,
            "user_id": town["decider"].user_id,
            "agency_id": town.agency("leisure"),
            "unsent_id": begun,
            "decision_id": decision,
            "report_id": report,
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
    running, gone, closed = _case(town), _case(town), _case(town)
    towns.withdraw(town, gone.ids["case_id"], gone.ids["consent_id"])
    for action in Action.objects.filter(case_id=closed.ids["case_id"]):
        plan.assess_action(
            closed.ids["case_id"], action.pk, by=town["teacher"], outcome=Outcome.DONE
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
