"""Triggers that keep the log append-only, for both engines; the last line before detection.

An owner of the database can remove them: what then happened is found by verify and, later, by
checkpoints that others hold.
"""

from typing import Any

from audit import chain

LEAF, BODY, SUBJECT, HEAD = "audit_leaf", "audit_body", "audit_subject", "audit_head"
FROZEN = (LEAF, BODY, SUBJECT)

# On SQLite INSERT OR REPLACE deletes without a delete trigger: each insert must meet no old row.
_SQLITE = [
    *(
        f"""CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"""
        for table in FROZEN
        for event in ("UPDATE", "DELETE")
    ),
    f"""CREATE TRIGGER {HEAD}_no_delete BEFORE DELETE ON {HEAD}
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    f"""CREATE TRIGGER {HEAD}_begins BEFORE INSERT ON {HEAD}
    WHEN NEW.size <> 0 OR EXISTS (SELECT 1 FROM {HEAD} WHERE log_id = NEW.log_id)
    BEGIN SELECT RAISE(ABORT, 'a log begins empty and once'); END""",
    f"""CREATE TRIGGER {HEAD}_grows BEFORE UPDATE ON {HEAD}
    WHEN NEW.log_id <> OLD.log_id OR NEW.size <= OLD.size OR NEW.size <>
    (SELECT COUNT(*) FROM {LEAF} WHERE log_id = NEW.log_id AND "index" >= OLD.size) + OLD.size
    BEGIN SELECT RAISE(ABORT, 'the head follows the leaves'); END""",
    f"""CREATE TRIGGER {LEAF}_next BEFORE INSERT ON {LEAF}
    WHEN EXISTS (SELECT 1 FROM {LEAF} WHERE id = NEW.id)
    OR NOT EXISTS (SELECT 1 FROM {HEAD} WHERE log_id = NEW.log_id AND size <= NEW."index")
    OR NEW."index" <>
    (SELECT COALESCE(MAX("index") + 1, 0) FROM {LEAF} WHERE log_id = NEW.log_id)
    BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END""",
    *(
        f"""CREATE TRIGGER {table}_next BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
        OR NOT EXISTS (SELECT 1 FROM {HEAD} WHERE log_id = NEW.log_id AND size <= NEW."index")
        OR NOT EXISTS
        (SELECT 1 FROM {LEAF} WHERE log_id = NEW.log_id AND "index" = NEW."index")
        BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END"""
        for table in (BODY, SUBJECT)
    ),
    f"""CREATE TRIGGER {BODY}_once BEFORE INSERT ON {BODY}
    WHEN EXISTS
    (SELECT 1 FROM {BODY} WHERE log_id = NEW.log_id AND "index" = NEW."index")
    BEGIN SELECT RAISE(ABORT, 'an entry has one body'); END""",
]

_POSTGRESQL = [
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the log is append-only'; END $$""",
    f"""CREATE FUNCTION audit_leaf_next() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM {HEAD} WHERE log_id = NEW.log_id AND size <= NEW."index")
        OR NEW."index" <>
        (SELECT COALESCE(MAX("index") + 1, 0) FROM {LEAF} WHERE log_id = NEW.log_id)
      THEN RAISE EXCEPTION 'an entry follows the last one'; END IF;
      RETURN NEW;
    END $$""",
    f"""CREATE FUNCTION audit_beside_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM {HEAD} WHERE log_id = NEW.log_id AND size <= NEW."index")
        OR NOT EXISTS
        (SELECT 1 FROM {LEAF} WHERE log_id = NEW.log_id AND "index" = NEW."index")
      THEN RAISE EXCEPTION 'an entry follows the last one'; END IF;
      RETURN NEW;
    END $$""",
    """CREATE FUNCTION audit_head_begins() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.size <> 0 THEN RAISE EXCEPTION 'a log begins empty'; END IF;
      RETURN NEW;
    END $$""",
    f"""CREATE FUNCTION audit_head_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.log_id <> OLD.log_id OR NEW.size <= OLD.size OR NEW.size <> OLD.size +
        (SELECT COUNT(*) FROM {LEAF} WHERE log_id = NEW.log_id AND "index" >= OLD.size)
      THEN RAISE EXCEPTION 'the head follows the leaves'; END IF;
      RETURN NEW;
    END $$""",
    *(
        f"""CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION audit_refuse()"""
        for table in FROZEN
    ),
    *(
        f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"""
        for table in (*FROZEN, HEAD)
    ),
    f"""CREATE TRIGGER {HEAD}_frozen BEFORE DELETE ON {HEAD}
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    f"""CREATE TRIGGER {HEAD}_begins BEFORE INSERT ON {HEAD}
    FOR EACH ROW EXECUTE FUNCTION audit_head_begins()""",
    f"""CREATE TRIGGER {HEAD}_grows BEFORE UPDATE ON {HEAD}
    FOR EACH ROW EXECUTE FUNCTION audit_head_grows()""",
    f"""CREATE TRIGGER {LEAF}_next BEFORE INSERT ON {LEAF}
    FOR EACH ROW EXECUTE FUNCTION audit_leaf_next()""",
    *(
        f"""CREATE TRIGGER {table}_next BEFORE INSERT ON {table}
        FOR EACH ROW EXECUTE FUNCTION audit_beside_leaf()"""
        for table in (BODY, SUBJECT)
    ),
    *(
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{name}"
        for table, names in (
            (LEAF, ("frozen", "no_truncate", "next")),
            (BODY, ("frozen", "no_truncate", "next")),
            (SUBJECT, ("frozen", "no_truncate", "next")),
            (HEAD, ("frozen", "no_truncate", "begins", "grows")),
        )
        for name in names
    ),
]


def create(_apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the engine in use."""
    engine = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[engine]:
            cursor.execute(statement)


def begin_installation_log(apps: Any, _schema_editor: Any) -> None:
    """The log of log-ins exists from the first day."""
    from uuid import UUID

    from access.clock import now
    from audit.chain import EMPTY_ROOT

    head = apps.get_model("audit", "Head")
    head.objects.get_or_create(log_id=UUID(int=0), defaults={"root": EMPTY_ROOT, "last_at": now()})


def read_out_requests(apps: Any, schema_editor: Any) -> None:
    """Fill the column of entries that are older than it, from what their bytes say.

    The one time that rows of the log are written to: no byte that is hashed changes, and
    verify_log compares the column with them. The trigger is away within this transaction alone.
    """
    body = apps.get_model("audit", "Body")
    rows = body.objects.values_list("pk", "bytes").iterator()
    said = [(pk, chain.parse(bytes(data)).get("request")) for pk, data in rows]
    if not said:
        return
    away, back = writable(schema_editor.connection.vendor)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(away)
        for pk, request in said:
            body.objects.filter(pk=pk).update(request=request)
        cursor.execute(back)


def writable(engine: str) -> tuple[str, str]:
    """The statements that take the guard of the bodies away, and put it back as it was."""
    if engine == "postgresql":
        guard = f"TRIGGER {BODY}_frozen"
        return f"ALTER TABLE {BODY} DISABLE {guard}", f"ALTER TABLE {BODY} ENABLE ALWAYS {guard}"
    guard = f"{BODY}_no_update"
    created = next(text for text in _SQLITE if text.startswith(f"CREATE TRIGGER {guard} "))
    return f"DROP TRIGGER {guard}", created
