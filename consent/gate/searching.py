"""Searches for a person: by number in the agency's own index, by name inside the vault.

The entry, with a keyed hash of what was asked for and the ids touched and found, is committed
before anything is told. What is found is what the rules grant now, whatever the index holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever, may_search_by_name
from access.sending import Sent
from audit import log
from audit.entries import Entry, Outcome
from audit.readings import SEARCH, searched_often
from consent import relation
from consent.gate.disclosing import ATTEMPTS
from consent.gate.refusing import terms_hash
from consent.gate.shown import DisclosedInsideChange, Moved
from consent.guarded import GuardedItem, change_is_open
from consent.loading import World, load_items, revisions
from consent.models import Sending
from consent.terms import Person
from vault import index, searching

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, repr=False)
class Sought:
    """What is asked for: a number, or the words of the fields named; `model` is what holds them."""

    model: type[GuardedItem]
    number: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def terms(self) -> str:
        """The same in one form, for the keyed hash in the log."""
        if self.number:
            return f"number {index.normal_form(self.number)}"
        alike = {name: searching.alike(word) for name, word in self.words.items()}
        return f"name {sorted(alike.items())}"


@dataclass(frozen=True, slots=True)
class Found:
    """A case about the person sought, and whether one's own agency is in scope of it now."""

    case: Any
    in_scope: bool


def search_own(sought: Sought, *, by: Member) -> tuple[Found, ...]:
    """The cases the member works with whose youth it is, newest first.

    Raises PermissionDenied and Blocked, both recorded.
    """
    _refuse(sought, by)
    return _search(relation.cases_worked_with, sought, by, {})


def search_agency(
    sought: Sought,
    *,
    by: Member,
    step: Act,
    sending: Sent,
    besides: UUID | None,
    unchanged: UUID | None,
) -> tuple[Found, ...]:
    """The cases of one's own agency, `besides` one, that `relation.cases_at_work` lets be told of.

    `step` is the act for which the number was given. Nothing is sought, and nothing recorded, if
    the form has done its work before, or if the item `unchanged` holds that very number already.
    """
    if Sending.objects.filter(pk=sending.id).exists():
        return ()
    _refuse_outright(sought, by)
    if unchanged is not None and _holds_already(unchanged, sought, by):
        return ()
    _refuse_too_often(sought, by)

    def cases(by: Member) -> QuerySet[Any]:
        return relation.cases_at_work(by).exclude(pk=besides)

    return _search(cases, sought, by, {"step": step.value})


def _holds_already(item_id: UUID, sought: Sought, by: Member) -> bool:
    """Whether an item of a case that the member works with has the number already."""
    mine = sought.model.objects.filter(
        pk=item_id, owner_id=by.agency_id, case_id__in=relation.cases_worked_with(by).values("pk")
    )
    return mine.exists() and item_id in index.find(by.agency_id, sought.number)


def _refuse(sought: Sought, by: Member) -> None:
    _refuse_outright(sought, by)
    _refuse_too_often(sought, by)


def _refuse_outright(sought: Sought, by: Member) -> None:
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, Act.SEARCH_PERSON):
        raise PermissionDenied
    if sought.words and not may_search_by_name(by.kind):
        _record(sought, by, Outcome.REFUSED, "search.by_name")
        raise PermissionDenied


def _refuse_too_often(sought: Sought, by: Member) -> None:
    since = clock.now() - HOUR
    if searched_often(
        by.collaboration_id, by.membership_id, since=since, times=settings.SEARCHES_AN_HOUR
    ):
        _record(sought, by, Outcome.BLOCKED, "search.too_many")
        raise Blocked(
            "search.too_many",
            _("Du har sökt för många gånger den senaste timmen. Vänta en stund och sök igen."),
        )


def _record(sought: Sought, by: Member, outcome: Outcome, rule: str) -> None:
    """A search that was not made: it does not count as one."""
    terms = terms_hash(by.collaboration_id, sought.terms)
    log.recorded(
        by.collaboration_id,
        Entry(act=Act.SEARCH_PERSON, outcome=outcome, by=by, rule=rule, terms=terms),
    )


def _search(
    cases: Callable[[Member], QuerySet[Any]], sought: Sought, by: Member, facts: Mapping[str, str]
) -> tuple[Found, ...]:
    for _attempt in range(ATTEMPTS):
        try:
            return _search_once(cases(by), sought, by, facts)
        except Moved:
            continue
    raise Blocked("busy", _("Ärendet ändras just nu av någon annan. Försök igen om en stund."))


def _search_once(
    cases: QuerySet[Any], sought: Sought, by: Member, facts: Mapping[str, str]
) -> tuple[Found, ...]:
    world, touched, hits = _sought(cases, sought, by)
    before = {case.pk: case.access_revision for case in world.cases}
    with log.reading(by.collaboration_id) as page:
        if revisions(before, by) != (before, by.revision):
            raise Moved
        at = clock.now()
        granted = world.decide(by.agency_id, at).keys() & hits
        about = {row.case_id for row in world.rows if row.pk in granted}
        found = [case for case in world.cases if case.pk in about]
        page.append(_entry(sought, by, facts, touched, found))
    return tuple(Found(case, world.in_scope(case, by.agency_id, at)) for case in found)


def _sought(
    cases: QuerySet[Any], sought: Sought, by: Member
) -> tuple[World, list[Any], frozenset[UUID]]:
    """What was loaded, the rows that were compared, and those of them that match.

    Names are compared before the log's head is locked, for nobody shall wait for that; of rows
    that the rules grant alone.
    """
    named = index.find(by.agency_id, sought.number) if sought.number else frozenset()
    if sought.number:
        cases = cases.filter(pk__in=sought.model.objects.filter(pk__in=named).values("case_id"))
    world = load_items(
        list(cases.order_by("-opened_at", "pk")),
        by=by,
        fields={sought.model: tuple(sought.words)},
        about=Person.YOUTH,
    )
    likely = world.decide(by.agency_id, clock.now())
    rows = [row for row in world.rows if row.pk in likely]
    if sought.number:
        rows = [row for row in rows if row.pk in named]
        return world, rows, named
    return world, rows, searching.matching(rows, world.keys, sought.words)


def _entry(
    sought: Sought, by: Member, facts: Mapping[str, str], touched: list[Any], found: list[Any]
) -> Entry:
    cases = [case.pk for case in found]
    own = {case.pk: case.noting_agency_id == by.agency_id for case in found}
    return Entry(
        act=Act.SEARCH_PERSON,
        outcome=Outcome.SHOWN,
        by=by,
        rule="" if cases else "search.nothing",
        terms=terms_hash(by.collaboration_id, sought.terms),
        counts={"found": len(cases), "touched": len(touched)},
        subjects=(
            (SEARCH, by.membership_id, by.agency_id),
            *(("case", pk, by.agency_id if own[pk] else None) for pk in cases),
            *(("item", row.pk, row.owner_id) for row in touched),
        ),
        facts=dict(facts),
    )
