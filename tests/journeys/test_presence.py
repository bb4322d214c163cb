"""Two colleagues open the same case: each is told of the other, and the page asks on by itself."""

from playwright.sync_api import expect

from casework.writing import seats
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town

TOLD = "Har också ärendet öppet:"


def test_colleagues_are_told_that_both_have_the_case_open(visitor: NewVisitor) -> None:
    town = live_town()
    case = towns.note_concern(town)
    seats.assign_member(case, by=town["contact"], membership=town["colleague"].membership_id)
    teacher = Person(visitor()).log_in(address_of("teacher"))
    teacher.page.clock.install()
    with teacher.page.expect_response(f"**/cases/{case}/present/"):
        teacher.page.goto(f"/cases/{case}/notes/")
    teacher.does_not_see(TOLD)
    colleague = Person(visitor()).log_in(address_of("colleague"))
    colleague.page.goto(f"/cases/{case}/")
    colleague.sees(f"{TOLD} teacher")
    notice = teacher.page.get_by_text(TOLD)
    for _minute in range(5):  # the page may set its timer after the clock was moved on
        if notice.is_visible():
            break
        teacher.page.clock.fast_forward(60_000)
        teacher.page.wait_for_load_state("networkidle")
    expect(notice).to_contain_text("colleague")
