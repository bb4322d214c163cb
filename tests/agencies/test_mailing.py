"""The e-mail that says that there is something new: to whom, how often, and nothing more."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.clock import STOCKHOLM
from access.system import SYSTEM
from agencies import mailing
from agencies.models import User
from agencies.writing.choosing import choose_mail
from audit import log
from audit.chain import parse
from audit.models import Body
from casework.management.demo import telling
from consent.terms import Topic
from tests import town as towns
from tests.browsing import browser
from tests.town import Town


class DeadServer(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


@pytest.fixture
def town(own_database: None) -> Iterator[Town]:
    log.found(log.INSTALLATION)
    noon = datetime.now(STOCKHOLM).replace(hour=12)
    with clock.moved_to(noon):
        yield towns.found()


def choose(town: Town, who: str, choice: str) -> None:
    choose_mail(town[who].user_id, mail=choice)


def share(town: Town, case: object) -> None:
    police = [town.agency("police")]
    telling.note(case, town["teacher"], Topic.SCHOOLING, "Delas.", share=police)


def test_whoever_wants_it_at_once_gets_one_in_an_hour_with_nothing_of_the_case(town: Town) -> None:
    case, _consent = towns.consented(town)
    choose(town, "officer", "at_once")
    mail.outbox.clear()
    share(town, case)
    share(town, case)
    (sent,) = mail.outbox
    assert sent.to == ["officer@gk.example.se"]
    assert sent.subject == "Varsam"
    assert sent.body == mailing.TEXT.format(address=settings.SITE_ADDRESS)
    for secret in ("Elias", "GK-", "Granskolan", "Delas", "samtycke", str(case)):
        assert secret not in sent.subject + sent.body
    with clock.moved_to(clock.now() + timedelta(minutes=61)):
        share(town, case)
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("choice", ["never", "daily"])
def test_others_get_none_at_once(town: Town, choice: str) -> None:
    case, _consent = towns.consented(town)
    choose(town, "officer", choice)
    mail.outbox.clear()
    share(town, case)
    assert mail.outbox == []


def test_a_change_that_is_refused_mails_nobody(town: Town) -> None:
    case, consent = towns.consented(town)
    towns.withdraw(town, case, consent)
    choose(town, "officer", "at_once")
    User.objects.update(mailed_at=None)
    mail.outbox.clear()
    with pytest.raises(Blocked):
        share(town, case)
    assert mail.outbox == []


def test_a_sent_mail_is_noted_without_what_it_was_about(town: Town) -> None:
    case, _consent = towns.consented(town)
    choose(town, "officer", "at_once")
    before = Body.objects.filter(log_id=log.INSTALLATION).count()
    share(town, case)
    (entry,) = Body.objects.filter(log_id=log.INSTALLATION).order_by("index")[before:]
    assert (entry.act, entry.actor_id, entry.case_id) == (Act.SEND_MAIL.value, SYSTEM, None)
    assert parse(bytes(entry.bytes))["facts"] == {"step": "at_once"}


def test_a_dead_mail_server_stops_nobody_and_loses_nothing(town: Town) -> None:
    case, _consent = towns.consented(town)
    choose(town, "officer", "at_once")
    with override_settings(EMAIL_BACKEND=f"{__name__}.DeadServer"):
        share(town, case)
    user = User.objects.get(pk=town["officer"].user_id)
    assert user.mailed_at is None
    assert mailing.send(user.pk, "at_once")


def test_one_chooses_on_a_page_of_ones_own(town: Town) -> None:
    client = browser(town, "officer")
    assert 'value="daily"' in client.get("/mail/").content.decode()
    sent = {"mail": "never", "acting_for": str(town["officer"].membership_id)}
    assert client.post("/mail/", sent).status_code == 302
    assert User.objects.get(pk=town["officer"].user_id).mail == "never"
    assert client.post("/mail/", sent | {"mail": "hourly"}).status_code == 200
