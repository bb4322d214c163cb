"""One item told to the police by law, without consent: decided, read, ended and reviewed."""

from access.roles import Role
from casework.models import Case
from tests.casework.disclosing import SECRET, join
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town

OTHER = "Det här är bara socialtjänstens."
REASON = "Äldre kända för rekrytering söker upp honom varje kväll."


def note_concern(social: Person) -> Case:
    social.follow("Notera oro")
    social.fill(given_name="Liam", surname="Ek", personnummer="20090628-2397")
    social.tick("protection", "no")
    social.select(category="recruitment", topic="leisure")
    social.fill(text=SECRET)
    social.press("Notera oron")
    return Case.objects.get()


def seat(contact: Person, case: Case, *names: str) -> None:
    contact.page.goto(f"/cases/{case.pk}/members/")
    for name in names:
        contact.check(name)
        contact.press("Tilldela")


def choose_ground(decider: Person) -> None:
    decider.follow("Lämna ut med lagstöd")
    decider.follow("Polisen")
    decider.sees("Samtycke är regeln")
    decider.sees("Går inte att använda, och varför")
    decider.sees("Tala med chef och jurist")
    decider.follow("Risk att en ung under 21 år begår brott")


def fill_in(decider: Person) -> None:
    decider.page.get_by_label(SECRET).check()
    decider.tick("consent_asked", "no")
    decider.fill(consent_not_asked="Han har redan sagt nej.", reason=REASON)


def test_one_item_is_told_to_the_police_by_law(visitor: NewVisitor) -> None:
    town = live_town()
    join(town, "social", Role.DECIDER, "social_decider")
    join(town, "social", Role.LOG_REVIEWER, "social_reviewer")

    def come(key: str, *, width: int = 1280) -> Person:
        return Person(visitor(width=width)).log_in(address_of(key))

    social = come("social")
    case = note_concern(social)
    seat(come("social_contact"), case, "social_decider")

    social.open_case(case.number)
    social.follow("Lämna ut med lagstöd")
    social.follow("Polisen")
    social.sees("Be beslutsfattaren i din verksamhet")
    social.sees("social_decider")

    decider = come("social_decider")
    decider.open_case(case.number)
    decider.follow("Skriv anteckning")
    decider.select(topic="family", concerns="youth")
    decider.fill(text=OTHER)
    decider.press("Spara anteckningen")

    choose_ground(decider)
    fill_in(decider)
    decider.tick("committed_crime", "yes")
    decider.press("Lämna ut", in_main=True)  # before anything is checked
    decider.sees("får inte användas för ett brott som redan har begåtts")
    assert decider.page.locator("[name=reason]").input_value() == REASON
    decider.tick("committed_crime", "no")
    decider.press("Lämna ut", in_main=True)
    decider.sees("Polisen kan genast läsa detta, med stöd av OSL 10:18 a.")
    decider.sees("Det som har lästs kan inte tas tillbaka.")
    decider.press("Lämna ut", in_main=True)
    decider.sees("Beslutet är sparat")
    decider.sees("OSL 10:18 a")

    seat(come("police_contact"), case, "officer")
    officer = come("officer", width=360)
    officer.page.goto("/cases/")
    officer.sees("Något är utlämnat till din verksamhet med stöd av lag.")
    officer.follow(case.number)
    officer.sees(SECRET)
    officer.sees("Utlämnad till din verksamhet med stöd av lag: OSL 10:18 a")
    for hidden in (OTHER, "Liam", "Oro noterad", "Samtycken", "Planen"):
        officer.does_not_see(hidden)
    assert officer.page.evaluate("document.documentElement.scrollWidth") <= 360

    school = come("teacher")
    answer = school.page.goto(f"/cases/{case.pk}/")
    assert answer is not None
    assert answer.status == 404

    decider.open_case(case.number)
    decider.sees("Polisen kan läsa")
    decider.follow("Avsluta med Polisen")
    decider.press("Avsluta utlämnandet")
    decider.sees("Avslutat")
    officer.page.reload()
    officer.does_not_see(SECRET)
    officer.sees("Inget är utlämnat till din verksamhet nu.")

    reviewer = come("social_reviewer")
    reviewer.follow("Utlämnanden")
    reviewer.sees(case.number)
    reviewer.sees("Socialtjänsten → Polisen")
    reviewer.does_not_see(REASON)
    reviewer.does_not_see(SECRET)
    reviewer.follow(f"Läs skälet {case.number}")
    reviewer.sees(REASON)
    reviewer.sees("Han har redan sagt nej.")
    reviewer.does_not_see(SECRET)
    reviewer.press("Markera som granskat")
    reviewer.sees("Granskat")
    reviewer.sees("social_reviewer")
