"""Names, texts and numbers of the invented youths; nobody is called so, nobody has the numbers."""

from datetime import date, timedelta

from django.conf import settings

from consent.birthdays import birth_date
from consent.terms import AgeBand, ConcernCategory, Topic, band_on

# No story goes on for longer than this after it began.
LONGEST_STORY = timedelta(days=90)

GIVEN_NAMES = (
    "Adam Agnes Alice Astrid Axel Bilal Clara Dalia Ebba Edvin Elsa Emil Fatima Filip Freja Hanna "
    "Isak Jasmin Jonas Leo Lova Milo Nora Olle Selma Sixten Tuva Vera Wilma Yusuf Zahra"
).split()
SURNAMES = (
    "Ask Bäck Claes Dahl Eng Falk Gran Holm Isberg Jung Kall Ljung Mark Nyman Ohl Palm Qvist Ros "
    "Sand Tall Udd Vik Wall Åker Äng Öst"
).split()
GUARDIANS = (
    ("Johan", "Ask", "19790124-9297"),
    ("Lisa", "Ask", "19810119-9282"),
    ("Erik", "Vik", "19830119-9298"),
    ("Sara", "Vik", "19850116-9885"),
    ("Nils", "Holm", "19870109-2390"),
)
CONCERNS = (
    (ConcernCategory.ABSENCE, Topic.SCHOOLING, "Är borta från skolan flera dagar i veckan."),
    (ConcernCategory.SURROUNDINGS, Topic.LEISURE, "Är ute sent med äldre som vi inte känner."),
    (ConcernCategory.SUBSTANCES, Topic.SUBSTANCES, "Luktade alkohol på en skoldag."),
    (ConcernCategory.VIOLENCE, Topic.LEISURE, "Slagsmål på vägen hem, tredje gången i höst."),
    (ConcernCategory.TRAFFIC, Topic.LEISURE, "Kör A-traktor för fort vid torget."),
    (ConcernCategory.CRIME, Topic.SUSPECTED_CRIME, "Butiken har ringt om snatteri två gånger."),
    (ConcernCategory.RECRUITMENT, Topic.LEISURE, "Har fått dyra kläder och nya äldre vänner."),
    (ConcernCategory.HOME, Topic.FAMILY, "Vill inte gå hem efter träningen."),
)
NOTES = (
    "Familjen vill ha stöd. Första träffen är bokad.",
    "Kommer på morgonen när någon möter vid dörren.",
    "Trivs i verkstaden och vill komma tillbaka.",
)


def named(place: int) -> tuple[str, str]:
    """A given name and a surname; every pair has its turn before one comes again."""
    return GIVEN_NAMES[place % len(GIVEN_NAMES)], SURNAMES[place % len(SURNAMES)]


def number_for(place: int, begins: date) -> tuple[str, bool]:
    """A youth's test number, and whether it is somebody of age.

    Whoever would pass into another age while the story runs is passed over: others would answer
    then than were asked.
    """
    numbers = sorted(settings.DEMO_NUMBERS - {number for *_, number in GUARDIANS})
    turned = numbers[place % len(numbers) :] + numbers[: place % len(numbers)]
    number = next((number for number in turned if _stays(number, begins)), turned[0])
    return number, _band(number, begins) is AgeBand.ADULT


def _stays(number: str, begins: date) -> bool:
    return _band(number, begins) is _band(number, begins + LONGEST_STORY)


def _band(number: str, day: date) -> AgeBand:
    return band_on(birth_date(number), day, settings.CONSENT_TERMS)
