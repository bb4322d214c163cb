"""A question in a language without text, and a question asked anew."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from access.blocked import Blocked
from access.clock import today
from casework.reading.cases import read_case
from casework.writing.consents import ask_consent, withdraw_consent
from consent.asking import Question
from consent.models import Consent
from consent.terms import Channel, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.asking import askable, asked, exception, question, say_yes, send
from tests.town import TWO, Town

CHECK = "Kontrollera innan du fortsätter"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


# Language -----------------------------------------------------------------------------------


def test_a_language_without_text_takes_an_interpreter_and_the_record_says_so(town: Town) -> None:
    case = askable(town)
    somali = question(town, language="so")
    answer = send(town, f"/cases/{case}/consents/", checked="yes", **somali)
    assert answer.status_code == 422
    page = send(
        town, f"/cases/{case}/consents/", **somali, interpreter="on", written="on"
    ).content.decode()
    assert CHECK in page
    assert "Text saknas på somaliska: tolk krävs." in page
    consent = asked(town, case, **somali, interpreter="on", written="on")
    row = Consent.objects.get(pk=consent)
    assert (row.language, row.interpreter, row.written) == ("so", True, True)
    assert (row.identity_check, row.text_version) == ("document", "2026-1")
    page = browser(town, "teacher").get(f"/cases/{case}/consents/{consent}/").content.decode()
    for told in ("Somaliska", "Text saknas på somaliska", "Skriftligt", "giltig id-handling"):
        assert told in page


def test_the_verb_itself_asks_nobody_in_a_language_without_text_and_interpreter(
    town: Town,
) -> None:
    case = askable(town)
    with pytest.raises(Blocked) as refused:
        ask_consent(
            case,
            by=town["teacher"],
            question=Question(
                purposes=("safe_leisure",),
                crosses=frozenset({(town.agency("coordination"), Topic.FAMILY)}),
                from_date=today(),
                until_date=today(),
                channel=Channel.MEETING,
                language="so",
                interpreter=False,
                text_version="2026-1",
                custody_checked_date=today(),
            ),
        )
    assert (refused.value.code, refused.value.field) == ("text.missing", "interpreter")


# Renewal ------------------------------------------------------------------------------------


def test_a_renewal_is_a_new_record_with_the_same_crosses_and_period(town: Town) -> None:
    case = askable(town)
    older = asked(town, case, **question(town), **exception(town, "school", "police", "family"))
    say_yes(town, case, older)
    page = browser(town, "teacher").get(f"/cases/{case}/consents/?renews={older}")
    html = page.content.decode()
    assert "Du frågar på nytt efter samtycke 1" in html
    assert html.count(" checked aria-") + html.count('" checked') >= 5
    for value in (f"{town.agency('police')}:family", f"{town.agency('leisure')}:schooling"):
        assert f'value="{value}" checked' in html
    assert f'value="{(today() + timedelta(days=150)).isoformat()}"' in html
    assert f'name="renews" value="{older}"' in html
    assert not re.search(r'name="custody" value="\w+"[^>]* checked', html)
    assert html.count(f'value="{town.agency("school")}" selected') == 1
    newer = asked(town, case, **question(town, renews=str(older)))
    before, after = Consent.objects.get(pk=older), Consent.objects.get(pk=newer)
    assert (after.renews_id, after.version) == (older, 2)
    shown = {one.consent_id: one for one in read_case(case, by=town["teacher"]).consents}
    assert shown[older].state == "valid"  # the old one runs on until the new one is given
    assert shown[newer].state == "asked"
    assert shown[newer].renews == 1
    say_yes(town, case, newer)
    assert Consent.objects.get(pk=older).ends_at == before.ends_at  # never prolonged
    shown = {one.consent_id: one for one in read_case(case, by=town["teacher"]).consents}
    assert (shown[older].state, shown[newer].state) == ("replaced", "valid")


def test_what_was_taken_back_is_not_proposed_anew(town: Town) -> None:
    case = askable(town)
    consent = asked(town, case, **question(town))
    say_yes(town, case, consent)
    withdraw_consent(
        case,
        consent,
        by=town["teacher"],
        giver=TWO,
        channel=Channel.PHONE,
        receivers=[town.agency("police")],
    )
    page = browser(town, "teacher").get(f"/cases/{case}/consents/?renews={consent}")
    html = page.content.decode()
    assert f'value="{town.agency("police")}:family" checked' not in html
    assert f'value="{town.agency("leisure")}:family" checked' in html


def test_a_consent_of_another_case_is_not_renewed_here(town: Town) -> None:
    case, other = askable(town), askable(town)
    elsewhere = asked(town, other, **question(town))
    client = browser(town, "teacher")
    assert client.get(f"/cases/{case}/consents/?renews={elsewhere}").status_code == 404
    assert client.get(f"/cases/{case}/consents/?renews={uuid4()}").status_code == 404
    assert client.get(f"/cases/{case}/consents/?renews=x").status_code == 200
    answer = send(
        town,
        f"/cases/{case}/consents/",
        checked="yes",
        **question(town, renews=str(elsewhere)),
    )
    assert (answer.status_code, "finns inte i ärendet" in answer.content.decode()) == (422, True)
    assert not Consent.objects.filter(case_id=case).exists()
