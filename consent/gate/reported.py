"""Readings around reports of concern: own items alone are loaded, whatever else one might read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from consent import relation, standing
from consent.gate.disclosing import ATTEMPTS, read_world
from consent.gate.refusing import record_own_refusal
from consent.gate.reporting import refuse_role
from consent.gate.shown import DisclosedInsideChange, Moved, Shown
from consent.guarded import GuardedItem, change_is_open
from consent.loading import Fields, World
from consent.relation import NotAssigned, OutOfScope, Relation
from consent.reports import readable_reports
from vault import grants


@dataclass(frozen=True, slots=True)
class OwnDisclosure:
    """What one reading gave of one's own agency's items; `case` is None where there is none.

    `in_scope` says whether the case itself may be told of: its state, its protection.
    """

    case: Any | None
    at: datetime
    owns: bool
    in_scope: bool
    items: tuple[Shown, ...]

    def of(self, model: type[GuardedItem]) -> tuple[Shown, ...]:
        """The items of one kind."""
        return tuple(shown for shown in self.items if type(shown.row) is model)


def disclose_for_report(
    case_id: UUID, *, by: Member, fields: Fields, unsent: UUID | None = None
) -> OwnDisclosure:
    """Open one's own agency's items of a case for the form of a report; one entry."""
    act = Act.REPORT_CONCERN
    _refuse_inside_change()
    refuse_role(by, act)

    def load() -> World:
        case = _admitted(case_id, by, act).case
        rows: list[Any] = []
        for model in fields:
            own = model.objects.filter(case_id=case.pk, owner_id=by.agency_id)
            if model.for_author_alone:
                own = own.filter(written_by=by.membership_id, pk=unsent)
            rows.extend(own.order_by("written_at", "pk"))
        return _world([case], rows, by, fields)

    return _disclosed(load, by=by, act=Act.OPEN_FORM, facts={"step": act.value})


def disclose_report(
    report_id: UUID,
    *,
    by: Member,
    step: Act | None = None,
    fields: Fields,
    beside: Callable[[Any], Sequence[QuerySet[Any]]],
) -> OwnDisclosure:
    """Open one report and what goes with it; one entry. 404 for whoever may not.

    `beside` gives the further rows of a report, of which those of its own agency and case are
    opened; `step` is the act that a form is opened for.
    """
    _refuse_inside_change()
    act = step or Act.READ_REPORT
    refuse_role(by, act)

    def load() -> World:
        report = readable_reports(by).filter(pk=report_id).select_related("case").first()
        if report is None:
            record_own_refusal(report_id, None, by=by, act=act, code="scope.unknown")
            raise OutOfScope("scope.unknown")
        rows = [report]
        for further in beside(report) if report.case_id else ():
            own = further.filter(owner_id=by.agency_id, case_id=report.case_id)
            rows.extend(own.order_by("written_at", "pk"))
        return _world([report.case] if report.case else [], rows, by, fields)

    facts = {"step": step.value} if step else {}
    return _disclosed(load, by=by, act=Act.OPEN_FORM if step else act, facts=facts)


def disclose_reports(
    *, by: Member, fields: Fields, first: int, most: int
) -> tuple[tuple[Shown, ...], bool]:
    """Open a page of the reports one may read, newest first, and say if there are more; one
    entry for all."""
    _refuse_inside_change()
    refuse_role(by, Act.LIST_REPORTS)
    for _attempt in range(ATTEMPTS):
        found = list(
            readable_reports(by)
            .select_related("case")
            .order_by("-reported_date", "-written_at", "pk")[first : first + most + 1]
        )
        rows = found[:most]
        cases = list({row.case_id: row.case for row in rows if row.case_id}.values())
        world = _world(cases, rows, by, fields, consents=False)
        try:
            shown = read_world(world, _before(world), by=by, act=Act.LIST_REPORTS, facts={}).shown
        except Moved:
            continue
        return shown, len(found) > most
    raise _busy()


def _disclosed(
    load: Callable[[], World], *, by: Member, act: Act, facts: Mapping[str, str]
) -> OwnDisclosure:
    for _attempt in range(ATTEMPTS):
        world = load()
        try:
            shown = read_world(world, _before(world), by=by, act=act, facts=facts)
        except Moved:
            continue
        case = world.cases[0] if world.cases else None
        return OwnDisclosure(
            case=case,
            at=shown.at,
            owns=case is not None and case.noting_agency_id == by.agency_id,
            in_scope=case is not None and world.in_scope(case, by.agency_id, shown.at),
            items=shown.shown,
        )
    raise _busy()


def _world(
    cases: Sequence[Any], rows: Sequence[Any], by: Member, fields: Fields, *, consents: bool = True
) -> World:
    for row in rows:
        for case in cases:
            if row.case_id == case.pk:
                row.case = case
    held = grants.held_each(by.agency_id, [row.pk for row in rows])
    return World(
        cases=tuple(cases),
        fields=fields,
        rows=tuple(rows),
        keys={grant.item_id: grant for grant in held},
        releases={},
        consents=standing.consents_of([case.pk for case in cases]) if consents and cases else {},
        reader=by.agency_id,
    )


def _before(world: World) -> dict[UUID, int]:
    return {case.pk: case.access_revision for case in world.cases}


def _admitted(case_id: UUID, by: Member, act: Act) -> Relation:
    found = relation.find_relation(case_id, by, lock=False)
    try:
        return relation.admit(found, act)
    except (OutOfScope, NotAssigned) as refusal:
        record_own_refusal(case_id, found, by=by, act=act, code=refusal.code)
        raise


def _refuse_inside_change() -> None:
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")


def _busy() -> Blocked:
    return Blocked("busy", _("Ärendet ändras just nu av någon annan. Försök igen om en stund."))
