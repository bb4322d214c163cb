"""However a write to a guarded table is spelled, it is refused outside a change."""

import pytest
from django.db import connection

from consent.guarded import UnguardedWrite

TABLE = "consent_release"


@pytest.mark.parametrize(
    "statement",
    [
        f"DELETE FROM {TABLE}",
        f'DELETE FROM "{TABLE}"',
        f"delete from {TABLE} where 1=1",
        f"UPDATE {TABLE} SET topic = 'plan'",
        f"UPDATE/**/{TABLE} SET topic = 'plan'",
        f"UPDATE -- a remark\n {TABLE} SET topic = 'plan'",
        f'UPDATE "main"."{TABLE}" SET topic = 1',
        f"UPDATE `main`.`{TABLE}` SET topic = 1",
        f"UPDATE [main].[{TABLE}] SET topic = 1",
        f"INSERT OR REPLACE INTO {TABLE} VALUES (1)",
        f"TRUNCATE TABLE {TABLE}",
        f"WITH gone AS (DELETE FROM {TABLE} RETURNING id) SELECT * FROM gone",
    ],
)
def test_a_write_outside_a_change_is_refused_before_the_database_sees_it(
    db: None, statement: str
) -> None:
    with connection.cursor() as cursor, pytest.raises(UnguardedWrite):
        cursor.execute(statement)
