"""Loads, without lock and without opening anything, what one reading may come to show."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from access.members import Member
from access.roles import AgencyKind
from agencies.models import Membership
from consent import rules, standing
from consent.guarded import GuardedCase, GuardedItem, case_model
from consent.models import Release
from consent.terms import Person
from vault import grants
from vault.fields import SealedField

Fields = Mapping[type[GuardedItem], tuple[str, ...]]
# Which rows of a kind are loaded at all.
Narrowed = Mapping[type[GuardedItem], models.Q]


@dataclass(frozen=True, slots=True)
class World:
    """Sealed rows, wrapped keys, releases and consents of the cases of one reading."""

    cases: tuple[GuardedCase, ...]
    fields: Fields
    rows: tuple[Any, ...]
    keys: Mapping[UUID, Any]
    releases: Mapping[UUID, tuple[rules.ReleaseFacts, ...]]
    consents: Mapping[UUID, tuple[standing.ConsentRecord, ...]]
    reader: UUID
    # What else the entry is about: kind, id, and whose.
    beside: tuple[tuple[str, UUID, UUID | None], ...] = ()

    def decide(self, agency_id: UUID, at: datetime) -> dict[UUID, rules.Granted]:
        """The rule's answer for each loaded row, at one instant; the withheld are left out."""
        granted = {}
        for row in self.rows:
            decision = rules.decide(
                rules.ItemFacts(owner=row.owner_id, topic=row.topic, concerns=row.concerns),
                agency_id,
                self.releases.get(row.pk, ()),
                standing.values(self.consents.get(row.case_id, ())),
                at,
            )
            if isinstance(decision, rules.Granted):
                granted[row.pk] = decision
        return granted

    def in_scope(self, case: GuardedCase, agency_id: UUID, at: datetime) -> bool:
        """Whether the agency is in scope now: it noted the case, or a consent covers it."""
        if case.noting_agency_id == agency_id:
            return True
        return case.closed_at is None and covered(self.consents.get(case.pk, ()), agency_id, at)

    def consents_seen(self, at: datetime) -> tuple[tuple[UUID, int, str], ...]:
        """For the log: each consent with its version and its state then."""
        return tuple(
            (record.value.id, record.value.version, rules.state_of(record.value, at).value)
            for records in self.consents.values()
            for record in records
        )

    def opened(self, row: GuardedItem) -> tuple[str, ...]:
        """The fields that are opened of a row: of those asked for, the ones it has; of a released
        row none that is its owner's own."""
        kept = () if row.owner_id == self.reader else row.owner_fields
        return tuple(
            name
            for name in self.fields[type(row)]
            if name not in kept and getattr(row, name) is not None
        )

    def tags(self, row: GuardedItem) -> tuple[int, ...]:
        """The same as field tags."""
        return tuple(cast(SealedField, row._meta.get_field(name)).tag for name in self.opened(row))


# What the rules ask of the release that a wrapped key rests on: annotation and column.
_RELEASE = {
    "release_ground": "ground",
    "release_consent": "consent_id",
    "release_decision": "decision_id",
    "release_ends_at": "ends_at",
    "owner_kind": "owner__kind",
    "owner_private": "owner__private",
    "owner_open_leisure": "owner__open_leisure",
    "receiver_kind": "receiver__kind",
    "receiver_private": "receiver__private",
    "receiver_open_leisure": "receiver__open_leisure",
}


def covered(records: Sequence[standing.ConsentRecord], agency_id: UUID, at: datetime) -> bool:
    """Whether some running consent has a line to the agency."""
    return any(agency_id in rules.receivers(record.value, at) for record in records)


def load_items(
    cases: Sequence[GuardedCase],
    *,
    by: Member,
    fields: Fields,
    about: Person | None = None,
    unsent: UUID | None = None,
    only: UUID | None = None,
    only_own: bool = False,
    narrowed: Narrowed | None = None,
) -> World:
    """Two queries for consents; for items one for the grants held and one for each kind.

    `unsent` is the one form of the member's own that may be opened with the rest; `only` the one
    item that is loaded besides it, with its parts; with `only_own` what other agencies released is
    left out; `narrowed` leaves out rows of a kind that the page is not about.
    """
    by_id = {case.pk: case for case in cases}
    held = _held(list(by_id), by) if fields else {}
    if only_own:
        held = {
            item_id: grant for item_id, grant in held.items() if grant.item.owner_id == by.agency_id
        }
    return World(
        cases=tuple(cases),
        fields=fields,
        rows=tuple(
            _rows(
                by_id,
                _with_keys(fields, held),
                list(held),
                about,
                (by.membership_id, unsent),
                narrowed or {},
                only,
            )
        ),
        keys=held,
        releases={item_id: _release_of(grant) for item_id, grant in held.items()},
        consents=standing.consents_of(list(by_id)),
        reader=by.agency_id,
    )


def load_unsent(unsent_id: UUID, *, by: Member, fields: Fields) -> World:
    """One form of the member's own that belongs to no case, or nothing."""
    rows = [
        row
        for model in fields
        for row in model.objects.filter(
            pk=unsent_id, written_by=by.membership_id, case__isnull=True
        )
        if model.for_author_alone
    ]
    return World(
        cases=(),
        fields=fields,
        rows=tuple(rows),
        keys={grant.item_id: grant for grant in grants.held_of(by.agency_id, unsent_id)},
        releases={},
        consents={},
        reader=by.agency_id,
    )


def _held(case_ids: list[UUID], by: Member) -> dict[UUID, Any]:
    """The wrapped keys an agency holds, each with the running release that it rests on."""
    release = Release.objects.filter(
        item_id=OuterRef("item_id"), receiver_id=by.agency_id, ended_at__isnull=True
    )
    # SQLite gives a foreign key's column back as text unless it is told what it is.
    known = {
        name: Subquery(
            release.values(column)[:1],
            output_field=models.UUIDField() if column.endswith("_id") else None,
        )
        for name, column in _RELEASE.items()
    }
    grants_held = grants.held(by.agency_id, case_ids).annotate(**known)
    return {grant.item_id: grant for grant in grants_held}


def releases_of(item_ids: Collection[UUID]) -> dict[UUID, tuple[rules.ReleaseFacts, ...]]:
    """The running releases of items to whomever, as the rules ask of them; one query."""
    found: dict[UUID, list[rules.ReleaseFacts]] = defaultdict(list)
    running = Release.objects.filter(item_id__in=list(item_ids), ended_at__isnull=True)
    for row in running.values("item_id", "receiver_id", *_RELEASE.values()):
        known = {name: row[column] for name, column in _RELEASE.items()}
        found[row["item_id"]].append(_facts(row["receiver_id"], known))
    return {item_id: tuple(facts) for item_id, facts in found.items()}


def _release_of(grant: Any) -> tuple[rules.ReleaseFacts, ...]:
    if grant.release_ground is None:
        return ()
    return (_facts(grant.agency_id, {name: getattr(grant, name) for name in _RELEASE}),)


def _facts(receiver: UUID, known: Mapping[str, Any]) -> rules.ReleaseFacts:
    """A running release; `known` are the values of _RELEASE."""
    return rules.ReleaseFacts(
        receiver=receiver,
        ground=known["release_ground"],
        consent_id=known["release_consent"],
        decision_id=known["release_decision"],
        ends_at=known["release_ends_at"],
        between=(_party(known, "owner"), _party(known, "receiver")),
        ended=False,
    )


def _party(known: Mapping[str, Any], side: str) -> rules.Party:
    """What the agency on one side of a release is now."""
    return rules.Party(
        kind=AgencyKind(known[f"{side}_kind"]),
        private=known[f"{side}_private"],
        open_leisure=known[f"{side}_open_leisure"],
    )


def _rows(
    cases: Mapping[UUID, GuardedCase],
    fields: Fields,
    item_ids: list[UUID],
    about: Person | None,
    author: tuple[UUID, UUID | None],
    narrowed: Narrowed,
    only: UUID | None = None,
) -> list[GuardedItem]:
    rows: list[GuardedItem] = []
    for model in fields:
        # A sealed field that nobody asks for stays where it is: a scanned form is megabytes long.
        found = model.objects.filter(case_id__in=list(cases), pk__in=item_ids).defer(
            *_not_asked_for(model, fields[model])
        )
        found = found.annotate(**{name: F(path) for name, path in model.loaded_with.items()})
        if model.struck_when:
            found = found.filter(**{f"{model.struck_when}__isnull": True})
        if model in narrowed:
            found = found.filter(narrowed[model])
        if model.for_author_alone:
            found = found.filter(written_by=author[0], pk=author[1])
        elif only is not None:
            found = found.filter(_is_or_is_part_of(model, only))
        if about is not None:
            found = found.filter(concerns=about.value)
        rows.extend(found.order_by("written_at", "pk"))
    for row in rows:
        row.case = cases[row.case_id]  # type: ignore[assignment]  # spares a query a row
    return rows


def _with_keys(fields: Fields, held: Mapping[UUID, Any]) -> Fields:
    """The kinds of which a key may be held: those of one topic only where a key has it."""
    topics = {grant.item.topic for grant in held.values()} | {""}
    return {model: names for model, names in fields.items() if model.only_topic in topics}


def _is_or_is_part_of(model: type[GuardedItem], item_id: UUID) -> Q:
    return Q(pk=item_id) | (Q(**{model.part_of: item_id}) if model.part_of else Q())


def _not_asked_for(model: type[GuardedItem], names: tuple[str, ...]) -> list[str]:
    return [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, SealedField) and field.name not in names
    ]


def revisions(cases: Mapping[UUID, int], by: Member) -> tuple[dict[UUID, int], int]:
    """The cases' and the membership's revisions as committed now; one query."""
    mine = Membership.objects.filter(pk=by.membership_id)
    if not cases:
        return {}, mine.values_list("revision", flat=True).first() or 0
    rows = (
        case_model()
        .objects.filter(pk__in=list(cases))
        .annotate(member_revision=Subquery(mine.values("revision")))
        .values_list("pk", "access_revision", "member_revision")
    )
    found = {pk: revision for pk, revision, _ in rows}
    return found, next((revision for _, _, revision in rows), -1)
