"""What an administrator changes in the own collaboration: one transaction and one entry each."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from django.http import Http404

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from audit import log
from audit.entries import Entry, Outcome


class Foreign(Http404):
    """The id is unknown in the administrator's collaboration."""

    def __init__(self) -> None:
        super().__init__("Not found.")


class Administering:
    """Collects what the change is about, for its entry."""

    def __init__(self) -> None:
        self.subjects: list[tuple[str, UUID, UUID | None]] = []
        self.facts: dict[str, str] = {}

    def about(self, kind: str, subject_id: UUID, agency_id: UUID | None) -> None:
        """Name what is changed and whose it is."""
        self.subjects.append((kind, subject_id, agency_id))


@contextmanager
def administering(act: Act, *, by: Member, asked: UUID | None = None) -> Iterator[Administering]:
    """One change with its entry; a refusal is recorded by itself and raised again."""
    change = Administering()
    try:
        with transaction.atomic():
            yield change
            with log.writing(by.collaboration_id) as head:
                head.append(
                    Entry(
                        act=act,
                        outcome=Outcome.CHANGED,
                        by=by,
                        subjects=tuple(change.subjects),
                        facts=change.facts,
                    )
                )
    except Foreign:
        _refused(act, by, asked, Outcome.REFUSED, "scope.unknown")
        raise
    except Blocked as blocked:
        _refused(act, by, asked, Outcome.BLOCKED, blocked.code)
        raise


def _refused(act: Act, by: Member, asked: UUID | None, outcome: Outcome, rule: str) -> None:
    log.recorded(
        by.collaboration_id,
        Entry(act=act, outcome=outcome, by=by, asked=str(asked or ""), rule=rule),
    )


def refused(act: Act, *, by: Member, asked: UUID) -> None:
    """One entry for an id that is not the administrator's to see."""
    _refused(act, by, asked, Outcome.REFUSED, "scope.unknown")


def recorded_reading(act: Act, *, by: Member, count: int) -> None:
    """One entry for a list that an administrator opens; before it is shown."""
    log.recorded(
        by.collaboration_id,
        Entry(act=act, outcome=Outcome.SHOWN, by=by, counts={"lines": count}),
    )
