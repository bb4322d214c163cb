"""Why somebody decided: opened by the deciding agency's reviewer, and by those who decide.

A reviewer works with no case, so this reading has its own way in; the receipt, the log and the
vault are the same (domain 13, 0.12).
"""

from typing import Any, NoReturn
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever
from access.roles import Role
from consent import relation
from consent.gate.disclosing import ATTEMPTS, admitted, read_world
from consent.gate.refusing import record_refusal
from consent.gate.shown import DisclosedInsideChange, Moved, Shown
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.guarded import case_model, change_is_open
from consent.loading import Fields, World
from consent.models import Decision, Joining
from consent.relation import NotAssigned, OutOfScope
from vault import grants


def disclose_reason(decision_id: UUID, *, by: Member, fields: Fields) -> tuple[Decision, Shown]:
    """A decision of one's own agency with its reason opened; one entry, committed first.

    Protected cases are no exception: the reviewer reviews each opening of them. Raises OutOfScope,
    NotAssigned, LogUnavailable.
    """
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, Act.READ_REASON):
        raise PermissionDenied
    decision = Decision.objects.filter(
        pk=decision_id, sender_id=by.agency_id, case__collaboration_id=by.collaboration_id
    ).first()
    if decision is None:
        record_refusal(decision_id, None, by=by, act=Act.READ_REASON, code="scope.unknown")
        raise OutOfScope("scope.unknown")
    if by.role is not Role.LOG_REVIEWER:
        _refuse_who_does_not_decide(decision, by)
    return decision, _opened(decision.reason_id, by, fields)


def disclose_ending(joining_id: UUID, *, by: Member, fields: Fields) -> tuple[Joining, Shown]:
    """A joining that one's own agency ended, with the reason opened; one entry, committed first.

    For the reviewer and for who ended it. Raises OutOfScope, NotAssigned, LogUnavailable.
    """
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, Act.READ_REASON):
        raise PermissionDenied
    joining = Joining.objects.filter(
        pk=joining_id, ender_id=by.agency_id, older__collaboration_id=by.collaboration_id
    ).first()
    if joining is None:
        record_refusal(joining_id, None, by=by, act=Act.READ_REASON, code="scope.unknown")
        raise OutOfScope("scope.unknown")
    (case_id,) = {row.case_id for row in _rows(joining.reason_id, by, fields)}
    if by.role is not Role.LOG_REVIEWER:
        admitted(case_id, by, Act.READ_REASON)
        if by.membership_id != joining.ended_by:
            _refuse_reason(case_id, by)
    return joining, _opened(joining.reason_id, by, fields)


def _opened(reason_id: UUID, by: Member, fields: Fields) -> Shown:
    """The one reason, opened after its entry."""
    for _attempt in range(ATTEMPTS):
        world, before = _world(reason_id, by, fields)
        try:
            return read_world(world, before, by=by, act=Act.READ_REASON, facts={}).shown[0]
        except Moved:
            continue
    raise Blocked("busy", _("Ärendet ändras just nu av någon annan. Försök igen om en stund."))


def _refuse_who_does_not_decide(decision: Decision, by: Member) -> None:
    """Who works with the case and decided, or may confirm what waits for a second person."""
    admitted(decision.case_id, by, Act.READ_REASON)
    waits = decision.second_needed and not decision.confirmed_at and not decision.ended_at
    confirms = waits and by.role in DECIDES[PROVISIONS[Ground(decision.ground)].decider]
    if confirms or by.membership_id in (decision.decided_by, decision.confirmed_by):
        return
    _refuse_reason(decision.case_id, by)


def _refuse_reason(case_id: UUID, by: Member) -> NoReturn:
    found = relation.find_relation(case_id, by, lock=False)
    record_refusal(case_id, found, by=by, act=Act.READ_REASON, code="scope.reason")
    raise NotAssigned("scope.reason")


def _rows(reason_id: UUID, by: Member, fields: Fields) -> list[Any]:
    return [
        row for model in fields for row in model.objects.filter(pk=reason_id, owner_id=by.agency_id)
    ]


def _world(reason_id: UUID, by: Member, fields: Fields) -> tuple[World, dict[UUID, int]]:
    """The one row, with the key that the agency holds of it."""
    rows = _rows(reason_id, by, fields)
    case = case_model().objects.get(pk=rows[0].case_id)
    for row in rows:
        row.case = case
    world = World(
        cases=(case,),
        fields=fields,
        rows=tuple(rows),
        keys={grant.item_id: grant for grant in grants.held_of(by.agency_id, reason_id)},
        releases={},
        consents={},
        reader=by.agency_id,
    )
    return world, {case.pk: case.access_revision}
