"""A form that would be refused whatever is typed in it is not offered: its page says why.

For each address below the same reason stops the sending, so page and verb cannot part.
"""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from access.acts import Act
from access.clock import today
from casework.models import UnsentForm
from casework.writing import unsent
from casework.writing.unsent import FORMS, OF_ITEM
from tests import town as towns
from tests.browsing import browser
from tests.casework.stories import (
    Story,
    Told,
    asked,
    assessed,
    closed,
    consented,
    draft,
    ids,
    noted,
    planned,
    withdrawn,
)

PANEL = "Det går inte att göra nu."
CLOSED = "Ärendet är avslutat. Inget kan ändras i det."
LATER = (today() + timedelta(days=30)).isoformat()
OBSERVED = {"observed_date": today().isoformat(), "moment": "before", "school": "low"}
# What each form is sent with, so that nothing in the fields is what stops it.
SENT: dict[str, dict[str, str]] = {
    "identity/": {"given_name": "Elias", "surname": "Alm", "protection": "no"},
    "identity/{person}/": {
        "given_name": "Elias",
        "surname": "Alm",
        "personnummer": "20120305-2392",
        "protection": "no",
        "version": "1",
    },
    "guardians/": {"given_name": "Eva", "surname": "Alm", "protection": "no"},
    "safety/": {"answer": "no", "reason": "Läget är klart."},
    "consents/": {
        "purposes": "school_support",
        "crosses": "{coordination}:schooling",
        "until_date": LATER,
        "channel": "meeting",
        "language": "sv",
        "custody_checked_date": today().isoformat(),
    },
    "consents/{consent}/answers/": {"giver": "guardian_1", "kind": "yes", "channel": "phone"},
    "consents/{consent}/withdrawals/": {"giver": "guardian_1", "channel": "phone"},
    "notes/": {"topic": "schooling", "concerns": "youth", "text": "Kom inte."},
    "notes/{note}/": {"text": "Kom inte.", "version": "0", "opened": "0"},
    "items/{note}/": {"receivers": "{police}"},
    "agencies/": {"agency": "{leisure}"},
    "members/{member}/": {},
    "talks/": {
        "kind": "concern",
        "held_date": today().isoformat(),
        "holder": "Mentor",
        "agreed": "Läxor.",
    },
    "talks/{talk}/additions/": {"text": "Det var på torsdagen."},
    "bookings/": {"kind": "concern", "day": LATER, "at_time": "15:30", "invited": "youth"},
    "bookings/{booking}/": {
        "kind": "concern",
        "day": LATER,
        "at_time": "15:30",
        "invited": "youth",
        "version": "1",
    },
    "bookings/{booking}/cancellation/": {"reason": "Förhinder."},
    "contacts/": {"kind": "phone", "planned_date": LATER},
    "contacts/{contact}/": {"outcome": "moved"},
    "plan/": {"next_date": LATER},
    "actions/": {"what": "Läxhjälp", "responsible": "agency", "due_date": LATER},
    "actions/{action}/": {"outcome": "done"},
    "factors/": OBSERVED,
    "factors/{observation}/": OBSERVED,
    "follow-up/": {"next_date": LATER},
    "closing/": {"reason": "goals_met"},
    "told/": {"what": "Han var där.", "receiver": "{police}", "reason": "Akut."},
    "disclosures/{police}/5/": {"items": "{note}", "reason": "Skäl."},
    "items/{note}/guardians/": {},
    "consents/{consent}/attempts/": {"giver": "guardian_1", "channel": "phone"},
    "again/": {
        "given_name": "Elias",
        "surname": "Alm",
        "personnummer": "20120305-2392",
        "protection": "no",
        "topic": "schooling",
        "category": "absence",
        "text": "Ny oro.",
    },
}


# What begins a case, and reports of concern, which are made in every state (domain 0.6).
OPEN_IN_A_CLOSED_CASE = {"new_case", "new_draft", "begin_again", "new_report", "report_concern"}


def main_of(page: bytes) -> str:
    text = page.decode()
    return text[text.index("<main") : text.index("</main>")]


def buttons(main: str) -> list[str]:
    """The words of every button that sends something."""
    found = re.findall(r'<button type="submit"[^>]*>(.*?)</button>', main, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", words).strip() for words in found]


def fields(main: str) -> list[str]:
    """The names of what can be filled in."""
    found = re.findall(r"<(?:input|select|textarea)\b[^>]*>", main)
    names = [re.search(r'name="([^"]*)"', tag) for tag in found if 'type="hidden"' not in tag]
    return [name.group(1) for name in names if name]


SHUT: list[tuple[Story, str, str, str]] = [
    *(
        (closed, who, path, CLOSED)
        for path, who in {
            **dict.fromkeys(SENT, "teacher"),
            "agencies/": "coordinator",
        }.items()
        if path not in ("again/", "members/{member}/", "members/")
    ),
    (noted, "teacher", "again/", "Ärendet är inte avslutat."),
    (noted, "teacher", "identity/", "Ärendet har redan ett namn."),
    (noted, "teacher", "guardians/", "Två vårdnadshavare är redan tillagda."),
    (noted, "teacher", "consents/", "Säkerhetsfrågan måste vara besvarad"),
    (noted, "teacher", "plan/", "Steget hör inte till ärendets läge"),
    (noted, "teacher", "actions/", "Planen har inte startat än."),
    (noted, "teacher", "factors/", "Planen har inte startat än."),
    (noted, "contact", "members/{member}/", "Någon i verksamheten måste ha ärendet."),
    (draft, "teacher", "guardians/", "Ange först vem det gäller."),
    (draft, "teacher", "consents/", "Ange först vem det gäller."),
    (draft, "teacher", "talks/", "Ange först vem det gäller."),
    (draft, "teacher", "bookings/", "Ange först vem det gäller."),
    (consented, "officer", "consents/{consent}/answers/", "Bara den verksamhet som frågade"),
    (withdrawn, "teacher", "consents/{consent}/answers/", "återkallat"),
    (withdrawn, "teacher", "consents/{consent}/withdrawals/", "återkallat"),
    (withdrawn, "officer", "notes/", "Samtycket gäller inte längre för din verksamhet."),
    (planned, "teacher", "plan/", "Steget hör inte till ärendets läge"),
    (planned, "officer", "closing/", "Bara den verksamhet som noterade oron"),
    (planned, "teacher", "closing/", "Bedöm eller lämna över de öppna åtgärderna"),
    (planned, "teacher", "follow-up/", "Bedöm först minst en åtgärd"),
    (assessed, "teacher", "actions/{action}/", "Åtgärden är redan bedömd."),
]


@pytest.mark.parametrize(("story", "who", "path", "reason"), SHUT)
def test_a_form_that_would_be_refused_says_why_and_offers_nothing(
    told: Told, story: Story, who: str, path: str, reason: str
) -> None:
    town, case = told.town, told.cases[story]
    known = ids(town, case)
    address = f"/cases/{case}/{path.format(**known)}"
    client = browser(town, who)
    answer = client.get(address)
    main = main_of(answer.content)
    assert (answer.status_code, PANEL in main, reason in main) == (200, True, True)
    assert (fields(main), buttons(main)) == ([], [])
    assert "Tillbaka till" in main

    sent = {name: value.format(**known) for name, value in SENT[path].items()}
    sent |= {
        "acting_for": str(town[who].membership_id),
        "sending": str(uuid4()),
        "checked": "yes",
    }
    refused = client.post(address, sent)
    assert (refused.status_code, reason in main_of(refused.content)) == (422, True)


OPEN: list[tuple[Story, str, str]] = [
    (closed, "teacher", "again/"),
    (closed, "contact", "members/"),
    (draft, "teacher", "identity/"),
    (noted, "teacher", "safety/"),
    (noted, "teacher", "notes/"),
    (noted, "teacher", "talks/"),
    (noted, "teacher", "closing/"),
    (noted, "teacher", "identity/{person}/"),
    (asked, "teacher", "consents/"),
    (asked, "teacher", "consents/{consent}/answers/"),
    (consented, "teacher", "consents/{consent}/withdrawals/"),
    (consented, "teacher", "items/{note}/"),
    (consented, "officer", "notes/"),
    (consented, "coordinator", "agencies/"),
    (withdrawn, "teacher", "notes/"),
    (planned, "teacher", "actions/"),
    (planned, "teacher", "actions/{action}/"),
    (planned, "teacher", "factors/"),
    (planned, "officer", "factors/"),
    (planned, "teacher", "factors/{observation}/"),
    (planned, "teacher", "talks/{talk}/additions/"),
    (planned, "teacher", "bookings/{booking}/"),
    (planned, "teacher", "bookings/{booking}/cancellation/"),
    (assessed, "teacher", "follow-up/"),
    (assessed, "teacher", "closing/"),
]


@pytest.mark.parametrize(("story", "who", "path"), OPEN)
def test_a_form_that_can_be_sent_is_there(told: Told, story: Story, who: str, path: str) -> None:
    town, case = told.town, told.cases[story]
    address = f"/cases/{case}/{path.format(**ids(town, case))}"
    main = main_of(browser(town, who).get(address).content)
    assert PANEL not in main
    assert fields(main)
    assert buttons(main)


@pytest.mark.parametrize("form", sorted(FORMS.keys() - OPEN_IN_A_CLOSED_CASE))
def test_a_text_begun_before_the_case_closed_is_read_and_discarded_but_not_gone_on_with(
    told: Told, form: str
) -> None:
    paths = {
        "safety_question": ("safety/", "reason"),
        "ask_consent": ("consents/", "until_date"),
        "add_note": ("notes/", "text"),
        "revise_note": ("notes/{note}/", "text"),
        "record_talk": ("talks/", "agreed"),
        "set_goal": ("goals/", "text"),
        "add_action": ("actions/", "what"),
        "observe_factors": ("factors/", "strengths"),
        "record_told": ("told/", "what"),
    }
    path, field = paths[form]
    town, case = told.town, told.cases[closed]
    number, known = uuid4(), ids(town, case)
    path, about = path.format(**known), {"item_id": known["note"]} if form in OF_ITEM else {}
    typed = f"{field}=Det+h%C3%A4r+skrev+jag"
    unsent.keep(number, by=town["teacher"], form=form, typed=typed, case_id=case, **about)
    client = browser(town, "teacher")

    offered = main_of(client.get(f"/cases/{case}/{path}").content)
    assert (fields(offered), buttons(offered)) == ([], ["Ta bort texten"])
    assert f"?unsent={number}" in offered
    assert "Fortsätt skriva" not in offered + main_of(client.get("/unsent/").content)

    read = main_of(client.get(f"/cases/{case}/{path}?unsent={number}").content)
    assert "Det här skrev jag" in read
    assert (fields(read), buttons(read)) == ([], ["Ta bort texten"])
    assert CLOSED in read

    client.post(f"/unsent/{number}/discard/", {"acting_for": str(town["teacher"].membership_id)})
    assert not UnsentForm.objects.exists()


def test_what_was_typed_when_the_case_closed_meanwhile_is_kept_with_the_reason(told: Told) -> None:
    town, case = told.town, told.cases[closed]
    form = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        "topic": "schooling",
        "concerns": "youth",
        "text": "Detta hann jag skriva.",
    }
    answer = browser(town, "teacher").post(f"/cases/{case}/notes/", form)
    main = main_of(answer.content)
    assert answer.status_code == 422
    assert CLOSED in main
    assert "Detta hann jag skriva." in main
    assert "text" in fields(main)


def test_a_shut_step_names_the_step_that_opens_it_to_whoever_may_take_it(told: Told) -> None:
    town, case = told.town, told.cases[consented]
    teacher = main_of(browser(town, "teacher").get(f"/cases/{case}/plan/").content)
    assert f'href="/cases/{case}/talks/"' in teacher
    case = told.cases[draft]
    assert f'href="/cases/{case}/identity/"' in main_of(
        browser(town, "teacher").get(f"/cases/{case}/talks/").content
    )


def test_a_step_that_is_shut_is_not_read_through_before_it_is_refused(told: Told) -> None:
    town, case = told.town, told.cases[closed]
    form = {
        "acting_for": str(town["teacher"].membership_id),
        "sending": str(uuid4()),
        **SENT["talks/"],
    }
    before = len(towns.acts_of(town))
    answer = browser(town, "teacher").post(f"/cases/{case}/talks/", form)
    assert (answer.status_code, CLOSED in main_of(answer.content)) == (422, True)
    assert towns.acts_of(town)[before:] == [(Act.OPEN_FORM, "shown")]
