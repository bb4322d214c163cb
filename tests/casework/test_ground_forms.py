"""Each ground has a page of its own, and a wrong use is refused in words with the text kept."""

import re
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from access import clock
from access.clock import STOCKHOLM
from access.roles import AgencyKind, Role
from agencies.models import Agency, User
from casework.management.demo import telling
from consent.disclosure import asks
from consent.ground_numbers import GROUND_NUMBERS
from consent.ground_wording import GROUND_LABELS
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.models import Decision
from consent.provision import Way
from consent.terms import ConcernCategory, Topic
from tests import town as towns
from tests.casework.disclosing import assign, join, note_of

CHECK = "Kontrollera innan du fortsätter"
TYPED = "Det här skrev jag innan jag fick nej."
# By whom and to whom each ground can be used: agency kinds that the law names.
DIRECTIONS = {
    AgencyKind.SOCIAL_SERVICES: "social",
    AgencyKind.SCHOOL: "school",
    AgencyKind.POLICE: "police",
    AgencyKind.LEISURE: "leisure",
    AgencyKind.COORDINATION: "coordination",
}
PRESSED = [ground for ground, known in PROVISIONS.items() if Way.RELEASE in known.ways]
NOT_PRESSED = [ground for ground in PROVISIONS if ground not in PRESSED]


def sender_of(ground):
    kinds = PROVISIONS[ground].senders
    return next(name for kind, name in DIRECTIONS.items() if not kinds or kind in kinds)


def receiver_of(ground, sender):
    kinds = PROVISIONS[ground].receivers
    return next(
        name for kind, name in DIRECTIONS.items() if name != sender and (not kinds or kind in kinds)
    )


class Desk:
    """Somebody who decides on a ground, at its page, towards an agency that the law names."""

    def __init__(self, ground):
        self.town = towns.found()
        self.ground = ground
        sender = sender_of(ground)
        if sender == "coordination":
            raise AssertionError(ground)
        receiver = receiver_of(ground, sender) if ground != Ground.CARE_OF_CHILD else "health"
        if receiver == "health":
            Agency.objects.filter(pk=self.town.agency("leisure")).update(
                kind=AgencyKind.HEALTH_CARE.value
            )
            receiver = "leisure"
        if PROVISIONS[ground].open_leisure:
            Agency.objects.filter(pk=self.town.agency("leisure")).update(open_leisure=True)
        worker = join(self.town, sender, Role.CASE_WORKER, "worker")
        role = Role.HEAD_TEACHER
        if role not in DECIDES[PROVISIONS[ground].decider] or sender != "school":
            role = Role.DECIDER
        decider = join(self.town, sender, role, "the_decider")
        contact = join(self.town, sender, Role.CONTACT_PERSON, "the_contact")
        self.case = telling.concern(
            worker,
            ("Liam", "Ek"),
            "20090628-2397",
            ConcernCategory.RECRUITMENT,
            "Kontanter.",
            topic=Topic.LEISURE,
        )
        assign(self.town, self.case, decider, contact=self._named(contact))
        self.decider, self.worker = decider, worker
        self.item = note_of(self.case, decider.agency_id)
        self.path = (
            f"/cases/{self.case}/disclosures/{self.town.agency(receiver)}/{GROUND_NUMBERS[ground]}/"
        )

    def _named(self, contact):
        self.town.people["the_contact"] = contact
        return "the_contact"

    def get(self, by):
        return self._client(by).get(self.path)

    def send(self, by, *, checked="yes", **said):
        data = {
            "acting_for": str(by.membership_id),
            "sending": str(uuid4()),
            "checked": checked,
            "items": [str(self.item)],
            "reason": TYPED,
            "consent_asked": "no",
            "consent_not_asked": "Den unge har sagt nej.",
        }
        return self._client(by).post(self.path, data | said)

    def _client(self, by):
        client = Client()
        client.force_login(
            User.objects.get(pk=by.user_id), backend="agencies.backends.MemberBackend"
        )
        return client


def words_at(page, field):
    """What the page says at a field."""
    text = page.content.decode()
    found = re.search(rf'id="id_{field}_error".*?</', text, re.S)
    return found.group(0) if found else ""


@pytest.mark.parametrize("ground", PROVISIONS)
def test_each_ground_is_reached_and_said_in_words(db, ground):
    desk = Desk(ground)
    page = desk.get(desk.decider)
    text = page.content.decode()
    assert page.status_code == 200
    assert str(GROUND_LABELS[ground]) in text
    assert ('type="checkbox"' in text) == (ground in PRESSED)
    if ground in (Ground.VIOLENCE_IN_FAMILY, Ground.TERRORISM):
        assert "med chef och jurist" in text


@pytest.mark.parametrize("ground", PRESSED)
def test_whoever_does_not_decide_sees_who_does_and_has_nothing_to_press(db, ground):
    desk = Desk(ground)
    text = desk.get(desk.worker).content.decode()
    may = desk.worker.role in DECIDES[PROVISIONS[ground].decider]
    assert ('type="checkbox"' in text) == may
    assert may or "the_decider" in text
    assert may or desk.send(desk.worker, **right(ground, desk)).status_code == 422
    assert not Decision.objects.exists()


def right(ground, desk):
    """The answers with which the ground may be used."""
    provision = PROVISIONS[ground]
    asked = asks(ground, desk.decider.kind)
    answers = {
        "committed_crime": "yes" if provision.crime == "committed" else "no",
        "inquiry_opened": "yes",
        "requested": "yes",
    }
    said = {name: answer for name, answer in answers.items() if name in asked}
    return said | ({"harm": "Bara tiden."} if provision.weighs_harm else {})


# A wrong answer to what each ground asks, and the field at which it is said.
WRONG = {"committed_crime": {"yes": "no", "no": "yes"}, "inquiry_opened": {"yes": "no"}}


@pytest.mark.parametrize("ground", PRESSED)
def test_a_wrong_use_is_refused_in_words_at_its_field_with_the_text_kept(db, ground):
    desk = Desk(ground)
    good = right(ground, desk)
    assert CHECK in desk.send(desk.decider, checked="", **good).content.decode()
    field = next((name for name in WRONG if name in good), "harm" if "harm" in good else "reason")
    wrong = {
        "reason": {"reason": TYPED[:8]},
        "harm": {"harm": ""},
    }.get(field) or {field: WRONG[field][good[field]]}
    for checked in ("", "yes"):  # before the page that checks, and at the verb
        page = desk.send(desk.decider, checked=checked, **good | wrong)
        text = page.content.decode()
        assert (page.status_code, CHECK in text) == (422, False)
        assert len(words_at(page, field)) > 40, field
        assert (wrong["reason"] if field == "reason" else TYPED) in text
    assert not Decision.objects.exists()


@pytest.mark.parametrize("ground", PRESSED)
def test_a_word_is_no_reason_and_is_refused_before_the_page_that_checks(db, ground):
    desk = Desk(ground)
    page = desk.send(desk.decider, checked="", **right(ground, desk) | {"reason": "Brott."})
    assert (page.status_code, CHECK in page.content.decode()) == (422, False)
    assert "minst en hel mening" in words_at(page, "reason")


def test_a_youth_too_old_is_refused_before_the_page_that_checks(db):
    desk = Desk(Ground.YOUTH_AT_RISK_OF_CRIME)
    with clock.moved_to(datetime(2030, 6, 28, tzinfo=STOCKHOLM)):
        page = desk.send(desk.decider, checked="", committed_crime="no")
    text = page.content.decode()
    assert (page.status_code, CHECK in text) == (422, False)
    assert "för gammal för lagrummet" in text


def test_what_the_receiver_reads_already_is_refused_before_the_page_that_checks(db):
    desk = Desk(Ground.GENERAL_CLAUSE)
    assert desk.send(desk.decider).status_code == 302
    page = desk.send(desk.decider, checked="")
    assert (page.status_code, CHECK in page.content.decode()) == (422, False)
    assert "kan redan läsa" in words_at(page, "items")


@pytest.mark.parametrize("ground", PRESSED)
def test_a_right_use_is_kept(db, ground):
    desk = Desk(ground)
    answer = desk.send(desk.decider, **right(ground, desk))
    assert answer.status_code == 302
    assert Decision.objects.get().ground == ground


@pytest.mark.parametrize("ground", NOT_PRESSED)
def test_a_ground_without_a_form_refuses_what_is_sent_all_the_same(db, ground):
    desk = Desk(ground)
    said = {"requested": "yes", "committed_crime": "no"}
    page = desk.send(desk.decider, **said)
    assert page.status_code == 422
    assert TYPED in page.content.decode()
    assert not Decision.objects.exists()
