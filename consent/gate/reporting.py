"""Reports of concern are kept here: by one agency, for itself, whatever a case or a consent says.

No consent is asked about, no state is looked at, no revision rises, and the entry names the
reporting agency's item alone: no other agency's reviewer finds it. So it is with refusals.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from access.roles import AgencyKind
from access.sending import Sent
from agencies.people import lock_membership
from audit import log
from audit.entries import Entry, Outcome
from consent import relation
from consent.gate.changing import NothingChanged, once, refuse_moved_membership
from consent.gate.refusing import record_own_refusal
from consent.guarded import GuardedReport, case_model, report_model, writes_open
from consent.relation import NotAssigned, OutOfScope, Relation
from consent.reports import readable_reports
from vault.sealing import Keeper, keeping


@dataclass(frozen=True, slots=True)
class Reporting:
    """An open change that keeps one report; `case` is the case it is about, if there is one."""

    report_id: UUID
    case: Any | None
    at: datetime


@contextmanager
def reporting(
    report_id: UUID, *, by: Member, case_id: UUID | None, sending: Sent | None = None
) -> Iterator[Reporting]:
    """Let the verb keep a new report; rows and entry are one commit.

    With a case its row is locked, as a text of the form may be kept at the same time. Raises
    OutOfScope, NotAssigned and Blocked (each recorded for the own agency alone), AlreadyDone.
    """
    act, found = Act.REPORT_CONCERN, None
    try:
        with transaction.atomic(), writes_open() as writes, keeping() as keeper:
            refuse_role(by, act)
            if case_id is None:
                lock_membership(by.membership_id)
            else:
                found = relation.find_relation(case_id, by, lock=True)
                found = relation.admit(found, act)
            refuse_moved_membership(by)
            refuse_own_duty(by)
            once(sending, by)
            already = writes.count
            yield Reporting(report_id, found.case if found else None, clock.now())
            if writes.count == already:
                raise NothingChanged("No report was kept.")
            _record(act, report_id, by, found.case if found else None, keeper)
    except (OutOfScope, NotAssigned, Blocked) as refusal:
        _refused(case_id, found, by, act, refusal)
        raise


@contextmanager
def amending_report(
    report_id: UUID, *, by: Member, sending: Sent | None = None
) -> Iterator[GuardedReport]:
    """Let the verb add to a report that the member may read; yields its row, locked."""
    act = Act.RECORD_FEEDBACK
    try:
        with transaction.atomic(), writes_open() as writes, keeping() as keeper:
            refuse_role(by, act)
            refuse_moved_membership(by)
            row = _locked(report_id, by)
            once(sending, by)
            already = writes.count
            yield row
            if writes.count == already:
                raise NothingChanged("Nothing was added to the report.")
            _record(act, report_id, by, row.case, keeper)
    except (OutOfScope, NotAssigned, Blocked) as refusal:
        _refused(report_id, None, by, act, refusal)
        raise


def refuse_role(by: Member, act: Act) -> None:
    """Raise PermissionDenied for a role that never may."""
    if not may_ever(by.role, act):
        raise PermissionDenied


def refuse_own_duty(by: Member) -> None:
    """Social services report to nobody: what comes to their knowledge they assess themselves."""
    if by.kind is AgencyKind.SOCIAL_SERVICES:
        raise Blocked(
            "report.own_duty",
            _("Socialtjänsten anmäler inte till sig själv. Gör en förhandsbedömning i er akt."),
        )


def _locked(report_id: UUID, by: Member) -> GuardedReport:
    """The case's row first, as everywhere; then the report's, for two of the same agency."""
    case_id = report_model().objects.filter(pk=report_id).values_list("case_id", flat=True).first()
    if case_id is not None:
        case_model().objects.select_for_update().filter(
            pk=case_id, collaboration_id=by.collaboration_id
        ).first()
    row: GuardedReport | None = (
        report_model()
        .objects.select_for_update(of=("self",))
        .filter(pk__in=readable_reports(by).filter(pk=report_id).values("pk"))
        .first()
    )
    if row is None:
        raise OutOfScope("scope.unknown")
    return row


def _record(act: Act, report_id: UUID, by: Member, case: Any | None, keeper: Keeper) -> None:
    with log.writing(by.collaboration_id) as head:
        head.append(
            Entry(
                act=act,
                outcome=Outcome.CHANGED,
                by=by,
                case_id=case.pk if case else None,
                writes=tuple(keeper.writes),
                key_acts=tuple(keeper.key_acts),
                subjects=(("item", report_id, by.agency_id),),
            )
        )


def _refused(
    asked: UUID | None,
    found: Relation | None,
    by: Member,
    act: Act,
    refusal: OutOfScope | NotAssigned | Blocked,
) -> None:
    outcome = Outcome.BLOCKED if isinstance(refusal, Blocked) else Outcome.REFUSED
    record_own_refusal(asked, found, by=by, act=act, code=refusal.code, outcome=outcome)
