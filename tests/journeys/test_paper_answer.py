"""A form signed on paper: answered, scanned, opened, and taken back in two clicks."""

from pathlib import Path

from access.clock import today
from casework.management.demo import telling
from casework.models import Attachment
from consent.models import Release
from tests import town as towns
from tests.journeys.conftest import NewVisitor
from tests.journeys.people import address_of, live_town
from tests.journeys.test_clicks import COUNT, Clicker
from tests.town import ONE, VIEW, YOUTH, Town


def waiting_for_the_last(town: Town) -> str:
    """Number of a case in which the second guardian's yes alone is missing."""
    case = towns.note_concern(town)
    consent = towns.ask(town, case)
    telling.answer(case, consent, town["teacher"], ONE)
    telling.answer(case, consent, town["teacher"], YOUTH, VIEW)
    return str(case)


def test_a_signed_form_is_scanned_opened_and_taken_back_in_two_clicks(
    visitor: NewVisitor, tmp_path: Path
) -> None:
    town = live_town()
    case = waiting_for_the_last(town)
    scanned = tmp_path / "Lisa Alm samtycke.pdf"
    scanned.write_bytes(telling.BLANK_PDF)
    page = visitor()
    page.add_init_script(COUNT)
    teacher = Clicker(page).log_in(address_of("teacher"))

    page.goto(f"/cases/{case}/")
    teacher.follow("Registrera svar på samtycke")
    teacher.tick("giver", "guardian_2")
    teacher.tick("kind", "yes")
    teacher.check("Undertecknad blankett")
    teacher.fill(signed_date=today().isoformat())
    teacher.check("Tolk användes")
    teacher.press_and_check("Spara svaret")
    teacher.sees("Giltigt")

    teacher.follow("Samtycke 1")
    teacher.follow("Lägg till inskannad blankett")
    page.locator("input[type=file]").set_input_files(scanned)
    teacher.tick("signers", "guardian_2")
    teacher.press("Spara blanketten")
    teacher.sees("Blanketten är sparad.")
    teacher.sees("Undertecknad blankett, med tolk · undertecknad")
    with page.expect_download() as started:
        page.get_by_role("link", name="Hämta Lisa Alm samtycke.pdf").click()
    assert started.value.suggested_filename == "blankett.pdf"
    assert Path(started.value.path()).read_bytes() == telling.BLANK_PDF
    assert Attachment.objects.count() == 1

    coordinator = Clicker(visitor(width=360)).log_in(address_of("coordinator"))
    coordinator.page.goto("/cases/")
    coordinator.page.locator("main .number").first.click()
    coordinator.check("coordinator")
    coordinator.press("Tilldela")
    coordinator.page.goto(f"/cases/{case}/")
    coordinator.sees("Elias Alm")
    opened = coordinator.page.goto(f"/cases/{case}/attachments/{Attachment.objects.get().pk}/")
    assert opened is not None
    assert opened.status == 404

    page.goto(f"/cases/{case}/")
    page.evaluate("sessionStorage.clicks = 0")
    teacher.follow("Registrera återkallat samtycke")
    teacher.sees("Vem har läst det din verksamhet har delat")
    teacher.sees("SSPF-samordningen")
    teacher.sees("Vem det gäller")
    teacher.press("Vårdnadshavare 2: Lisa Alm", in_main=True)
    teacher.sees("Återkallelsen är sparad och gäller nu.")
    assert teacher.clicks == 2
    assert not Release.objects.filter(ended_at__isnull=True).exists()

    coordinator.page.goto("/cases/")
    coordinator.sees("Det finns något nytt i")
    coordinator.sees("Ett samtycke har ändrats.")
    coordinator.page.locator("main table a").first.click()
    coordinator.sees("Samtycket gäller inte längre för din verksamhet")
    coordinator.does_not_see("Elias")
    coordinator.page.goto("/cases/")
    coordinator.does_not_see("Det finns något nytt i")
