"""Every row of the truth table: whole, told once, and the same as the law told again."""

import re
from collections import Counter
from dataclasses import fields
from inspect import signature
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from access.roles import AgencyKind, Role
from consent import truth
from consent.answers import SHARING
from consent.clauses import Clause
from consent.disclosure import Circumstances, refusal
from consent.grounds import PROVISIONS, Ground
from consent.management.commands import truth_table
from consent.provision import Way
from consent.rules import Granted, ItemFacts, ReleaseFacts, covers, decide
from consent.terms import CONSENT_TOPICS, IMPLIED_TOPICS, ConsentState, Person, Topic
from consent.truth import consents, families, provisions, readings
from consent.truth.columns import ALLOW, ANY, CANNOT_OCCUR, DENY, HEAD, NOTHING, Row
from tests.consent.test_provisions_told_again import may_be_told

# The rules are pure, so one engine is enough.
pytestmark = pytest.mark.sqlite

FILE = Path(settings.BASE_DIR) / "docs" / "truth-table.sha256"
ROWS = {"provision": 166_980, "consent": 150_144, "reading": 200}
# The clauses that depend on nothing a decider answers.
WHATEVER_IS_ANSWERED = {
    Clause.GROUND_TEXT_ALONE,
    Clause.GROUND_SENDER,
    Clause.GROUND_RECEIVER,
    Clause.GROUND_PRIVATE_SENDER,
    Clause.GROUND_PRIVATE_RECEIVER,
    Clause.GROUND_LEISURE,
    Clause.GROUND_TOPIC,
    Clause.GROUND_AGE,
    Clause.GROUND_AGE_UNKNOWN,
}


@pytest.fixture(scope="module")
def table() -> list[Row]:
    return list(truth.rows())


def part(table: list[Row], name: str) -> list[Row]:
    return [row for row in table if row.part == name]


def test_the_table_has_every_combination_and_says_each_once(table: list[Row]) -> None:
    assert Counter(row.part for row in table) == ROWS
    assert len({row[:12] for row in table}) == sum(ROWS.values()) == 317_324
    assert ROWS["provision"] == len(PROVISIONS) * 11 * 11 * 10 * 6
    assert ROWS["consent"] == len(Topic) * 2 * 3 * 4 * 4 * 4 * len(consents.STANDINGS)
    assert ROWS["reading"] == 25 * len(readings.STANDINGS)


def test_every_agency_ground_topic_and_state_is_in_it(table: list[Row]) -> None:
    law, consent = part(table, "provision"), part(table, "consent")
    profiles = {kind.value for kind in AgencyKind} | {
        "private_school", "private_health_care", "private_other", "open_leisure"
    }  # fmt: skip
    assert {row.sender for row in law} == {row.receiver for row in law} == profiles
    assert {row.ground for row in law} == set(Ground) - {Ground.OWN, Ground.CONSENT}
    assert {*CONSENT_TOPICS, *IMPLIED_TOPICS} < {row.topic for row in law}
    assert {row.topic for row in consent} == set(Topic)
    assert {row.consent_state for row in consent} == set(ConsentState)


def test_no_cell_is_undefined(table: list[Row]) -> None:
    code = re.compile(r"[A-Za-z_]+")
    cells = {cell for row in table for cell in row}
    odd = {cell for cell in cells if not all(code.fullmatch(w) for w in re.split("[ .+]", cell))}
    assert {ANY, NOTHING} <= odd
    assert {cell for cell in odd - {ANY, NOTHING} if not re.fullmatch(r"[a-z_0-9]+", cell)} == set()
    assert {row.decision for row in table} == {ALLOW, DENY}
    assert all(len(row) == len(HEAD) for row in table)
    known = set(Clause) | {CANNOT_OCCUR} | {provision.code for provision in PROVISIONS.values()}
    assert {row.clause for row in table} <= known


def test_every_clause_of_the_grounds_decides_somewhere(table: list[Row]) -> None:
    said = {row.clause for row in table}
    said |= {clause for row in table for clause in row.otherwise.split()}
    assert {clause for clause in Clause if clause.startswith("ground.")} - said == set()


def test_nothing_that_a_decider_answers_opens_what_is_denied(table: list[Row]) -> None:
    denied = {row.clause for row in part(table, "provision") if row.decision == DENY}
    assert denied == WHATEVER_IS_ANSWERED


def test_what_is_allowed_tells_all_that_must_be_answered(table: list[Row]) -> None:
    for row in part(table, "provision"):
        asked = (*row[14:19], row.second_person, row.harm_questions)
        assert all((cell != NOTHING) == (row.decision == ALLOW) for cell in asked), row
        if row.decision == ALLOW:
            assert row.ways not in ("", "any")
            assert row.decider not in ("", "any")


def test_every_row_on_a_provision_is_the_law_told_again(table: list[Row]) -> None:
    ways, answers = tuple(Way), tuple(product((Role.DECIDER, Role.HEAD_TEACHER), (True, False)))
    for row in part(table, "provision"):
        code = PROVISIONS[Ground(row.ground)].code
        told = any(
            may_be_told(
                code,
                Circumstances(
                    sender=provisions.PROFILES[row.sender],
                    receiver=provisions.PROFILES[row.receiver],
                    way=way,
                    topic=row.topic,
                    age=provisions.AGES[row.age],
                    role=role,
                    committed_crime=committed,
                    inquiry_opened=True,
                    requested=True,
                ),
            )
            for way in ways
            for role, committed in answers
        )
        assert told == (row.decision == ALLOW), row


@pytest.mark.parametrize("ground", PROVISIONS)
def test_every_age_is_answered_as_its_band(ground: Ground) -> None:
    first = {"under_12": 0, "from_12": 12, "from_15": 15, "from_18": 18, "from_21": 21}
    for sender, receiver in product(provisions.PROFILES, repeat=2):
        band = {
            name: provisions.row(ground, sender, receiver, Topic.SUPPORT, name) for name in first
        }
        for age in range(0, 30):
            name = max((name for name in first if first[name] <= age), key=lambda n: first[n])
            row = band[name]
            if row.decision == ALLOW or row.clause == Clause.GROUND_AGE:
                way, role, committed = provisions._FAVOURABLE[ground]
                about = Circumstances(
                    sender=provisions.PROFILES[sender],
                    receiver=provisions.PROFILES[receiver],
                    way=way,
                    topic=Topic.SUPPORT,
                    age=age,
                    role=role,
                    committed_crime=committed,
                    inquiry_opened=True,
                    requested=True,
                )
                assert (refusal(ground, about) is None) == (row.decision == ALLOW), (age, row)


def test_a_consent_row_is_allowed_exactly_where_the_field_says_so(table: list[Row]) -> None:
    """Domain 3.1 as one condition, for every row."""
    for row in part(table, "consent"):
        adult = row.age == "from_18"
        can_be_given = {
            "everybody_yes": True,
            "withdrawn_for_another_agency": True,
            "guardian_hindered": row.custody == "joint" and not adult,
            "childs_no_outweighed": row.age == "from_12",
            "youth_decides": row.age == "from_15",
        }.get(row.standing, False)
        guardians_own = not adult and row.standing != "youth_decides"
        allowed = (
            can_be_given
            and (adult or row.custody != "nobody")
            and row.topic in CONSENT_TOPICS + IMPLIED_TOPICS
            and row.crossed == "yes"
            and row.excepted == "no"
            and (
                row.concerns == "youth"
                or (row.concerns == "guardian_with_own_yes" and guardians_own)
            )
        )
        assert (row.decision == ALLOW) == allowed, row
        if row.decision == ALLOW:
            assert row.consent_state in SHARING


def test_which_families_can_come_to_which_state(table: list[Row]) -> None:
    occurs = {
        (row.age, row.custody, row.consent_state)
        for row in part(table, "consent")
        if row.clause != CANNOT_OCCUR
    }
    for age, custody, state in product(families.BORN, families.HOLDERS, ConsentState):
        nobody_to_ask = custody == "nobody" and age != "from_18"
        possible = not nobody_to_ask or state is ConsentState.NOT_ASKED
        assert ((age, custody, state.value) in occurs) == possible, (age, custody, state)


def test_what_the_table_leaves_out_the_rules_do_not_take() -> None:
    asked = {field.name for field in fields(Circumstances)}
    assert asked == {
        "sender", "receiver", "way", "topic", "age", "role", "committed_crime", "inquiry_opened",
        "requested", "same_agency",
    }  # fmt: skip
    # A consent knows the agencies by their ids alone, and no ages.
    assert list(signature(covers).parameters) == [
        "consent", "sender", "receiver", "topic", "concerns", "at"
    ]  # fmt: skip


def test_no_consent_and_nobody_it_is_about_changes_a_reading_on_a_provision() -> None:
    release = ReleaseFacts(
        families.RECEIVER,
        "crime_prevention",
        None,
        ended=False,
        decision_id=families.CONSENT,
        between=(provisions.PROFILES["school"], provisions.PROFILES["police"]),
    )
    form = families.Form(Topic.SUPPORT, families.lines_of(Topic.SUPPORT, crossed=True))
    seen = set()
    for age, custody, name in product(families.BORN, families.HOLDERS, consents.STANDINGS):
        told = consents._story(name, age, custody, form)
        for concerns in Person if told else ():
            item = ItemFacts(families.SENDER, Topic.SUPPORT, concerns)
            known = {consent.id: consent for consent in told.consents}
            seen.add(decide(item, families.RECEIVER, [release], known, told.at))
    assert seen == {
        Granted(Ground.CRIME_PREVENTION, Clause.GROUND_HOLDS, decision_id=families.CONSENT)
    }


def test_the_digest_in_the_repository_is_that_of_the_rules(table: list[Row]) -> None:
    digest = truth.digest(table)
    assert FILE.read_text(encoding="utf-8") == digest
    other = [*table[:-1], table[-1]._replace(decision=ALLOW)]
    assert truth.digest(other) != digest
    assert digest.startswith("317324 rows, SHA-256 ")


def test_a_change_of_the_rules_is_seen_by_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    yesterday = tmp_path / "truth-table.sha256"
    yesterday.write_text(FILE.read_text(encoding="utf-8").replace(" allow", " allowed", 1))
    monkeypatch.setattr(truth_table, "FILE", yesterday)
    with pytest.raises(CommandError, match="The rules answer otherwise"):
        call_command("truth_table", check=True)


def test_the_printed_table_begins_with_the_names_of_its_columns() -> None:
    lines = truth.csv_lines()
    assert next(lines) == ",".join(HEAD) + "\n"
    assert next(lines).startswith("provision,report_of_concern,social_services,")
