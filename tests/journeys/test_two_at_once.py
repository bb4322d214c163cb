"""Two members change the same note: the second sees both texts, chooses, and none is lost."""

from playwright.sync_api import expect

from casework.management.demo import telling
from casework.models import Note
from casework.writing import seats
from consent.terms import Topic
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town

FIRST, TEACHERS, COLLEAGUES = "Kom inte.", "Kom sent på måndagen.", "Kom inte på tisdagen."


def test_the_second_of_two_who_change_a_note_sees_both_texts(visitor: NewVisitor) -> None:
    town = live_town()
    case = towns.note_concern(town)
    telling.note(case, town["teacher"], Topic.SCHOOLING, FIRST)
    note = Note.objects.filter(case_id=case).latest("written_at").pk
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    teacher = Person(visitor()).log_in(address_of("teacher"))
    colleague = Person(visitor(width=360)).log_in(address_of("colleague"))
    for person in (teacher, colleague):
        person.page.goto(f"/cases/{case}/notes/{note}/")
    teacher.fill(text=TEACHERS)
    teacher.press("Spara ändringen")
    teacher.sees("Anteckningen är ändrad.")

    colleague.fill(text=COLLEAGUES)
    colleague.press("Spara ändringen")
    colleague.sees("Anteckningen har ändrats medan du skrev.")
    colleague.sees("Så står det nu")
    colleague.sees(TEACHERS)
    expect(colleague.page.locator("[name=text]")).to_have_value(COLLEAGUES)
    colleague.press("English")
    colleague.sees("What it says now")
    colleague.sees(TEACHERS)
    expect(colleague.page.locator("[name=text]")).to_have_value(COLLEAGUES)
    colleague.press("Svenska")
    colleague.fill(text=f"{TEACHERS} {COLLEAGUES}")
    colleague.press("Spara min text")
    colleague.sees(f"{TEACHERS} {COLLEAGUES}")

    colleague.follow("Tidigare lydelser")
    colleague.sees(FIRST)
    colleague.sees(TEACHERS)
