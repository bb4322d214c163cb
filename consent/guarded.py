"""Rows that only the gate may change, and the abstract models by which it finds them.

Concrete classes register themselves here, so that gate and vault know cases and items without
importing casework. Below the ORM an execute wrapper refuses every write outside an open change.
"""

import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from access import clock
from consent.terms import Person, Topic

_guarded: list[type[models.Model]] = []
_items: list[type["GuardedItem"]] = []
_cases: list[type["GuardedCase"]] = []
_reports: list[type["GuardedReport"]] = []
_meetings: list[type["GuardedMeeting"]] = []


class UnguardedWrite(Exception):
    """A guarded table was about to be written outside an open change."""


class OpenWrites:
    """Counts the guarded writes of one open change, so that a change of nothing is noticed."""

    def __init__(self) -> None:
        self.count = 0


_open: ContextVar[OpenWrites | None] = ContextVar("open_writes", default=None)


@contextmanager
def writes_open() -> Iterator[OpenWrites]:
    """Open guarded tables for writing; only consent.gate calls it."""
    if _open.get() is not None:
        raise UnguardedWrite("A change is open already.")
    writes = OpenWrites()
    token = _open.set(writes)
    try:
        yield writes
    finally:
        _open.reset(token)


def change_is_open() -> bool:
    """Whether this thread of work is inside a change."""
    return _open.get() is not None


def refuse_outside_change(model: type[models.Model]) -> None:
    """Raise UnguardedWrite, naming the model, where the execute wrapper would name the table."""
    if not change_is_open():
        raise UnguardedWrite(f"{model.__name__} is changed through the gate alone.")


class GuardedQuerySet(models.QuerySet[Any]):
    """Refuses early what the execute wrapper would refuse below, with a clearer name."""

    def update(self, **kwargs: Any) -> int:
        refuse_outside_change(self.model)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        refuse_outside_change(self.model)
        return super().delete()


class Guarded(models.Model):
    """A row that is written only inside an open change."""

    objects = GuardedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _guarded.append(cls)

    def save(self, *args: Any, **kwargs: Any) -> None:
        refuse_outside_change(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        refuse_outside_change(type(self))
        return super().delete(*args, **kwargs)


class GuardedCase(Guarded):
    """The case as the gate knows it: whose it is, whether it is open, how often access moved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    collaboration = models.ForeignKey("agencies.Collaboration", models.PROTECT, editable=False)
    noting_agency = models.ForeignKey("agencies.Agency", models.PROTECT, editable=False)
    number = models.CharField(max_length=20, editable=False)
    access_revision = models.PositiveIntegerField(default=0, editable=False)
    protected = models.BooleanField(default=False, editable=False)
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    # Set on loaded rows by consent.relation: whether a joining runs that the case is part of, and
    # whether new steps are taken in an older case instead.
    has_joining = False
    rests = False

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _cases.append(cls)


class GuardedItem(Guarded):
    """One protected row: owned by one agency, of one topic, about one person of the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casework.Case", models.PROTECT, editable=False)
    owner = models.ForeignKey("agencies.Agency", models.PROTECT, editable=False, related_name="+")
    topic = models.CharField(
        max_length=16, choices=[(t.value, t.value) for t in Topic], editable=False
    )
    concerns = models.CharField(
        max_length=16,
        choices=[(p.value, p.value) for p in Person],
        default=Person.YOUTH.value,
        editable=False,
    )
    written_at = models.DateTimeField(default=clock.now, editable=False)
    written_by = models.UUIDField(editable=False)
    # Opened by the membership that wrote it alone, and only when asked for by its id.
    for_author_alone = False
    # Fields that no release opens: they are the owner's own.
    owner_fields: tuple[str, ...] = ()
    # The field that names the item of which this is a part: it is loaded with that one alone too.
    part_of = ""
    # The one topic that rows of this kind have, if there is only one: where no key of that topic is
    # held the database is not asked for them.
    only_topic = ""
    # The field that says since when a row is struck: it is kept, and no page opens it any more.
    struck_when = ""
    # Plain columns of other tables that a reading loads with the row: name and path.
    loaded_with: Mapping[str, str] = {}
    # Where the tenant stands, for a query.
    tenant_path = "case__collaboration_id"

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _items.append(cls)

    @property
    def collaboration_id(self) -> uuid.UUID:
        """The tenant, for the vault's associated data; the gate sets `case` on loaded rows."""
        return self.case.collaboration_id


class ItemOfTenant(GuardedItem):
    """An item that need not belong to a case: its agency's alone, so it names its tenant itself."""

    case = models.ForeignKey(  # type: ignore[assignment]  # may be missing, as for no other item
        "casework.Case", models.PROTECT, null=True, editable=False
    )
    tenant = models.ForeignKey("agencies.Collaboration", models.PROTECT, editable=False)

    tenant_path = "tenant_id"

    class Meta:
        abstract = True

    @property
    def collaboration_id(self) -> uuid.UUID:
        """The tenant, also where there is no case."""
        return self.tenant_id


class GuardedReport(ItemOfTenant):
    """A report of concern as the gate knows it: its agency's alone, with or without a case."""

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _reports.append(cls)


class GuardedMeeting(Guarded):
    """A meeting as the gate knows it: the coordination's, of one collaboration."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    collaboration = models.ForeignKey("agencies.Collaboration", models.PROTECT, editable=False)
    owner = models.ForeignKey("agencies.Agency", models.PROTECT, editable=False, related_name="+")

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _meetings.append(cls)


def concrete(classes: list[type[Any]]) -> list[type[Any]]:
    """The registered classes that have a table."""
    return [cls for cls in classes if not cls._meta.abstract]


def item_models() -> list[type[GuardedItem]]:
    """Every kind of item."""
    return concrete(_items)


def case_model() -> type[GuardedCase]:
    """The one concrete case."""
    (model,) = concrete(_cases)
    return cast(type[GuardedCase], model)


def report_model() -> type[GuardedReport]:
    """The one concrete report of concern."""
    (model,) = concrete(_reports)
    return cast(type[GuardedReport], model)


def meeting_model() -> type[GuardedMeeting]:
    """The one concrete meeting."""
    (model,) = concrete(_meetings)
    return cast(type[GuardedMeeting], model)


_WRITE = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM"
    r"|TRUNCATE(?:\s+TABLE)?|MERGE\s+INTO|COPY)\b\s*(?:ONLY\s+)?"
    r"(?:[\"`\[]?\w+[\"`\]]?\s*\.\s*)?[\"`\[]?(\w+)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
# The vault's tables of item keys and numbers belong to items; they change with them.
VAULT_TABLES = frozenset({"vault_itemkey", "vault_grant", "vault_indexkey", "vault_indexrow"})


def guarded_tables() -> frozenset[str]:
    """The tables that are written inside a change alone."""
    return VAULT_TABLES | {model._meta.db_table for model in concrete(_guarded)}


def refuse_unguarded(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """An execute wrapper: writes to guarded tables pass only inside a change.

    Migrations pass because SQLite rebuilds a table under another name and renames it.
    """
    plain = _COMMENT.sub(" ", sql)
    written = {table.lower() for table in _WRITE.findall(plain)} & guarded_tables()
    if written:
        writes = _open.get()
        if writes is None:
            raise UnguardedWrite(f"{', '.join(sorted(written))} is written through the gate alone.")
        writes.count += 1
    return execute(sql, params, many, context)


def guard_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Put the wrapper on a connection; runs on connection_created."""
    if refuse_unguarded not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_unguarded)
