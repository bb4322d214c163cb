"""A withdrawal races with readings, releases and forms that are open: after it there is nothing.

At least a thousand operations, each beside a withdrawal of the consent it rests on, the moments
drawn at random from a seed; on PostgreSQL, where they truly run side by side.
"""

import base64
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.test import Client

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from agencies.models import User
from audit import chain
from audit.models import Body
from casework.management.demo import telling
from casework.models import Note
from casework.reading.cases import read_case
from casework.writing.notes import release_item
from consent.models import Release
from consent.terms import Person, Topic
from tests import town as towns
from tests.town import ONE, TWO, VIEW, YES, YOUTH, Town
from vault.models import Grant

INTERLEAVINGS = 1000
ROUNDS = 5  # in each case, one after the other
TOPICS = (Topic.SUPPORT, Topic.SCHOOLING, Topic.LEISURE, Topic.FAMILY)
READERS = ("officer", "coordinator", "social")
_requests = count(1)


@dataclass
class Race:
    """One case in which consent is asked for, given and withdrawn again and again."""

    town: Town
    case: UUID
    waiting: tuple[UUID, UUID]  # notes of the school that nobody else may read yet
    clients: tuple[Client, Client]
    # How many seconds a withdrawal takes alone, on this machine now.
    length: float

    def give(self) -> tuple[UUID, UUID]:
        """A new consent with a note released on it: their ids."""
        asked = [self.town.agency(name) for name in ("police", "social", "coordination")]
        consent = telling.ask(self.case, self.town["teacher"], asked, topics=TOPICS)
        for giver, kind in ((ONE, YES), (TWO, YES), (YOUTH, VIEW)):
            telling.answer(self.case, consent, self.town["teacher"], giver, kind)
        note = Note.objects.filter(case_id=self.case, topic=Topic.SUPPORT.value).get()
        release_item(
            self.case,
            note.pk,
            by=self.town["teacher"],
            receivers=[self.town.agency(name) for name in ("police", "social", "coordination")],
        )
        return consent, note.pk


def new_race(town: Town) -> Race:
    case, consent = towns.consented(town)
    telling.take_seat(case, town["coordinator"], town["social_contact"], town["social"])
    telling.note(case, town["teacher"], Topic.SUPPORT, "Delas med samtycke.")
    for topic in (Topic.LEISURE, Topic.FAMILY):
        telling.note(case, town["teacher"], topic, "Väntar.")
    waiting = [
        Note.objects.get(case_id=case, topic=topic.value, category__isnull=True).pk
        for topic in (Topic.LEISURE, Topic.FAMILY)
    ]
    began = time.monotonic()
    towns.withdraw(town, case, consent)
    length = time.monotonic() - began
    user = User.objects.get(pk=town["teacher"].user_id)
    clients = (Client(), Client())
    for client in clients:
        client.force_login(user, backend="agencies.backends.MemberBackend")
    return Race(town, case, (waiting[0], waiting[1]), clients, length)


def in_a_request(member: Member) -> Member:
    """The member in a request of its own, by which its entry is found."""
    number = next(_requests).to_bytes(16, "big")
    return replace(member, request=base64.urlsafe_b64encode(number).rstrip(b"=").decode())


def withdrawing(race: Race, consent: UUID, over: threading.Event) -> list[dict[str, Any]]:
    try:
        towns.withdraw(race.town, race.case, consent)
    finally:
        over.set()
    return []


def reading(race: Race, name: str, over: threading.Event) -> list[dict[str, Any]]:
    """Read again and again, and once more when the withdrawal is over."""
    met = []
    while True:
        last = over.is_set()
        by = in_a_request(race.town[name])
        page = read_case(race.case, by=by)
        seen = {note.item_id for note in page.notes if not note.own}
        met.append({"did": "read", "request": by.request, "saw": seen})
        if last:
            return met


def releasing(race: Race, item: UUID, receiver: str) -> list[dict[str, Any]]:
    try:
        release_item(
            race.case, item, by=race.town["teacher"], receivers=[race.town.agency(receiver)]
        )
    except Blocked as blocked:
        return [{"did": "release", "refused": blocked.code}]
    return [{"did": "release", "refused": ""}]


def sending(race: Race, client: Client, text: str, form: dict[str, str]) -> list[dict[str, Any]]:
    """Send a form that was opened while the consent still held."""
    answer = client.post(f"/cases/{race.case}/notes/", form)
    kept = text in answer.content.decode()
    return [{"did": "send", "status": answer.status_code, "kept": kept}]


def opened_form(race: Race, client: Client, text: str) -> dict[str, str]:
    assert client.get(f"/cases/{race.case}/notes/").status_code == 200
    return {
        "acting_for": str(race.town["teacher"].membership_id),
        "sending": str(uuid4()),
        "topic": Topic.SCHOOLING.value,
        "concerns": Person.YOUTH.value,
        "text": text,
        "receivers": str(race.town.agency("police")),
        "checked": "yes",
    }


def drawn_moments(drawn: random.Random, length: float, number: int) -> list[float]:
    """When each begins, in seconds, the withdrawal first: some before it, some while it goes on,
    some after."""
    others = [drawn.uniform(0, length * drawn.choice((1, 3, 6))) for _ in range(number - 1)]
    return [2 * length, *others]


def run(race: Race, seed: int, pool: ThreadPoolExecutor) -> tuple[UUID, list[dict[str, Any]]]:
    """Let one withdrawal race with at least eight operations; what each of them met."""
    consent, _note = race.give()
    texts = [f"Skrivet i omgång {seed}, {place}." for place in (1, 2)]
    forms = [
        opened_form(race, client, text) for client, text in zip(race.clients, texts, strict=True)
    ]
    over = threading.Event()
    done: list[Callable[[], Any]] = [lambda: withdrawing(race, consent, over)]
    done += [lambda name=name: reading(race, name, over) for name in READERS]
    done += [
        lambda item=item, receiver=receiver: releasing(race, item, receiver)
        for item, receiver in zip(race.waiting, ("social", "police"), strict=True)
    ]
    done += [
        lambda client=client, text=text, form=form: sending(race, client, text, form)
        for client, text, form in zip(race.clients, texts, forms, strict=True)
    ]
    moments = drawn_moments(random.Random(seed), race.length, len(done))
    start = threading.Barrier(len(done))

    def at(moment: float, operation: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            time.sleep(moment)
            return operation()
        finally:
            connections.close_all()

    met = [pool.submit(at, moment, one) for moment, one in zip(moments, done, strict=True)]
    return consent, [one for future in met for one in future.result(timeout=60)]


@pytest.mark.postgresql
@pytest.mark.timeout(400)
def test_after_a_withdrawal_there_is_no_reading_no_key_and_no_sending(own_database: None) -> None:
    town = towns.found()
    outcomes: list[tuple[str, bool]] = []
    seeds = count()
    with ThreadPoolExecutor(1 + len(READERS) + 4) as pool:
        while len(outcomes) < INTERLEAVINGS:
            race = new_race(town)
            for _turn in range(ROUNDS):
                consent, met = run(race, next(seeds), pool)
                outcomes += list(judged(race, consent, met))
    # Both sides of the race were seen for each kind, or it was no race.
    for kind in ("read", "release", "send"):
        came_before = [before for did, before in outcomes if did == kind]
        assert 0 < sum(came_before) < len(came_before), kind


def judged(race: Race, consent: UUID, met: list[dict[str, Any]]) -> Any:
    """Hold one round against the log and the keys; each operation, and whether it came before."""
    bodies = [
        (index, chain.parse(bytes(data)))
        for index, data in Body.objects.filter(log_id=race.town.collaboration.pk)
        .order_by("-index")
        .values_list("index", "bytes")[:200]
    ]
    withdrawn = max(index for index, body in bodies if body["act"] == Act.WITHDRAW_CONSENT.value)
    under_it = base64.urlsafe_b64encode(consent.bytes).rstrip(b"=").decode()
    for index, body in bodies:
        if index > withdrawn:
            assert not [item for item in body.get("items", []) if item[4] == under_it]
            assert not [key for key in body.get("keys", []) if key[0] == "given"]
    assert not Grant.objects.filter(basis_id=consent).exists()
    assert not Release.objects.filter(consent_id=consent, ended_at__isnull=True).exists()
    by_request = {body.get("request"): (index, body) for index, body in bodies}
    for one in met:
        if one["did"] == "read":
            index, body = by_request[one["request"]]
            named = {item[0] for item in body.get("items", []) if item[4] == under_it}
            assert {short(item) for item in one["saw"]} <= named
            assert not one["saw"] or index < withdrawn
            yield "read", bool(one["saw"])
        elif one["did"] == "release":
            yield "release", not one["refused"]
        else:
            sent = one["status"] == 302
            assert sent or (one["status"] == 422 and one["kept"]), one
            yield "send", sent


def short(item: UUID) -> str:
    return base64.urlsafe_b64encode(item.bytes).rstrip(b"=").decode()
