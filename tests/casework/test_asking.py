"""The question of consent: to whom, except what, by whom, in which language, and asked anew."""

import re
from datetime import date
from uuid import UUID, uuid4

import pytest

from access import clock
from access.blocked import Blocked
from agencies.models import Agency
from casework.management.demo import telling
from casework.reading.cases import read_case
from casework.reading.coverage import list_coverage
from casework.writing.consents import withdraw_consent
from consent.clauses import Clause
from consent.models import Consent, ConsentException, ConsentLine
from consent.terms import Channel, ConcernCategory, Topic
from tests import town as towns
from tests.browsing import browser
from tests.casework.asking import askable, asked, exception, question, say_yes, send
from tests.town import NO, ONE, TWO, Town

CHECK = "Kontrollera innan du fortsätter"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def refusal(town: Town, case: UUID, **form: object) -> str:
    """The page on which a question that was checked through comes back."""
    answer = send(town, f"/cases/{case}/consents/", **form)
    assert answer.status_code == 422
    assert not Consent.objects.exists()
    return " ".join(answer.content.decode().split())


def check_page(town: Town, case: UUID, **form: object) -> str:
    answer = send(town, f"/cases/{case}/consents/", **form)
    page = answer.content.decode()
    assert (answer.status_code, CHECK in page) == (200, True)
    return page


def family(town: Town, number: str, guardians: int = 2) -> UUID:
    """A case about a youth of that number, who may be asked about."""
    case = telling.concern(
        town["teacher"], ("Maja", "Berg"), number, ConcernCategory.ABSENCE, "Borta."
    )
    named = (("Johan", "Berg", "19790124-9297"), ("Lisa", "Berg", "19810119-9282"))
    telling.guardians(case, town["teacher"], *named[:guardians])
    telling.safe_to_ask(case, town["teacher"])
    return case


# Exceptions ---------------------------------------------------------------------------------


def test_what_the_family_excepts_cannot_be_told_by_that_agency_and_shows_everywhere(
    town: Town,
) -> None:
    case = askable(town)
    but = exception(town, "school", "police", "family")
    page = check_page(town, case, **question(town), **but)
    assert "Granskolan får inte lämna uppgifter till Polisen om: familj." in page
    consent = asked(town, case, **question(town), **but)
    say_yes(town, case, consent)
    police = town.agency("police")
    assert not ConsentLine.objects.filter(
        consent=consent, sender=town.agency("school"), receiver=police, topic="family"
    ).exists()
    with pytest.raises(Blocked) as refused:
        telling.note(case, town["teacher"], Topic.FAMILY, "Om familjen.", share=[police])
    assert refused.value.code == Clause.EXCEPTED
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Om skolan.", share=[police])
    telling.note(
        case, town["teacher"], Topic.FAMILY, "Till fritid.", share=[town.agency("leisure")]
    )
    shown = read_case(case, by=town["teacher"])
    row = next(row for row in shown.matrix if row.agency == "Polisen")
    assert row.cells[shown.topics.index("family")] == "partly"
    assert row.cells[shown.topics.index("schooling")] == "yes"
    for path in (f"/cases/{case}/", f"/cases/{case}/consents/{consent}/"):
        page = browser(town, "teacher").get(path).content.decode()
        assert "Granskolan får inte lämna uppgifter till Polisen om: familj." in page


def test_an_exception_without_a_topic_is_for_everything(town: Town) -> None:
    case = askable(town)
    consent = asked(town, case, **question(town), **exception(town, "school", "police"))
    say_yes(town, case, consent)
    for topic in (Topic.SCHOOLING, Topic.FAMILY):
        with pytest.raises(Blocked):
            telling.note(case, town["teacher"], topic, "Nej.", share=[town.agency("police")])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("school", "", ""), "Välj både vem"),
        (("", "police", "family"), "Välj både vem"),
        (("", "", "family"), "Välj både vem"),
        (("police", "police", ""), "två olika"),
        (("school", "social", ""), "inget kryss för det"),
        (("school", "police", "health"), "inget kryss för det"),
        (("social", "police", ""), "har inget kryss i formuläret"),
        (("school", "police", "identity"), "Välj ett giltigt alternativ"),
    ],
)
def test_a_wrong_exception_is_told_at_its_row(
    town: Town, row: tuple[str, str, str], said: str
) -> None:
    page = refusal(town, askable(town), **question(town), **exception(town, *row))
    assert re.search(rf'href="#id_exception_1">Undantag 1 – [^<]*{said}', page)
    assert 'id="id_exception_1"' in page
    assert '<details class="details field" open>' in page


def test_an_exception_for_an_agency_that_is_none_is_refused(town: Town) -> None:
    case = askable(town)
    row = {**exception(town, "school", "police"), "exception_1_sender": "x"}
    assert "Välj ett av alternativen" in refusal(town, case, **question(town), **row)
    row["exception_1_sender"] = str(uuid4())
    answer = send(town, f"/cases/{case}/consents/", checked="yes", **question(town), **row)
    assert answer.status_code == 422
    assert not ConsentException.objects.exists()


def test_the_same_form_with_another_exception_is_another_form(town: Town) -> None:
    case = askable(town)
    form = {**question(town), "sending": str(uuid4()), "checked": "yes"}
    assert send(town, f"/cases/{case}/consents/", **form).status_code == 302
    changed = {**form, **exception(town, "school", "police")}
    answer = send(town, f"/cases/{case}/consents/", **changed)
    assert (answer.status_code, "redan skickats" in answer.content.decode()) == (422, True)


def test_crosses_that_let_nobody_tell_anybody_are_refused(town: Town) -> None:
    """As where nobody but the asking agency itself is crossed."""
    case = askable(town)
    Agency.objects.filter(pk=town.agency("coordination")).update(is_active=False)
    form = question(town, crosses=[f"{town.agency('school')}:family"])
    answer = send(town, f"/cases/{case}/consents/", checked="yes", **form)
    assert (answer.status_code, "Kryssa i fler rutor" in answer.content.decode()) == (422, True)


# Custody ------------------------------------------------------------------------------------


def test_custody_is_asked_of_the_guardians_by_name(town: Town) -> None:
    page = browser(town, "teacher").get(f"/cases/{askable(town)}/consents/").content.decode()
    assert "båda svarar, Johan Alm (vårdnadshavare 1) och Lisa Alm (vårdnadshavare 2)" in page


def test_with_one_guardian_only_what_is_possible_is_offered_and_why_the_rest_is_not(
    town: Town,
) -> None:
    case = family(town, "20120305-2392", guardians=1)
    page = browser(town, "teacher").get(f"/cases/{case}/consents/").content.decode()
    assert 'name="custody" value="sole_1"' in page
    for other in ("joint", "sole_2", "appointed_2", "appointed"):
        assert f'name="custody" value="{other}"' not in page
    assert "när båda vårdnadshavarna finns i ärendet" in page
    assert "den som saknas" in refusal(town, case, **question(town)).lower()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"custody": ""}, "Välj ett alternativ"),
        ({"custody": "both"}, "Välj ett giltigt alternativ"),
        ({"custody_checked_date": ""}, "Skriv vilken dag"),
        ({"identity_check": ""}, "Välj ett alternativ"),
        ({"identity_check": "guessed"}, "Välj ett giltigt alternativ"),
        ({"language": "klingon"}, "Välj ett giltigt alternativ"),
        ({"language": "so"}, "Text saknas på somaliska: tolk krävs."),
        ({"renews": "x"}, "Det samtycket finns inte"),
        ({"until_date": ""}, "Välj en dag"),
    ],
)
def test_what_is_wrong_in_a_new_field_is_told_at_it(
    town: Town, change: dict[str, str], said: str
) -> None:
    assert said in refusal(town, askable(town), **{**question(town), **change})


# Who answers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "number", "said"),
    [
        (2023, "20120305-2392", "Maja ska informeras och få komma till tals."),
        (2026, "20120305-2392", "Det ska antecknas vad Maja tycker."),
        (2026, "20110301-2389", "Båda vårdnadshavarna och Maja behöver svara."),
    ],
)
def test_the_check_page_says_who_must_answer(db: None, year: int, number: str, said: str) -> None:
    with clock.moved_to(telling.at(date(year, 11, 22))):
        town = towns.found()
        case = family(town, number)
        page = check_page(town, case, **question(town))
    assert said in page
    assert "Båda vårdnadshavarna" in page
    assert "Gemensam vårdnad: båda svarar" in page
    assert "frozenset" not in page


LEFT_OUT = "Samordningen tar emot i varje samtycke."


def without(town: Town, receiver: str) -> list[str]:
    """The crosses of the form less those of one agency."""
    crosses = [f"{town.agency(one)}:support" for one in ("police", "coordination", "school")]
    return [cross for cross in crosses if not cross.startswith(str(town.agency(receiver)))]


def test_the_coordination_receives_in_each_consent_and_cannot_be_left_out(town: Town) -> None:
    case = askable(town)
    coordination = f"{town.agency('coordination')}:support"
    page = browser(town, "teacher").get(f"/cases/{case}/consents/").content.decode()
    assert f'value="{coordination}" checked' in page
    assert page.count(" checked") == 1
    form = question(town, crosses=without(town, "coordination"))
    assert LEFT_OUT in refusal(town, case, **form)
    assert LEFT_OUT in refusal(town, case, checked="yes", **form)
    assert asked(town, case, **question(town, "police"))


def test_where_there_is_no_coordination_nobody_is_refused_for_it(town: Town) -> None:
    case = askable(town)
    Agency.objects.filter(pk=town.agency("coordination")).update(is_active=False)
    assert asked(town, case, **question(town, crosses=without(town, "coordination")))


def test_who_answers_may_still_keep_the_coordination_out(town: Town) -> None:
    case, consent = towns.consented(town)
    withdraw_consent(
        case,
        consent,
        by=town["teacher"],
        giver=ONE,
        channel=Channel.MEETING,
        receivers=[town.agency("coordination")],
    )
    (row,) = list_coverage(by=town["teacher"]).rows
    answers = {cell.label: cell.answer for cell in row.cells}
    assert (answers["SSPF-samordningen"], answers["Polisen"]) == ("no", "yes")
    # What was taken back is not proposed again, but for the least that a question has.
    page = browser(town, "teacher").get(f"/cases/{case}/consents/?renews={consent}")
    crosses = page.context["form"]["crosses"].value()
    own = str(town.agency("coordination"))
    assert [cross for cross in crosses if cross.startswith(own)] == [f"{own}:support"]


def test_the_last_answer_says_whether_the_coordination_is_invited(town: Town) -> None:
    case = askable(town)
    consent = asked(town, case, **question(town, "police"))
    telling.answer(case, consent, town["teacher"], ONE)
    telling.answer(case, consent, town["teacher"], TWO)
    path = f"/cases/{case}/consents/{consent}/answers/"
    page = send(town, path, giver="youth", kind="view", channel="meeting").content.decode()
    assert "Det här är det sista svaret" in page
    assert "Samordningen blir inbjuden" in page


def test_someone_of_age_answers_alone_and_nobody_is_asked_about_custody(town: Town) -> None:
    case = family(town, "20080301-2392", guardians=0)
    page = browser(town, "teacher").get(f"/cases/{case}/consents/").content.decode()
    assert 'name="custody' not in page
    form = {name: value for name, value in question(town).items() if "custody" not in name}
    assert "Maja svarar själv." in check_page(town, case, **form)
    assert Consent.objects.get(pk=asked(town, case, **form)).custody == "of_age"


def test_after_a_no_the_form_asks_what_is_new(town: Town) -> None:
    case = askable(town)
    path = f"/cases/{case}/consents/"
    assert "Något har ändrats" not in browser(town, "teacher").get(path).content.decode()
    consent = asked(town, case, **question(town))
    telling.answer(case, consent, town["teacher"], ONE, NO)
    assert "Något har ändrats" in browser(town, "teacher").get(path).content.decode()
    answer = send(town, path, checked="yes", **question(town))
    assert (answer.status_code, "Någon sa nej" in answer.content.decode()) == (422, True)
    asked(town, case, **question(town, new_circumstances="on"))
