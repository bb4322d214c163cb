"""Readings: role, relation, release and ground; the entry is committed; then the vault opens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever
from audit import log
from audit.entries import Entry, ItemShown, Outcome, SubjectOf
from consent import relation, standing
from consent.gate.children import ALONE, Child, is_there
from consent.gate.refusing import record_refusal
from consent.gate.shown import DisclosedInsideChange, Disclosure, Moved, Read, Shown
from consent.guarded import GuardedCase, change_is_open
from consent.loading import (
    Fields,
    Narrowed,
    World,
    load_items,
    load_unsent,
    revisions,
)
from consent.outgoing import marks_of
from consent.relation import NotAssigned, OutOfScope, Relation
from consent.terms import Person
from vault import opening

# How often a reading begins again when consent or membership moved while it was loading.
ATTEMPTS = 5


def disclose(
    case_id: UUID,
    *,
    by: Member,
    act: Act,
    fields: Fields,
    step: Act | None = None,
    child: Child | None = None,
    unsent: UUID | None = None,
    only_own: bool = False,
    narrowed: Narrowed | None = None,
) -> Disclosure:
    """Open what this member may see of one case now; one entry in the log, committed first.

    `step` is the act that a form is opened for: the member must be admitted to that, and the
    entry names it. `child` is what the address names besides the case, `unsent` a form of one's
    own that was begun and is opened again with the rest. With `only_own` nothing of another agency
    is opened, as the form shows nothing of it; `narrowed` leaves out rows that the page is not
    about. Raises OutOfScope (404),
    NotAssigned (403), LogUnavailable, and DisclosedInsideChange.
    """
    found = admitted(case_id, by, step or act)
    facts = {"step": step.value} if step else {}
    try:
        (disclosure,) = _disclose(
            [found.case],
            by=by,
            act=act,
            fields=fields,
            facts=facts,
            child=child,
            unsent=unsent,
            only_own=only_own,
            narrowed=narrowed,
            admit_again=lambda: [admitted(case_id, by, step or act).case],
        )
    except OutOfScope as refusal:
        asked = child.id if child else case_id
        record_refusal(asked, found, by=by, act=step or act, code=refusal.code)
        raise
    if not fields:
        return disclosure
    return replace(disclosure, marks=marks_of([case_id], by))


def disclose_cases(
    cases: Sequence[GuardedCase],
    *,
    by: Member,
    act: Act,
    fields: Fields,
    about: Person,
    beside: tuple[SubjectOf, ...] = (),
    narrowed: Narrowed | None = None,
) -> tuple[Disclosure, ...]:
    """The same for a list of cases that `relation.cases_worked_with` gave; one entry for all.

    Only items about the person named are loaded: what the list does not show is not opened. The
    entry names `beside` too, of which the page tells no more than that it is there; `narrowed`
    leaves out rows of a kind.
    """
    ids = [case.pk for case in cases]

    def admit_again() -> list[GuardedCase]:
        still = {case.pk: case for case in relation.cases_worked_with(by).filter(pk__in=ids)}
        return [still[pk] for pk in ids if pk in still]

    return _disclose(
        cases,
        by=by,
        act=act,
        fields=fields,
        about=about,
        narrowed=narrowed,
        beside=beside,
        admit_again=admit_again,
    )


def disclose_unsent(unsent_id: UUID, *, by: Member, step: Act, fields: Fields) -> tuple[Shown, ...]:
    """Open a form of one's own that was begun and belongs to no case; one entry if it is there."""
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, step):
        raise PermissionDenied
    world = load_unsent(unsent_id, by=by, fields=fields)
    if not world.rows:
        return ()
    facts = {"step": step.value}
    return read_world(world, {}, by=by, act=Act.OPEN_FORM, facts=facts).shown


def admitted(case_id: UUID, by: Member, act: Act) -> Relation:
    """The relation to the case, or the refusal, which is recorded before it is raised."""
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    found = relation.find_relation(case_id, by, lock=False)
    try:
        return relation.admit(found, act)
    except (OutOfScope, NotAssigned) as refusal:
        record_refusal(case_id, found, by=by, act=act, code=refusal.code)
        raise


def _disclose(
    cases: Sequence[GuardedCase],
    *,
    by: Member,
    act: Act,
    fields: Fields,
    facts: Mapping[str, str] | None = None,
    about: Person | None = None,
    child: Child | None = None,
    unsent: UUID | None = None,
    only_own: bool = False,
    narrowed: Narrowed | None = None,
    beside: tuple[SubjectOf, ...] = (),
    admit_again: Callable[[], Sequence[GuardedCase]],
) -> tuple[Disclosure, ...]:
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    if not may_ever(by.role, act):
        raise PermissionDenied
    for _attempt in range(ATTEMPTS):
        before = {case.pk: case.access_revision for case in cases}
        only = child.id if child and child.kind in ALONE else None
        world = load_items(
            cases,
            by=by,
            fields=fields,
            about=about,
            unsent=unsent,
            only=only,
            only_own=only_own,
            narrowed=narrowed,
        )
        if child is not None and not is_there(child, world, by):
            raise OutOfScope("scope.unknown")
        world = replace(world, beside=beside)
        try:
            return _show(world, before, by=by, act=act, facts=facts or {})
        except Moved:
            # Who may come in is asked again, as whatever moved may have been just that.
            cases = admit_again()
    raise Blocked("busy", _("Ärendet ändras just nu av någon annan. Försök igen om en stund."))


def _show(
    world: World,
    before: Mapping[UUID, int],
    *,
    by: Member,
    act: Act,
    facts: Mapping[str, str],
) -> tuple[Disclosure, ...]:
    return disclosures_of(world, read_world(world, before, by=by, act=act, facts=facts), by)


def disclosures_of(world: World, found: Read, by: Member) -> tuple[Disclosure, ...]:
    """What one committed entry let be opened, case by case."""
    return tuple(
        Disclosure(
            case=case,
            at=found.at,
            owns=case.noting_agency_id == by.agency_id,
            in_scope=world.in_scope(case, by.agency_id, found.at),
            by_law=any(
                shown.row.case_id == case.pk and shown.granted.decision_id for shown in found.shown
            ),
            consents=standing.readable(
                world.consents.get(case.pk, ()),
                owns=case.noting_agency_id == by.agency_id,
                agency_id=by.agency_id,
            ),
            items={
                model: tuple(
                    shown
                    for shown in found.shown
                    if type(shown.row) is model and shown.row.case_id == case.pk
                )
                for model in world.fields
            },
        )
        for case in world.cases
    )


def _if_own(agency_id: UUID, by: Member) -> UUID | None:
    """A reviewer sees an entry of another agency by the items it names, not by the case."""
    return agency_id if agency_id == by.agency_id else None


def read_world(
    world: World,
    before: Mapping[UUID, int],
    *,
    by: Member,
    act: Act,
    facts: Mapping[str, str],
) -> Read:
    """Decide, commit the entry, and only then open."""
    with log.reading(by.collaboration_id) as page:
        if revisions(before, by) != (before, by.revision):
            raise Moved
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
                        basis_id=granted[row.pk].basis_id,
                    )
                    for row in world.rows
                    if row.pk in granted
                ),
                consents=world.consents_seen(at),
                subjects=(
                    *(("case", c.pk, _if_own(c.noting_agency_id, by)) for c in world.cases),
                    *world.beside,
                ),
                facts=dict(facts),
            )
        )
    rows = [row for row in world.rows if row.pk in granted]
    texts = opening.open_rows(
        page.receipt, rows, world.keys, {row.pk: world.opened(row) for row in rows}
    )
    shown = tuple(Shown(row=row, text=texts[row.pk], granted=granted[row.pk]) for row in rows)
    return Read(at, shown)
