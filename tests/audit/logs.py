"""A log to bend: entries made in one line, and the triggers taken away as an owner could."""

from contextlib import suppress
from uuid import UUID, uuid4

from django.db import connection

from access.acts import Act
from access.members import Member
from access.roles import AgencyKind, Role
from audit import chain, log, verify
from audit.entries import Entry, ItemShown, Outcome, projection, subjects_of
from audit.models import Body, Head, Leaf, Subject

LOG = UUID(int=77)
SCHOOL, POLICE = UUID(int=901), UUID(int=902)
CASE = UUID(int=500)
TABLES = ("audit_leaf", "audit_body", "audit_subject", "audit_head")
ROWS = (Leaf, Body, Subject)


def member(agency: UUID = SCHOOL, number: int = 1) -> Member:
    return Member(
        user_id=UUID(int=1000 + number),
        membership_id=UUID(int=2000 + number),
        collaboration_id=LOG,
        agency_id=agency,
        kind=AgencyKind.SCHOOL,
        role=Role.CASE_WORKER,
        revision=0,
        strength="password",
        request="r" * 22,
    )


def entry(**said: object) -> Entry:
    facts = {"act": Act.LOG_IN, "outcome": Outcome.CHANGED, "actor_id": UUID(int=5)}
    return Entry(**{**facts, **said})  # type: ignore[arg-type]


def reading_of(*items: ItemShown, agency: UUID = SCHOOL) -> Entry:
    """A reading of one case by a member of an agency."""
    return entry(
        act=Act.READ_CASE,
        outcome=Outcome.SHOWN,
        by=member(agency),
        case_id=CASE,
        items=items,
        subjects=(("case", CASE, SCHOOL),),
    )


def fill(entries: int) -> Head:
    """A log of so many entries, one subject each."""
    log.found(LOG)
    for number in range(entries):
        log.recorded(LOG, entry(subjects=(("case", UUID(int=number + 1), SCHOOL),)))
    return head()


def head() -> Head:
    return Head.objects.get(log_id=LOG)


def take_triggers_away() -> None:
    """What an owner of the database can do; the test's database is thrown away."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")


def take_uniqueness_away() -> None:
    """The same owner also drops what keeps an index unique."""
    for table, constraint in (("audit_leaf", "audit_one_leaf"), ("audit_body", "audit_one_body")):
        anew = [
            f"CREATE TABLE anew AS SELECT * FROM {table}",
            f"DROP TABLE {table}",
            f"ALTER TABLE anew RENAME TO {table}",
        ]
        dropped = [f"ALTER TABLE {table} DROP CONSTRAINT {constraint}"]
        with connection.cursor() as cursor:
            for statement in anew if connection.vendor == "sqlite" else dropped:
                cursor.execute(statement)


def fill_disk() -> None:
    """From here on every new leaf is refused, as by a disk that is full."""
    trigger = {
        "sqlite": "CREATE TRIGGER full BEFORE INSERT ON audit_leaf "
        "BEGIN SELECT RAISE(ABORT, 'disk full'); END",
        "postgresql": "CREATE TRIGGER disk_full BEFORE INSERT ON audit_leaf "
        "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    }
    with connection.cursor() as cursor:
        cursor.execute(trigger[connection.vendor])


def rewrite(*written: bytes) -> None:
    """Write a log anew from bytes, head included: hashes fit, whatever the bytes say."""
    take_triggers_away()
    kept = {body.index: body for body in Body.objects.filter(log_id=LOG)}
    for model in ROWS:
        model.objects.filter(log_id=LOG).delete()
    edge = b""
    for index, data in enumerate(written):
        leaf = chain.leaf_hash(data)
        edge = chain.append(edge, index, leaf)
        Leaf.objects.create(log_id=LOG, index=index, hash=leaf)
        body = kept.get(index, kept[0])
        body.pk, body.index, body.bytes = uuid4(), index, data
        with suppress(KeyError, ValueError):
            said = chain.parse(data)
            for name, value in projection(said).items():
                setattr(body, name, value)
            for kind, about, owner in subjects_of(said):
                Subject.objects.create(
                    log_id=LOG, index=index, kind=kind, subject_id=about, owner_agency_id=owner
                )
        body.save(force_insert=True)
    Head.objects.filter(log_id=LOG).update(size=len(written), edge=edge, root=chain.root(edge))


def written() -> list[bytes]:
    """The bytes of every entry."""
    return [bytes(body.bytes) for body in Body.objects.filter(log_id=LOG).order_by("index")]


def move(index: int, to: int) -> None:
    """Give the rows of an entry another place."""
    for model in ROWS:
        model.objects.filter(log_id=LOG, index=index).update(index=to)


def copy(index: int, to: int) -> None:
    """Put the rows of an entry in a second place as well."""
    for model in ROWS:
        for row in model.objects.filter(log_id=LOG, index=index):
            row.pk, row.index = uuid4(), to
            row.save(force_insert=True)


def finding() -> verify.Finding:
    """What a verification says of the log now."""
    return verify.verify(head())


def first_bad() -> int | None:
    """The first bad index that a verification names."""
    return finding().bad_index
