"""A teacher asks with an exception on a telephone, looks at the form and gets it as PDF."""

from pathlib import Path

from access.clock import today
from casework.management.demo import telling
from casework.models import Case
from consent.models import ConsentException
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import Person, address_of, live_town


def test_a_question_with_an_exception_is_asked_and_printed_on_a_telephone(
    visitor: NewVisitor,
) -> None:
    town = live_town()
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    teacher = Person(visitor(width=360)).log_in(address_of("teacher"))
    teacher.open_case(Case.objects.get().number)
    teacher.follow("Fråga om samtycke")
    teacher.tick("purposes", "safe_leisure")
    crosses = [f"{town.agency(one)}:family" for one in ("police", "leisure")]
    teacher.tick("crosses", *crosses)
    teacher.page.get_by_text("Undantag (frivilligt)").click()
    row = teacher.page.get_by_role("group", name="Undantag 1")
    row.get_by_label("Vem får inte lämna uppgifter?").select_option(label="Granskolan")
    row.get_by_label("Om vad?").select_option(label="Familj")
    teacher.tick("custody", "joint")
    teacher.fill(custody_checked_date=today().isoformat())
    teacher.tick("channel", "meeting")
    teacher.select(identity_check="document")
    teacher.press("Registrera frågan", in_main=True)
    teacher.sees("Välj både vem som inte får lämna uppgifter och till vem.")
    row = teacher.page.get_by_role("group", name="Undantag 1")  # open, with what was chosen
    row.get_by_label("Till vem?").select_option(label="Polisen")
    teacher.press("Registrera frågan", in_main=True)
    teacher.sees("Båda vårdnadshavarna behöver svara.")
    teacher.sees("Granskolan får inte lämna uppgifter till Polisen om: familj.")
    teacher.press("Registrera frågan", in_main=True)
    assert ConsentException.objects.get().topic == "family"
    teacher.follow("Samtycke 1")
    teacher.sees("Granskolan får inte lämna uppgifter till Polisen om: familj.")
    teacher.follow("Skriv ut blanketten")
    teacher.sees("kring Elias så att det går bra")
    assert teacher.page.evaluate("document.documentElement.scrollWidth") <= 360
    with teacher.page.expect_download() as fetched:
        teacher.page.get_by_role("button", name="Hämta som PDF").click()
    assert fetched.value.suggested_filename == "samtycke.pdf"
    assert Path(fetched.value.path()).read_bytes().startswith(b"%PDF-1.")
