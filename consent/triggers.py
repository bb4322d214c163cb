"""Triggers behind the doors: what an item is and what a giver answered is never changed.

On SQLite a migration that rebuilds a table drops its triggers: create them again after it.
"""

from collections.abc import Iterable
from typing import Any

FROZEN_COLUMNS = ("id", "case_id", "owner_id", "topic", "concerns")
ANSWERS = "consent_consentanswer"
# Further tables of which rows are added and never changed.
ADDED_ALONE = ("consent_consentassessment", "consent_contactattempt")
JOINING = "consent_joining"
JOINING_ANSWERS = ("consent_joiningasked", "consent_joininganswer")
JOINING_COLUMNS = ("id", "older_id", "younger_id", "proposer_id", "proposed_by", "proposed_at")


def frozen_item(table: str, engine: str, columns: tuple[str, ...] = FROZEN_COLUMNS) -> list[str]:
    """Statements that keep a row's identity, case, owner, topic and person as they were."""
    if engine == "sqlite":
        moved = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)
        return [
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} WHEN {moved}"
            " BEGIN SELECT RAISE(ABORT, 'what an item is does not change'); END"
        ]
    moved = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    return [
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({moved})"
        " EXECUTE FUNCTION audit_refuse()",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_frozen",
    ]


def frozen_answers(engine: str) -> list[str]:
    """Statements that let answers only be added."""
    return frozen_rows(ANSWERS, engine)


def frozen_rows(table: str, engine: str) -> list[str]:
    """Statements that let rows of a table only be added."""
    if engine == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}"
            " BEGIN SELECT RAISE(ABORT, 'what was said is only followed by more'); END"
            for event in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_frozen",
    ]


def run(schema_editor: Any, statements: Iterable[str]) -> None:
    """Execute statements as part of a migration."""
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
