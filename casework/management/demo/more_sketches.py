"""The other sketches of domain 10.4: Noah, and the last six."""

from datetime import date, timedelta

from casework.management.demo import family_talks
from casework.management.demo.observing import observe
from casework.management.demo.schedule import Story
from casework.management.demo.sketches import ONE, TWO, VIEW, YOUTH
from casework.management.demo.telling import (
    Teller,
    answer,
    ask,
    at,
    concern,
    coordinate,
    guardians,
    look,
    note,
    safe_to_ask,
    take_seat,
    talk,
)
from casework.models import Action
from casework.models.action import Outcome, Responsible
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand, Gender
from casework.models.identity import Protection
from casework.models.observation import Direction, Factor, Level, Moment
from casework.models.talk import TalkKind
from casework.writing import consultations, plan, seats
from casework.writing.hiding import hide_from_guardian
from consent.terms import CloseReason, ConcernCategory, HidingProvision, Purpose, Topic

OSKARS_18TH_BIRTHDAY = date(2026, 3, 1)


def hugo(town: Teller) -> Story:
    """A plan without the police: the school and leisure alone."""
    school = town.by("school")
    yield town.ago(60, 9, 0)
    case = concern(
        school,
        ("Hugo", "Gren"),
        "20130302-2394",
        ConcernCategory.VIOLENCE,
        "Slagsmål på kvällarna vid grillen.",
    )
    guardians(case, school, ("Tor", "Gren", "19830119-9298"))
    safe_to_ask(case, school)
    consent = ask(
        case,
        school,
        [town.agency("coordinator"), town.agency("school"), town.agency("leisure")],
        topics=[Topic.SCHOOLING, Topic.LEISURE],
    )
    yield town.ago(55, 16, 0)
    answer(case, consent, school, ONE)
    answer(case, consent, school, YOUTH, VIEW)
    coordinate(case, town.by("coordinator"))
    take_seat(case, town.by("coordinator"), town.by("leisure"))
    yield town.ago(50, 14, 0)
    talk(
        case,
        school,
        "Mentor",
        "Hugo vill spela innebandy. Pappa ringer när han blir sen.",
        kind=TalkKind.MAPPING,
    )
    plan.start_plan(case, by=school, next_date=town.today + timedelta(days=12))
    plan.set_goal(case, by=school, text="Hugo har något roligt att göra tre kvällar i veckan.")
    plan.add_action(
        case,
        by=town.by("leisure"),
        what="Prova på innebandy tre tisdagar",
        responsible=Responsible.AGENCY,
        due_date=town.today + timedelta(days=10),
    )
    for what, who, days in (
        ("Ringer ledaren på gården när Hugo kommer sent", Responsible.GUARDIANS, 12),
        ("Samtal med kuratorn varannan vecka", Responsible.AGENCY, 20),
    ):
        due = town.today + timedelta(days=days)
        plan.add_action(case, by=school, what=what, responsible=who, due_date=due)
    # Hugo decides himself who is told of the talks: they stand in his copy of the plan alone.
    last = Action.objects.filter(case_id=case).order_by("written_at").last()
    kept = {ONE: HidingProvision.MATURE_YOUTH, TWO: None}
    hide_from_guardian(case, last.pk, by=school, hidden=kept)


def saga(town: Teller) -> Story:
    """Protected identity: masked, only for those who are named; a deputy opens it at night."""
    school = town.by("school")
    yield town.ago(45, 8, 0)
    case = concern(
        school,
        ("Saga", "Hav"),
        "20120304-2385",
        ConcernCategory.SURROUNDINGS,
        "Umgås med äldre ungdomar vid macken.",
        protection=Protection.YES,
    )
    guardians(case, school, ("Eva", "Hav", ""), protection=Protection.YES)
    seats.assign_member(case, by=school, membership=town.by("head_teacher").membership_id)
    yield town.ago(40, 10, 0)
    family_talks.with_saga(town, case)
    yield town.ago(33, 2, 14)
    look(case, town.by("head_teacher"))
    yield town.ago(32, 10, 0)
    look(case, town.by("teacher"))


def oskar(town: Teller) -> Story:
    """Turned 18 during the case: the guardians' consent fell that day, his own followed."""
    social = town.by("social")
    birthday = OSKARS_18TH_BIRTHDAY
    yield at(birthday - timedelta(days=70), 9, 0)
    case = concern(
        social,
        ("Oskar", "Ivarsson"),
        "20080301-2392",
        ConcernCategory.SUBSTANCES,
        "Upprepade fyllor. Vill ha hjälp.",
        topic=Topic.SUBSTANCES,
    )
    guardians(case, social, ("Ulf", "Ivarsson", "19790124-9297"))
    safe_to_ask(case, social)
    receivers = [town.agency("coordinator"), town.agency("social"), town.agency("police")]
    first = ask(case, social, receivers, purpose=Purpose.SUBSTANCES)
    yield at(birthday - timedelta(days=65), 15, 0)
    answer(case, first, social, ONE)
    answer(case, first, social, YOUTH)
    coordinate(case, town.by("coordinator"))
    take_seat(case, town.by("coordinator"), town.by("police_contact"), town.by("police"))
    note(
        case,
        social,
        Topic.SUBSTANCES,
        "Öppenvården har en tid varje måndag.",
        share=[town.agency("police")],
    )
    yield at(birthday + timedelta(days=3), 20, 0)
    look(case, town.by("police"))
    for own_yes in (birthday + timedelta(days=8), birthday + timedelta(days=190)):
        yield at(own_yes, 10, 0)
        consent = ask(case, social, receivers, purpose=Purpose.SUBSTANCES)
        answer(case, consent, social, YOUTH)


def nobody(town: Teller) -> Story:
    """Questions without a name: one that has got its advice, and one that waits."""
    yield town.ago(12, 10, 0)
    asked = consultations.ask_coordination(
        by=town.by("teacher"),
        age_band=AgeBand.FROM_13,
        gender=Gender.GIRL,
        text=(
            "Borta mer och mer från lektionerna sedan ett par månader, och har fått hot på nätet. "
            "Hemmet svarar när vi ringer. Är det här något för SSPF?"
        ),
    )
    yield town.ago(11, 13, 20)
    consultations.give_advice(
        asked,
        by=town.by("coordinator"),
        kind=AdviceKind.SSPF,
        text="Prata först med vårdnadshavarna om hoten. Fråga dem sedan om samtycke.",
    )
    yield town.ago(2, 15, 5)
    consultations.ask_coordination(
        by=town.by("leisure"),
        age_band=AgeBand.FROM_16,
        text=(
            "Kommer till oss sent på kvällarna, ofta påverkad, och vill inte gå hem. Har nya "
            "vänner som är mycket äldre. Ska vi göra en orosanmälan?"
        ),
    )


def viktor(town: Teller) -> Story:
    """The consent, given for twelve months, ends tomorrow."""
    police = town.by("police")
    tomorrow = town.today + timedelta(days=1)
    begins = _a_year_before(tomorrow)
    yield at(begins - timedelta(days=2), 9, 0)
    case = concern(
        police,
        ("Viktor", "Kvist"),
        "20110304-2394",
        ConcernCategory.CRIME,
        "Snatterier i två butiker.",
        topic=Topic.SUSPECTED_CRIME,
    )
    guardians(case, police, ("Nils", "Kvist", "19830119-9298"), ("Ann", "Kvist", "19870109-2390"))
    safe_to_ask(case, police)
    yield at(begins, 10, 0)
    receivers = [town.agency(key) for key in ("coordinator", "police", "school", "social")]
    consent = ask(case, police, receivers, until=tomorrow, purpose=Purpose.PREVENT_CRIME)
    answer(case, consent, police, ONE)
    answer(case, consent, police, TWO)
    answer(case, consent, police, YOUTH, VIEW)
    coordinate(case, town.by("coordinator"))
    take_seat(case, town.by("coordinator"), town.by("school"))
    take_seat(case, town.by("coordinator"), town.by("social_contact"), town.by("social"))
    yield at(begins + timedelta(days=10), 13, 0)
    talk(case, police, "Kommunpolisen", "Viktor ber om ursäkt i butikerna.")
    plan.start_plan(case, by=police)
    plan.add_action(
        case,
        by=police,
        what="Viktor ber om ursäkt i butikerna",
        responsible=Responsible.YOUTH,
        due_date=begins + timedelta(days=30),
    )
    observe(case, town.by("school"), Moment.BEFORE, {Factor.SCHOOL: Level.SOME})
    plan.add_action(
        case,
        by=town.by("school"),
        what="Gemensam uppföljning med mentor och polis",
        responsible=Responsible.AGENCY,
        due_date=town.today + timedelta(days=1),
    )
    # Half a year on the members answer, and half a year later they are asked again.
    yield town.ago(190, 13, 0)
    apology = Action.objects.get(case_id=case, responsible=Responsible.YOUTH.value)
    plan.assess_action(case, apology.pk, by=police, outcome=Outcome.DONE)
    plan.follow_up(
        case, by=police, next_date=town.today + timedelta(days=6), direction=Direction.CONTINUE
    )


def amina(town: Teller) -> Story:
    """Of age, with an interpreter; the case was closed when she moved."""
    social = town.by("social")
    yield town.ago(110, 9, 0)
    case = concern(
        social,
        ("Amina", "Lindgren"),
        "20080573-2385",
        ConcernCategory.SURROUNDINGS,
        "Nya kontakter hon är rädd för.",
    )
    safe_to_ask(case, social)
    consent = ask(
        case, social, [town.agency("coordinator"), town.agency("police")], interpreter=True
    )
    answer(case, consent, social, YOUTH)
    coordinate(case, town.by("coordinator"))
    yield town.ago(70, 15, 0)
    plan.close_case(case, by=social, reason=CloseReason.MOVED)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
