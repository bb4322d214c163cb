"""Which of one's cases are about the same youth: told after the entry, to whom it may be told.

It opens nothing. The entry names the cases and the identities that were compared (domain 0.11).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever
from consent import relation
from consent.gate.disclosing import ATTEMPTS, read_world
from consent.gate.shown import DisclosedInsideChange, Moved
from consent.guarded import change_is_open
from consent.resting import runs_a_joining
from consent.terms import Person
from consent.twins import load_youths, same_youth, youths
from vault import index


@dataclass(frozen=True, slots=True)
class Twins:
    """The cases about one youth, oldest first, and when it was decided that they may be told."""

    cases: tuple[Any, ...]
    at: datetime


def disclose_twins(*, by: Member) -> tuple[Twins, ...]:
    """Groups of open cases that one is assigned to and that are about the same youth; one entry."""
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, Act.LIST_CASES):
        raise PermissionDenied
    for _attempt in range(ATTEMPTS):
        cases = _candidates(by)
        before = {case.pk: case.access_revision for case in cases}
        world = load_youths(cases, by=by)
        facts = {"step": Act.PROPOSE_JOINING.value}
        try:
            found = read_world(world, before, by=by, act=Act.LIST_CASES, facts=facts)
        except Moved:
            continue
        groups = same_youth(world, {shown.row.pk for shown in found.shown}, by)
        ordered = sorted(cases, key=_age)
        told = [
            Twins(tuple(case for case in ordered if case.pk in one), found.at) for one in groups
        ]
        return tuple(sorted(told, key=lambda one: _age(one.cases[0])))
    raise Blocked("busy", _("Ärendet ändras just nu av någon annan. Försök igen om en stund."))


def _age(case: Any) -> tuple[datetime, str]:
    return case.opened_at, case.number


def _candidates(by: Member) -> list[Any]:
    """The open cases worked with that have a twin in the agency's own index, or a joining that may
    be told: the page names those too. Two queries."""
    worked = relation.cases_worked_with(by).filter(closed_at__isnull=True)
    items = [
        pk
        for model in youths()
        for pk in model.objects.filter(
            case__in=worked.values("pk"), concerns=Person.YOUTH.value
        ).values_list("pk", flat=True)
    ]
    alike = [item for group in index.twins(by.agency_id, items) for item in group]
    return [
        case
        for model in youths()
        for case in worked.filter(
            Q(pk__in=model.objects.filter(pk__in=alike).values("case_id")) | Q(runs_a_joining())
        ).order_by("opened_at", "number")
    ]
