"""An entry as bodies: ids and codes alone, cut into parts that each hold."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from audit.chain import LONGEST, canonical, parse
from audit.codes import long, short
from audit.entries import Entry, ItemShown, projection, subjects_of
from tests.audit.logs import CASE, POLICE, SCHOOL, entry, member, reading_of

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Ciphertext:
    item_id: UUID
    owner_id: UUID
    tag: int = 5
    digest: str = "ab" * 32


@dataclass(frozen=True)
class KeyGiven:
    item_id: UUID
    owner_id: UUID
    agency_id: UUID
    kind: str = "given"
    epoch: int = 1
    version: int = 1
    commitment: str = "cd" * 32


def body_of(said: Entry) -> dict[str, object]:
    (body,) = said.bodies(AT)
    return body


def test_an_entry_says_who_did_what_when() -> None:
    by = member()
    body = body_of(reading_of(ItemShown(UUID(int=3), SCHOOL, (1, 2), "own")))
    assert body == {
        "at": "2026-11-23T12:00:00.000000Z",
        "act": "read_case",
        "outcome": "shown",
        "request": by.request,
        "actor": short(by.user_id),
        "membership": short(by.membership_id),
        "agency": short(SCHOOL),
        "role": "case_worker",
        "strength": "password",
        "case": short(CASE),
        "items": [[short(UUID(int=3)), short(SCHOOL), [1, 2], "own", ""]],
        "subjects": [
            ["case", short(CASE), short(SCHOOL)],
            ["item", short(UUID(int=3)), short(SCHOOL)],
        ],
        "part": 1,
        "parts": 1,
    }


def test_what_the_bytes_say_is_what_the_columns_say() -> None:
    said = parse(canonical(body_of(reading_of(ItemShown(UUID(int=3), POLICE, (1,), "consent")))))
    columns = projection(said)
    assert (columns["at"], columns["agency_id"], columns["case_id"]) == (AT, SCHOOL, CASE)
    assert list(subjects_of(said)) == [("case", CASE, SCHOOL), ("item", UUID(int=3), POLICE)]


def test_an_item_whose_key_was_given_is_found_by_its_owner() -> None:
    given = KeyGiven(UUID(int=3), SCHOOL, POLICE)
    written = Ciphertext(UUID(int=3), SCHOOL)
    body = body_of(entry(key_acts=(given,), writes=(written,)))
    assert list(subjects_of(body)) == [("item", UUID(int=3), SCHOOL)]
    assert body["writes"] == [[short(UUID(int=3)), short(SCHOOL), 5, "ab" * 32]]


def test_a_long_act_takes_several_parts_of_at_most_64_kib() -> None:
    items = [ItemShown(uuid4(), uuid4(), (1, 2, 3), "consent", uuid4()) for _ in range(1500)]
    bodies = reading_of(*items).bodies(AT)
    assert len(bodies) > 1
    assert [(body["part"], body["parts"]) for body in bodies] == [
        (part, len(bodies)) for part in range(1, len(bodies) + 1)
    ]
    assert all(len(canonical(body)) <= LONGEST for body in bodies)
    assert [long(item[0]) for body in bodies for item in body["items"]] == [
        item.item_id for item in items
    ]


def test_each_part_names_the_owners_of_what_stands_in_it() -> None:
    items = [ItemShown(uuid4(), uuid4(), (1,), "consent") for _ in range(1500)]
    for body in reading_of(*items).bodies(AT):
        owners = {(row[0], row[1]) for row in body["items"]}
        named = {(row[1], row[2]) for row in body["subjects"] if row[0] == "item"}
        assert owners == named
        assert body["case"] == short(CASE)


@pytest.mark.parametrize(
    "said",
    [
        {"facts": {"reason": "Elias Alm slutar"}},
        {"facts": {"Elias": "x"}},
        {"counts": {"två barn": 2}},
        {"rule": "Fel person"},
        {"ground": "20120305-2392 A"},
        {"terms": "Elias"},
        {"request": "Elias Alm"},
        {"subjects": (("barnet Elias", UUID(int=1), None),)},
        {"writes": (Ciphertext(UUID(int=1), SCHOOL, digest="Elias Alm"),)},
        {"key_acts": (KeyGiven(UUID(int=1), SCHOOL, POLICE, commitment="Elias"),)},
    ],
)
def test_no_text_slips_in(said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"codes|22"):
        entry(**said).bodies(AT)


def test_an_id_as_asked_is_kept_without_control_characters() -> None:
    assert body_of(entry(asked="TB-\r\n\x1b[31m<b>å"))["asked"] == "TB-???[31m<b>?"
