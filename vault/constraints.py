"""CHECK constraints that keep plaintext from slipping into a sealed column by SQL."""

from typing import Any

from django.db.models import BooleanField, F, Func, Q

from vault.ciphers import LEAST_LENGTH, VERSION


class SealedShape(Func):
    """True where a binary column starts with the version byte and is long enough."""

    arity = 1
    output_field = BooleanField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self._as(
            "(%(expressions)s IS NULL OR (typeof(%(expressions)s) = 'blob'"
            " AND length(%(expressions)s) >= {n}"
            " AND hex(substr(%(expressions)s, 1, 1)) = '{v:02X}'))",
            compiler,
            connection,
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # CASE keeps get_byte from an empty value.
        return self._as(
            "(CASE WHEN %(expressions)s IS NULL THEN true"
            " WHEN octet_length(%(expressions)s) >= {n}"
            " THEN get_byte(%(expressions)s, 0) = {v} ELSE false END)",
            compiler,
            connection,
        )

    def _as(self, template: str, compiler: Any, connection: Any) -> Any:
        filled = template.format(n=LEAST_LENGTH, v=VERSION)
        return super().as_sql(compiler, connection, template=filled)


def has_sealed_shape(column: str) -> Q:
    """The condition on a sealed column; NULL passes, as in every CHECK."""
    return Q(SealedShape(F(column)))
