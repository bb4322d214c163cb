"""Meetings at the door: changes of their frame, and readings over the cases of an agenda.

A meeting is the coordination's. What is done to a case in it goes through `changing` like
everything else; the meeting's row is locked after the case's.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever
from access.sending import Sent
from audit import log
from audit.entries import Entry, Outcome
from consent.change import Change
from consent.gate.changing import NothingChanged, once, refuse_moved_membership
from consent.gate.disclosing import ATTEMPTS, disclosures_of, read_world
from consent.gate.refusing import record_own_refusal
from consent.gate.shown import DisclosedInsideChange, Disclosure, Moved, Shown
from consent.guarded import (
    GuardedCase,
    GuardedItem,
    GuardedMeeting,
    change_is_open,
    meeting_model,
    writes_open,
)
from consent.loading import Fields, Narrowed, load_items
from consent.outgoing import Marks, marks_of
from consent.relation import OutOfScope
from vault import grants, searching
from vault.sealing import keeping


@dataclass(slots=True)
class Convening:
    """An open change of one meeting's frame, and of those of its series that change with it.

    `rest` are the locked meetings that the verb may take along.
    """

    meeting: Any
    by: Member
    at: datetime
    rest: tuple[Any, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    also: list[Any] = field(default_factory=list)
    subjects: list[tuple[str, UUID, UUID | None]] = field(default_factory=list)

    def names(self, kind: str, subject_id: UUID, owner_id: UUID | None) -> None:
        """Let a reviewer find the entry by this subject."""
        self.subjects.append((kind, subject_id, owner_id))

    def makes_also(self, meeting: Any) -> None:
        """Save one more new meeting of the same agency; the entry names it too."""
        self.also.append(_new(meeting, self.by))

    def takes_along(self, meeting: Any) -> None:
        """One of `rest` changes too; the entry names it."""
        self.also.append(meeting)

    def called(self, rows: Collection[GuardedItem], name: str) -> frozenset[UUID]:
        """Which of some rows of one's own agency have that sealed name, however it is spaced and
        in capitals or not; compared inside the vault, and nothing is given out."""
        held = grants.held_each(self.by.agency_id, [row.pk for row in rows])
        return searching.matching(rows, {grant.item_id: grant for grant in held}, {"name": name})

    def says_in_log(self, **codes: str) -> None:
        """Add codes (never text) to the entry."""
        self.facts.update(codes)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one reading of a meeting loads: the cases the member may be told of, and further rows
    of one's own agency, each with the fields that are opened."""

    cases: Sequence[GuardedCase]
    rows: Sequence[GuardedItem] = ()
    fields: Fields = field(default_factory=dict)
    narrowed: Narrowed = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeetingDisclosure:
    """What one reading of a meeting gave: case by case, and the further rows."""

    at: datetime
    cases: tuple[Disclosure, ...]
    beside: Mapping[UUID, Shown]


@contextmanager
def convening(
    meeting: UUID | GuardedMeeting,
    *,
    by: Member,
    act: Act,
    rest: Collection[UUID] = (),
    sending: Sent | None = None,
) -> Iterator[Convening]:
    """Lock a meeting of one's own agency and let the verb write; a new one is given unsaved.

    `rest` are further meetings of one's own that the verb may take along: all are locked at once,
    in the order of their ids, so that two such changes never wait for each other.

    Raises PermissionDenied, OutOfScope and Blocked (recorded by an entry of their own),
    AlreadyDone, NothingChanged, LogUnavailable.
    """
    asked = meeting if isinstance(meeting, UUID) else meeting.pk
    try:
        with transaction.atomic(), writes_open() as writes, keeping() as keeper:
            if not may_ever(by.role, act):
                raise PermissionDenied
            if isinstance(meeting, UUID):
                row, *others = _locked(meeting, rest, by)
            else:
                row, others = _new(meeting, by), []
            refuse_moved_membership(by)
            once(sending, by)
            already = writes.count
            change = Convening(row, by, clock.now(), tuple(others))
            yield change
            if writes.count == already and isinstance(meeting, UUID):
                raise NothingChanged(f"{act.value} changed nothing.")
            entry = Entry(
                act=act,
                outcome=Outcome.CHANGED,
                by=by,
                writes=tuple(keeper.writes),
                key_acts=tuple(keeper.key_acts),
                subjects=(*(about(one) for one in (row, *change.also)), *change.subjects),
                facts=change.facts,
            )
            with log.writing(by.collaboration_id) as head:
                head.append(entry)
    except (OutOfScope, Blocked) as refusal:
        blocked = isinstance(refusal, Blocked)
        outcome = Outcome.BLOCKED if blocked else Outcome.REFUSED
        record_own_refusal(asked, None, by=by, act=act, code=refusal.code, outcome=outcome)
        raise


def meeting_within(change: Change, meeting_id: UUID) -> Any:
    """The meeting's row, locked after the case's, inside a change of a case; the entry names it.

    Raises OutOfScope for a meeting of another collaboration.
    """
    row = (
        meeting_model()
        .objects.select_for_update(of=("self",))
        .filter(pk=meeting_id, collaboration_id=change.by.collaboration_id)
        .first()
    )
    if row is None:
        raise OutOfScope("scope.unknown")
    change.concerns_subject(*about(row))
    return row


def about(meeting: Any) -> tuple[str, UUID, UUID]:
    """How an entry names a meeting."""
    return ("meeting", meeting.pk, meeting.owner_id)


def refuse_meeting(meeting_id: UUID, *, by: Member, act: Act) -> OutOfScope:
    """The refusal of a meeting that one is not asked to, recorded; raise what it gives."""
    record_own_refusal(meeting_id, None, by=by, act=act, code="scope.unknown")
    return OutOfScope("scope.unknown")


def disclose_meetings(
    load: Callable[[], Agenda],
    *,
    by: Member,
    act: Act,
    fields: Fields,
    named: Sequence[tuple[str, UUID, UUID | None]] = (),
    step: Act | None = None,
    with_marks: bool = False,
) -> MeetingDisclosure:
    """Open what one may see of the cases that `load` gives, in one act whose entry names `named`.

    `load` is called again where a revision moved meanwhile; `step` is the act that a form is opened
    for; `with_marks` tells who else reads one's own items, in one query more. Raises
    PermissionDenied, Blocked, LogUnavailable.
    """
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, step or act):
        raise PermissionDenied
    facts = {"step": step.value} if step else {}
    for _attempt in range(ATTEMPTS):
        agenda = load()
        world = load_items(agenda.cases, by=by, fields=fields, narrowed=agenda.narrowed)
        held = grants.held_each(by.agency_id, [row.pk for row in agenda.rows])
        world = replace(
            world,
            rows=(*world.rows, *agenda.rows),
            keys={**world.keys, **{grant.item_id: grant for grant in held}},
            fields={**world.fields, **agenda.fields},
            beside=tuple(named),
        )
        before = {case.pk: case.access_revision for case in agenda.cases}
        try:
            found = read_world(world, before, by=by, act=act, facts=facts)
        except Moved:
            continue
        rows = {row.pk for row in agenda.rows}
        marks = marks_of(before, by) if with_marks else Marks()
        return MeetingDisclosure(
            at=found.at,
            cases=tuple(replace(one, marks=marks) for one in disclosures_of(world, found, by)),
            beside={shown.row.pk: shown for shown in found.shown if shown.row.pk in rows},
        )
    raise busy()


def busy() -> Blocked:
    """What is said when revisions moved again and again."""
    return Blocked("busy", _("Mötet ändras just nu av någon annan. Försök igen om en stund."))


def _locked(meeting_id: UUID, rest: Collection[UUID], by: Member) -> list[GuardedMeeting]:
    """The meeting, and then those of `rest` that are one's own agency's."""
    rows = (
        meeting_model()
        .objects.select_for_update(of=("self",))
        .filter(collaboration_id=by.collaboration_id, owner_id=by.agency_id)
        .filter(pk__in={meeting_id, *rest})
        .order_by("pk")
    )
    found: dict[UUID, GuardedMeeting] = {row.pk: row for row in rows}
    if meeting_id not in found:
        raise OutOfScope("scope.unknown")
    return [found.pop(meeting_id), *found.values()]


def _new(meeting: GuardedMeeting, by: Member) -> GuardedMeeting:
    meeting.collaboration_id = by.collaboration_id
    meeting.owner_id = by.agency_id
    meeting.save(force_insert=True)
    return meeting
