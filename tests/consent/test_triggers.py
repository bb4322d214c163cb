"""Behind every door of ours the database itself keeps items and answers as they were."""

import pytest
from django.db import DatabaseError, connection, transaction

from consent.guarded import item_models, writes_open
from consent.triggers import FROZEN_COLUMNS
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def refused(sql: str) -> bool:
    try:
        with writes_open(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("column", FROZEN_COLUMNS)
def test_what_an_item_is_does_not_change(town: Town, column: str) -> None:
    towns.note_concern(town)
    value = "'family'" if column == "topic" else "'another'" if column == "concerns" else "NULL"
    assert refused(f"UPDATE casework_note SET {column} = {value}")


def test_what_may_change_still_can(town: Town) -> None:
    towns.note_concern(town)
    assert not refused("UPDATE casework_note SET written_at = written_at")


@pytest.mark.parametrize(
    "sql", ["UPDATE consent_consentanswer SET kind = 'yes'", "DELETE FROM consent_consentanswer"]
)
def test_an_answer_is_only_followed_by_another(town: Town, sql: str) -> None:
    towns.consented(town)
    assert refused(sql)


def test_every_kind_of_item_has_its_trigger(db: None) -> None:
    names = {f"{model._meta.db_table}_frozen" for model in item_models()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            if connection.vendor == "sqlite"
            else "SELECT tgname FROM pg_trigger"
        )
        assert names <= {name for (name,) in cursor.fetchall()}
