"""The text of a form that was refused can be thrown away where it is shown again."""

from uuid import uuid4

import pytest

from casework.models import UnsentForm
from casework.reading import unsent as reading
from casework.writing import unsent
from tests import town as towns
from tests.browsing import browser
from tests.town import Town
from vault.models import ItemKey


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def test_a_question_that_was_refused_can_be_thrown_away_from_its_form(town: Town) -> None:
    number = uuid4()
    typed = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(number),
        "age_band": "from_13",
        "text": "Hen är 20120305-2392.",
    }
    client = browser(town, "teacher")
    assert "Släng texten" not in client.post("/consultations/new/", typed).content.decode()
    unsent.keep(number, by=town["teacher"], form="new_draft", typed="text=Hen")
    page = client.post("/consultations/new/", typed).content.decode()
    assert "Släng texten" in page
    assert f'action="/unsent/{number}/discard/" class="discards"' in page
    acting = {"acting_for": typed["acting_for"]}
    assert client.post(f"/unsent/{number}/discard/", acting).status_code == 302
    assert not UnsentForm.objects.exists()
    assert not ItemKey.objects.filter(pk=number).exists()


def test_what_a_colleague_keeps_is_not_offered_to_be_thrown_away(town: Town) -> None:
    number = uuid4()
    unsent.keep(number, by=town["colleague"], form="new_draft", typed="text=Hen")
    assert reading.is_kept(number, by=town["colleague"])
    assert not reading.is_kept(number, by=town["teacher"])
    assert not reading.is_kept("x", by=town["teacher"])
