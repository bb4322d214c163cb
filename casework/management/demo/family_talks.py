"""What is documented of the talks with the families of the demonstration, and what is booked."""

from datetime import timedelta
from uuid import UUID

from casework.management.demo.telling import Teller, book, talk
from casework.models.talk import TalkKind
from casework.writing.bookings import cancel_talk
from casework.writing.talks import add_to_talk
from consent.terms import Person

YOUTH, ONE, TWO = Person.YOUTH, Person.GUARDIAN_1, Person.GUARDIAN_2


def with_elias(town: Teller, case: UUID) -> None:
    """A concern talk with the whole family and social services there, and a correction of it."""
    held = talk(
        case,
        town.by("school"),
        "Rektor och kurator",
        "Elias träffar kurator varje vecka. Pappa hämtar.",
        place="Kuratorns rum",
        invited_by="Kuratorn ringde båda vårdnadshavarna.",
        reason="Skoldiscot den 1 september",
        present=frozenset({YOUTH, ONE, TWO}),
        present_others="Farmor",
        attending=[town.agency("social")],
        youth_words="Jag vill spela hockey igen. Det var dumt att dricka.",
        guardians_view="Pappa är orolig för helgerna. Mamma vill att skolan ringer direkt.",
        offers_accepted="Föräldrastöd hos socialtjänsten",
        offers_declined="Kontaktperson",
        consent_asked=True,
        next_date=town.today - timedelta(days=24),
    )
    add_to_talk(
        case, held, by=town.by("school"), text="Rättelse: det är mamma som hämtar på fredagar."
    )


def next_with_elias(town: Teller, case: UUID) -> None:
    """A further talk is booked."""
    book(
        case,
        town.by("school"),
        days=23,
        kind=TalkKind.MAPPING,
        place="Kuratorns rum",
        invited=frozenset({YOUTH, ONE, TWO}),
    )


def with_maja(town: Teller, case: UUID) -> None:
    """A talk that was cancelled and booked anew; the other guardian is not there yet."""
    school = town.by("school")
    first = book(case, school, days=1, hour=9, place="Mötesrum 2", invited={YOUTH, ONE})
    cancel_talk(case, first, by=school, reason="Erik fick förhinder på jobbet.")
    book(case, school, days=18, hour=14, place="Mötesrum 2", invited={YOUTH, ONE})


def with_saga(town: Teller, case: UUID) -> None:
    """The school's own talk, before anybody has been asked; no place under a protected identity."""
    talk(
        case,
        town.by("school"),
        "Mentorn",
        "Saga säger till mentorn om någon väntar på henne efter skolan.",
        kind=TalkKind.MAPPING,
        mandate="Skolan talar med sina elever i sitt eget uppdrag.",
        present=frozenset({YOUTH}),
        youth_words="Jag vill inte gå hem ensam.",
        consent_asked=False,
    )
