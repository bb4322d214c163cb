"""The first sketches of domain 10.4, told as far as the pages of the product carry them."""

from datetime import timedelta

from access import clock
from casework.management.demo import family_talks, own
from casework.management.demo.observing import observe
from casework.management.demo.schedule import Story
from casework.management.demo.telling import (
    Teller,
    answer,
    ask,
    concern,
    coordinate,
    guardians,
    look,
    note,
    safe_to_ask,
    take_seat,
    tell_by_law,
)
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.models.observation import Factor, Level, Moment
from casework.models.safety import Danger
from casework.writing import consents, persons, plan, reports, seats
from consent.grounds import Ground
from consent.terms import (
    AnswerKind,
    Channel,
    ConcernCategory,
    Person,
    Purpose,
    Topic,
)

YES, NO, VIEW = AnswerKind.YES, AnswerKind.NO, AnswerKind.VIEW
YOUTH, ONE, TWO = Person.YOUTH, Person.GUARDIAN_1, Person.GUARDIAN_2


def elias(town: Teller) -> Story:
    """The happy path: noted, both guardians yes, talk, plan, followed up and better."""
    school = town.by("school")
    yield town.ago(81, 8, 40)
    case = concern(
        school,
        ("Elias", "Alm"),
        "20120305-2392",
        ConcernCategory.SUBSTANCES,
        "Drack sprit på skoldiscot den 1 september. Kompis hjälpte honom hem.",
        topic=Topic.SUBSTANCES,
    )
    guardians(case, school, ("Johan", "Alm", "19790124-9297"), ("Lisa", "Alm", "19810119-9282"))
    yield town.ago(79, 9, 5)
    safe_to_ask(case, school)
    keys = ("coordinator", "social", "police", "leisure", "school")
    everyone = [town.agency(key) for key in keys]
    consent = ask(case, school, everyone, purpose=Purpose.SUBSTANCES)
    yield town.ago(74, 16, 30)
    answer(case, consent, school, ONE)
    answer(case, consent, school, TWO)
    answer(case, consent, school, YOUTH, VIEW)
    coordinate(case, town.by("coordinator"))
    yield town.ago(73, 10, 15)
    take_seat(case, town.by("coordinator"), town.by("social_contact"), town.by("social"))
    take_seat(case, town.by("coordinator"), town.by("police_contact"), town.by("police"))
    take_seat(case, town.by("coordinator"), town.by("leisure"))
    yield town.ago(70, 13, 0)
    note(
        case,
        town.by("social"),
        Topic.SUPPORT,
        "Familjen har tackat ja till föräldrastöd. Första träffen är bokad.",
        share=[town.agency("school"), town.agency("coordinator")],
    )
    yield town.ago(66, 15, 0)
    family_talks.with_elias(town, case)
    yield town.ago(65, 9, 30)
    plan.start_plan(case, by=town.by("coordinator"))
    plan.set_goal(case, by=school, text="Elias är med på alla lektioner före jul.")
    plan.add_action(
        case,
        by=school,
        what="Samtal med kurator en gång i veckan",
        responsible=Responsible.AGENCY,
        due_date=town.today - timedelta(days=24),
    )
    plan.add_action(
        case,
        by=town.by("leisure"),
        what="Fadder i hockeyn följer med till träningen på onsdagar",
        responsible=Responsible.AGENCY,
        due_date=town.today - timedelta(days=24),
    )
    observe(
        case,
        school,
        Moment.BEFORE,
        {
            Factor.PARENT_SUPPORT: Level.SOME,
            Factor.LEISURE: Level.LOW,
            Factor.SCHOOL: Level.LOW,
            Factor.FRIENDS: Level.LOW,
        },
        "Elias är snäll mot yngre elever och tycker om idrott.",
    )
    yield town.ago(24, 14, 0)
    for action in Action.objects.filter(case_id=case):
        by = school if action.owner_id == school.agency_id else town.by("leisure")
        plan.assess_action(case, action.pk, by=by, outcome=Outcome.DONE)
    observe(
        case,
        school,
        Moment.AFTER,
        {Factor.PARENT_SUPPORT: Level.HIGH, Factor.SCHOOL: Level.SOME, Factor.FRIENDS: Level.SOME},
    )
    observe(case, town.by("leisure"), Moment.AFTER, {Factor.LEISURE: Level.HIGH})
    plan.follow_up(case, by=town.by("coordinator"), next_date=town.today + timedelta(days=19))
    yield from own.school_follows_up(case, town)
    yield town.ago(2, 2, 14)
    look(case, town.by("police"))
    yield town.ago(1, 9, 0)
    family_talks.next_with_elias(town, case)


def maja(town: Teller) -> Story:
    """One guardian and Maja have said yes; the other guardian has not answered."""
    school = town.by("school")
    yield town.ago(30, 9, 10)
    case = concern(
        school,
        ("Maja", "Björk"),
        "20110301-2389",
        ConcernCategory.ABSENCE,
        "Frånvaro 38 procent sedan skolstart, mest på förmiddagar.",
        topic=Topic.SCHOOLING,
    )
    guardians(case, school, ("Erik", "Björk", "19830119-9298"), ("Sara", "Nord", "19850116-9885"))
    safe_to_ask(case, school)
    yield town.ago(28, 11, 0)
    consent = ask(
        case,
        school,
        [town.agency("coordinator"), town.agency("social"), town.agency("leisure")],
        purpose=Purpose.SCHOOL_SUPPORT,
    )
    yield town.ago(26, 15, 20)
    answer(case, consent, school, ONE)
    answer(case, consent, school, YOUTH)
    yield town.ago(12, 8, 30)
    note(case, school, Topic.SCHOOLING, "Påminde vårdnadshavare 2 per telefon. Vill tänka.")
    family_talks.with_maja(town, case)


def alva(town: Teller) -> Story:
    """The safety question is answered Yes: nobody is asked, and the school reports."""
    teacher = town.by("teacher")
    yield town.ago(9, 13, 45)
    case = concern(
        teacher,
        ("Alva", "Dal"),
        "20130301-2387",
        ConcernCategory.HOME,
        "Är rädd att gå hem. Har berättat för mig om bråk hemma.",
        topic=Topic.FAMILY,
    )
    persons.answer_safety_question(case, by=teacher, answer=Danger.YES)
    yield town.ago(9, 14, 20)
    reports.report_concern(
        by=teacher,
        case_id=case,
        reported_date=clock.today(),
        receiver="Socialtjänstens mottagning",
        about="Alva Dal, 20130301-2387",
        text="Alva berättade på rasten att hon är rädd att gå hem i dag. Hon skakade när hon sa "
        "det. Jag har inte pratat med någon hemma.",
        feedback_asked=True,
    )


def liam(town: Teller) -> Story:
    """Liam says no: nothing is shared on consent. Social services' decider tells the police one
    thing on a provision of law, which changes no consent and is reviewed."""
    social = town.by("social")
    yield town.ago(40, 10, 0)
    case = concern(
        social,
        ("Liam", "Ek"),
        "20090628-2397",
        ConcernCategory.RECRUITMENT,
        "Mycket kontanter och nya äldre vänner.",
    )
    guardians(case, social, ("Karin", "Ek", "19810119-9282"))
    safe_to_ask(case, social)
    consent = ask(
        case,
        social,
        [town.agency("coordinator"), town.agency("school"), town.agency("police")],
        purpose=Purpose.PREVENT_CRIME,
    )
    yield town.ago(37, 14, 0)
    answer(case, consent, social, ONE)
    answer(case, consent, social, YOUTH, NO)
    yield town.ago(36, 9, 0)
    look(case, town.by("social_decider"))
    yield town.ago(30, 9, 0)
    decider = town.by("social_decider")
    seats.assign_member(case, by=town.by("social_contact"), membership=decider.membership_id)
    note(
        case,
        decider,
        Topic.SUPPORT,
        "Två äldre hämtar Liam i bil vid skolan varje fredag. Han vill inte men vågar inte säga "
        "nej.",
    )
    yield town.ago(30, 9, 30)
    tell_by_law(
        case,
        decider,
        town.agency("police"),
        Ground.YOUTH_AT_RISK_OF_CRIME,
        "Bilen och de äldre är kända för att rekrytera unga. Polisen behöver veta det för att "
        "hindra att Liam dras in.",
        topics=(Topic.IDENTITY, Topic.SUPPORT),
    )
    seats.assign_member(
        case,
        by=town.by("police_contact"),
        membership=town.by("police").membership_id,
    )
    yield town.ago(29, 8, 0)
    look(case, town.by("police"))


def ella(town: Teller) -> Story:
    """A valid consent; one guardian takes it back for police and leisure alone."""
    social = town.by("social")
    yield town.ago(95, 9, 0)
    case = concern(
        social,
        ("Ella", "Frost"),
        "20100301-2380",
        ConcernCategory.SURROUNDINGS,
        "Är ute på stationen om nätterna, ofta med äldre.",
    )
    guardians(case, social, ("Mia", "Frost", "19850116-9885"), ("Per", "Frost", "19790124-9297"))
    safe_to_ask(case, social)
    everyone = [
        town.agency(key) for key in ("coordinator", "social", "police", "leisure", "school")
    ]
    consent = ask(case, social, everyone)
    yield town.ago(90, 17, 0)
    for giver in (ONE, TWO, YOUTH):
        answer(case, consent, social, giver)
    coordinate(case, town.by("coordinator"))
    for contact in ("police_contact", "leisure", "school"):
        take_seat(case, town.by("coordinator"), town.by(contact))
    yield town.ago(80, 11, 0)
    note(
        case,
        town.by("police_contact"),
        Topic.LEISURE,
        "Sågs på stationen tre nätter förra veckan.",
        share=[town.agency("social")],
    )
    note(case, town.by("leisure"), Topic.LEISURE, "Kommer till gården ibland. Trivs i köket.")
    yield town.ago(42, 10, 30)
    consents.withdraw_consent(
        case,
        consent,
        by=town.by("coordinator"),
        giver=TWO,
        channel=Channel.PHONE,
        receivers=[town.agency("police"), town.agency("leisure")],
    )
    yield town.ago(41, 21, 0)
    look(case, town.by("police_contact"))
