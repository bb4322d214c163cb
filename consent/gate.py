"""The door: every reading and every change of a case passes here, and nowhere else.

Reading: role, relation, release and ground; the entry is committed; only then the vault opens.
Change: the case row is locked first, the log's head last; rows and entry are one commit.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from access import clock
from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.members import Member
from access.policy import may_ever
from audit import log
from audit.entries import Entry, ItemShown, Outcome
from consent import relation, rules, standing
from consent.change import Change
from consent.guarded import GuardedCase, GuardedItem, change_is_open, writes_open
from consent.loading import (
    Fields,
    World,
    covered,
    load_items,
    outgoing_releases,
    revisions,
)
from consent.models import CaseAssignment, Invitation, Sending
from consent.relation import NotAssigned, OutOfScope, Relation
from vault import opening
from vault.sealing import keeping

# How often a reading begins again when consent or membership moved while it was loading.
ATTEMPTS = 5
# Done from an agency's seat or from earlier scope, when nothing is shared with it any more.
OPEN_TO_EARLIER = frozenset(
    {Act.END_RELEASE, Act.WITHDRAW_CONSENT, Act.END_ASSIGNMENT, Act.CORRECT_IDENTITY}
)
OPEN_WHEN_CLOSED = frozenset({Act.BEGIN_AGAIN, Act.ASSIGN_MEMBER, Act.END_ASSIGNMENT})


class DisclosedInsideChange(Exception):
    """Text that a person needs first is read first, with its own entry."""


class NothingChanged(Exception):
    """A change touched no guarded row, so there is nothing to record."""


class _Moved(Exception):
    """A revision moved between loading and the lock; the reading begins again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One disclosed item: its row (still sealed), its opened text, and why it may be seen."""

    row: Any
    text: Mapping[str, str]
    granted: rules.Granted


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What one reading of one case gave; `at` is the instant it was decided."""

    case: Any
    at: datetime
    owns: bool
    in_scope: bool
    consents: tuple[standing.ConsentRecord, ...]
    items: Mapping[type[GuardedItem], tuple[Shown, ...]]
    outgoing: Mapping[UUID, tuple[Any, ...]] = field(default_factory=dict)

    def of(self, model: type[GuardedItem]) -> tuple[Shown, ...]:
        """The disclosed items of one kind."""
        return self.items.get(model, ())

    def covers(self, agency_id: UUID) -> bool:
        """Whether a running consent had a line to an agency at that instant."""
        return covered(self.consents, agency_id, self.at)


def disclose(
    case_id: UUID,
    *,
    by: Member,
    act: Act,
    fields: Fields,
    step: Act | None = None,
) -> Disclosure:
    """Open what this member may see of one case now; one entry in the log, committed first.

    `step` is the act that a form is opened for: the member must be admitted to that, and the
    entry names it. Raises OutOfScope (404), NotAssigned (403), LogUnavailable, and
    DisclosedInsideChange.
    """
    found = admitted(case_id, by, step or act)
    facts = {"step": step.value} if step else {}
    (disclosure,) = _disclose([found.case], by=by, act=act, fields=fields, facts=facts)
    if not fields:
        return disclosure
    return replace(disclosure, outgoing=outgoing_releases(case_id, by))


def disclose_cases(
    cases: Sequence[GuardedCase],
    *,
    by: Member,
    act: Act,
    fields: Fields,
    counts: Mapping[str, int] | None = None,
    terms: str = "",
) -> tuple[Disclosure, ...]:
    """The same for a list of cases that `relation.cases_worked_with` gave; one entry for all."""
    return _disclose(cases, by=by, act=act, fields=fields, counts=counts or {}, terms=terms)


def admitted(case_id: UUID, by: Member, act: Act) -> Relation:
    """The relation to the case, or the refusal, which is recorded before it is raised."""
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    found = relation.find_relation(case_id, by, lock=False)
    try:
        return relation.admit(found, act)
    except (OutOfScope, NotAssigned) as refusal:
        _record_refusal(case_id, found, by=by, act=act, code=refusal.code)
        raise


def _record_refusal(
    case_id: UUID,
    found: Relation | None,
    *,
    by: Member,
    act: Act,
    code: str,
    outcome: Outcome = Outcome.REFUSED,
) -> None:
    """One entry that survives the rollback; as many statements whether or not the case exists."""
    owner = found.case.noting_agency_id if found else None
    log.recorded(
        by.collaboration_id,
        Entry(
            act=act,
            outcome=outcome,
            by=by,
            case_id=found.case.pk if found else None,
            asked=str(case_id),
            rule=code,
            subjects=(("case", case_id, owner),),
        ),
    )


def _disclose(
    cases: Sequence[GuardedCase],
    *,
    by: Member,
    act: Act,
    fields: Fields,
    facts: Mapping[str, str] | None = None,
    counts: Mapping[str, int] | None = None,
    terms: str = "",
) -> tuple[Disclosure, ...]:
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, act):
        raise NotAssigned("policy.role")
    for _attempt in range(ATTEMPTS):
        before = {case.pk: case.access_revision for case in cases}
        world = load_items(cases, by=by, fields=fields)
        try:
            return _show(
                world, before, by=by, act=act, facts=facts or {}, counts=counts or {}, terms=terms
            )
        except _Moved:
            for case in cases:
                case.refresh_from_db()
    raise Blocked("busy", _("Ärendet ändras just nu av någon annan. Försök igen om en stund."))


def _show(
    world: World,
    before: Mapping[UUID, int],
    *,
    by: Member,
    act: Act,
    facts: Mapping[str, str],
    counts: Mapping[str, int],
    terms: str,
) -> tuple[Disclosure, ...]:
    with log.reading(by.collaboration_id) as page:
        if revisions(before, by) != (before, by.revision):
            raise _Moved
        at = clock.now()
        granted = world.decide(by.agency_id, at)
        page.append(
            Entry(
                act=act,
                outcome=Outcome.SHOWN,
                by=by,
                case_id=world.cases[0].pk if len(world.cases) == 1 else None,
                items=tuple(
                    ItemShown(
                        item_id=row.pk,
                        owner_id=row.owner_id,
                        tags=world.tags(row),
                        ground=granted[row.pk].ground,
                        basis_id=granted[row.pk].consent_id,
                    )
                    for row in world.rows
                    if row.pk in granted
                ),
                consents=world.consents_seen(at),
                subjects=tuple(("case", case.pk, case.noting_agency_id) for case in world.cases),
                facts=dict(facts),
                counts=dict(counts),
                terms=terms,
            )
        )
    rows = [row for row in world.rows if row.pk in granted]
    texts = opening.open_rows(page.receipt, rows, world.keys, world.fields)
    return tuple(
        Disclosure(
            case=case,
            at=at,
            owns=case.noting_agency_id == by.agency_id,
            in_scope=world.in_scope(case, by.agency_id, at),
            consents=world.consents.get(case.pk, ()),
            items={
                model: tuple(
                    Shown(row=row, text=texts[row.pk], granted=granted[row.pk])
                    for row in rows
                    if type(row) is model and row.case_id == case.pk
                )
                for model in world.fields
            },
        )
        for case in world.cases
    )


def record_search(*, by: Member, act: Act, terms: str, found: bool) -> None:
    """One entry for a search, with a keyed hash of what was asked for and never the words."""
    log.recorded(
        by.collaboration_id,
        Entry(
            act=act,
            outcome=Outcome.SHOWN if found else Outcome.REFUSED,
            by=by,
            rule="" if found else "search.nothing",
            terms=terms_hash(by.collaboration_id, terms),
            counts={"found": int(found)},
        ),
    )


def terms_hash(collaboration_id: UUID, terms: str) -> str:
    """HMAC-SHA-256 of search terms under the installation's secret, in hex."""
    salt = f"varsam.search.{collaboration_id}"
    return salted_hmac(salt, terms, algorithm="sha256").hexdigest()


@contextmanager
def changing(
    case_id: UUID, *, by: Member, act: Act, sending: UUID | None = None
) -> Iterator[Change]:
    """Lock a case, let its verb write, and commit rows and entry together.

    Raises OutOfScope, NotAssigned and Blocked (each recorded by an entry of its own), AlreadyDone
    for a form that has done its work, NothingChanged, LogUnavailable.
    """
    found: Relation | None = None
    try:
        with transaction.atomic(), writes_open() as writes, keeping() as keeper:
            found = relation.find_relation(case_id, by, lock=True)
            found = relation.admit(found, act)
            _refuse_moved_membership(by)
            change = Change(found.case, by=by, act=act, keeper=keeper, assigned=found.assigned)
            _refuse_out_of_step(change, found)
            _once(sending, by)
            already = writes.count
            yield change
            if writes.count == already:
                raise NothingChanged(f"{act.value} changed nothing.")
            change.commit_access()
            with log.writing(by.collaboration_id) as head:
                head.append(change.entry())
    except (OutOfScope, NotAssigned) as refusal:
        _record_refusal(case_id, found, by=by, act=act, code=refusal.code)
        raise
    except Blocked as blocked:
        _record_refusal(case_id, found, by=by, act=act, code=blocked.code, outcome=Outcome.BLOCKED)
        raise


@contextmanager
def beginning(
    case: GuardedCase, *, by: Member, act: Act, sending: UUID | None = None
) -> Iterator[Change]:
    """Begin a case that the verb has built but not saved; whoever begins it works with it."""
    try:
        with transaction.atomic(), writes_open(), keeping() as keeper:
            if not may_ever(by.role, act):
                raise NotAssigned("policy.role")
            _refuse_moved_membership(by)
            _once(sending, by)
            case.collaboration_id = by.collaboration_id
            case.noting_agency_id = by.agency_id
            case.save(force_insert=True)
            change = Change(case, by=by, act=act, keeper=keeper, assigned=True)
            relation.assign(
                case, user_id=by.user_id, membership_id=by.membership_id, by=by.membership_id
            )
            yield change
            change.commit_access()
            with log.writing(by.collaboration_id) as head:
                head.append(change.entry())
    except Blocked as blocked:
        _record_refusal(case.pk, None, by=by, act=act, code=blocked.code, outcome=Outcome.BLOCKED)
        raise


def end_assignments_of(membership_ids: Collection[UUID]) -> None:
    """End every assignment of memberships that end, in the ending's own commit."""
    rows = CaseAssignment.objects.filter(membership_id__in=membership_ids)
    case_ids = list(rows.values_list("content_object_id", flat=True))
    if case_ids:
        with writes_open():
            rows.delete()
            Change.raise_access_of(case_ids)


def _refuse_moved_membership(by: Member) -> None:
    """A role or term that changed after the request began counts now."""
    if revisions({}, by) != ({}, by.revision):
        raise NotAssigned("scope.membership_moved")


def _refuse_out_of_step(change: Change, found: Relation) -> None:
    if change.case.closed_at is not None and change.act not in OPEN_WHEN_CLOSED:
        raise Blocked("case.closed", _("Ärendet är avslutat. Inget kan ändras i det."))
    if found.owns or change.act in OPEN_TO_EARLIER:
        return
    if not change.covers(change.by.agency_id):
        raise Blocked(
            "scope.earlier", _("Samtycket gäller inte längre för din verksamhet. Inget sparades.")
        )


def _once(sending: UUID | None, by: Member) -> None:
    """Note a form's one-time id; under the case's lock, so that a second sending finds it."""
    if sending is None:
        return
    if Sending.objects.filter(pk=sending).exists():
        raise AlreadyDone
    Sending(pk=sending, membership_id=by.membership_id).save(force_insert=True)


def invited_agencies(case_id: UUID) -> frozenset[UUID]:
    """The agencies that have a seat in a case."""
    return frozenset(Invitation.objects.filter(case_id=case_id).values_list("agency_id", flat=True))
