"""SSPF Torsby as the demonstration has it: agencies, people, and how they log in."""

from datetime import date
from typing import Any

from access.members import Member
from access.roles import AgencyKind, Role
from agencies.models import Agency, Membership, User
from agencies.people import acting
from agencies.writing.agencies import found_collaboration
from agencies.writing.members import add_membership, invite_member

PASSWORD = "varsam-visning"  # noqa: S105  the demonstration's log-ins are public
NAME = "SSPF Torsby"

# Columns: name, kind, board, own secrecy, organisation number (invented but the police's).
AGENCIES: tuple[tuple[str, AgencyKind, str, str], ...] = (
    ("SSPF-samordningen", AgencyKind.COORDINATION, "Kommunstyrelsen", "weak"),
    ("Socialtjänsten", AgencyKind.SOCIAL_SERVICES, "Socialnämnden", "strong"),
    ("Granbackens skola", AgencyKind.SCHOOL, "Barn- och utbildningsnämnden", "strong"),
    ("Polisen", AgencyKind.POLICE, "Polismyndigheten", "strong"),
    ("Ungdomsgården Linden", AgencyKind.LEISURE, "Kultur- och fritidsnämnden", "none"),
)
# Key, name, agency, role, what there is to see for that log-in.
PEOPLE: tuple[tuple[str, str, str, Role, str], ...] = (
    ("school", "Karin Ek", "Granbackens skola", Role.CONTACT_PERSON, "Elias, Maja, Hugo, Saga"),
    ("teacher", "Lars Sjö", "Granbackens skola", Role.CASE_WORKER, "Alva; samråd utan namn"),
    ("head_teacher", "Rut Berg", "Granbackens skola", Role.HEAD_TEACHER, "Saga (skyddad)"),
    ("social", "Anna Lind", "Socialtjänsten", Role.CASE_WORKER, "Liam, Ella, Oskar, Amina"),
    ("social_contact", "Bo Strand", "Socialtjänsten", Role.CONTACT_PERSON, "Elias, Viktor"),
    ("social_decider", "Eva Holm", "Socialtjänsten", Role.DECIDER, "Liam (utlämnande)"),
    ("police_contact", "Mats Norr", "Polisen", Role.CONTACT_PERSON, "Ella (återkallat), Oskar"),
    ("police", "Sara Dahl", "Polisen", Role.CASE_WORKER, "Noah, Viktor, Elias, Liam"),
    ("leisure", "Ida Gran", "Ungdomsgården Linden", Role.CONTACT_PERSON, "Noah, Hugo, Elias"),
    ("coordinator", "Maria Lund", "SSPF-samordningen", Role.COORDINATOR, "alla med samtycke"),
    ("school_log", "Gunnar Rask", "Granbackens skola", Role.LOG_REVIEWER, "skolans logg"),
    ("social_log", "Hans Kull", "Socialtjänsten", Role.LOG_REVIEWER, "socialtjänstens logg"),
    ("police_log", "Stina Hed", "Polisen", Role.LOG_REVIEWER, "polisens logg"),
)
ADMINISTRATOR = ("administrator", "Ola Bäck", "konton och verksamheter")


def email(key: str) -> str:
    """The log-in of a person of the demonstration."""
    return f"{key.replace('_', '.')}@example.se"


def found_town(from_date: date) -> dict[str, Member]:
    """Found the collaboration, invite everybody, and give all the same password."""
    founded = found_collaboration(
        name=NAME,
        short_name="Torsby",
        number_prefix="TB",
        agencies=[_agency(*facts) for facts in AGENCIES],
        administrator=(ADMINISTRATOR[1], email(ADMINISTRATOR[0])),
    )
    administrator = _member(founded.administrator)
    agencies = {agency.name: agency.pk for agency in Agency.objects.all()}
    for key, name, agency, role, _seen in PEOPLE:
        invite_member(
            by=administrator,
            name=name,
            email=email(key),
            agency=agencies[agency],
            role=role,
            from_date=from_date,
        )
    coordinator = User.objects.get(email=email("coordinator"))
    add_membership(
        coordinator.pk,
        by=administrator,
        agency=agencies["Socialtjänsten"],
        role=Role.CASE_WORKER,
        from_date=from_date,
    )
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return {key: _of(key, agency) for key, _name, agency, _role, _seen in PEOPLE}


def log_ins() -> list[tuple[str, str, str, str]]:
    """E-mail, name, agency and what there is to see, for the list that is printed."""
    listed = [(email(key), name, agency, seen) for key, name, agency, _role, seen in PEOPLE]
    key, name, seen = ADMINISTRATOR
    return [*listed, (email(key), name, "SSPF-samordningen", seen)]


def _agency(name: str, kind: AgencyKind, board: str, secrecy: str) -> dict[str, Any]:
    return {
        "name": name,
        "kind": kind.value,
        "board": board,
        "secrecy": secrecy,
        "organisation_number": "202100-0076" if kind is AgencyKind.POLICE else "212000-0000",
        "phone": "070-174 06 05",  # of the series kept for fiction
    }


def _of(key: str, agency: str) -> Member:
    membership = Membership.objects.get(user__email=email(key), agency__name=agency)
    return _member(membership.pk)


def _member(membership_id: object) -> Member:
    membership = Membership.objects.select_related("agency").get(pk=membership_id)
    return acting(membership, strength="password", request="demonstration")
