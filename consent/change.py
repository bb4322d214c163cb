"""An open change of one case: what a verb may do in it, and what it will say in the log."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F

from access import clock
from access.acts import Act
from access.members import Member
from audit.entries import Entry, Outcome
from consent import rules, standing
from consent.birthdays import birth_date
from consent.guarded import GuardedCase, GuardedItem, case_model, item_models
from consent.loading import covered
from consent.terms import Person
from vault import grants
from vault.sealing import Keeper


class Change:
    """Handed out by the gate; lives as long as its transaction.

    `assigned` says whether the acting membership works with the case (a contact person may act
    from the agency's seat without).
    """

    def __init__(
        self, case: GuardedCase, *, by: Member, act: Act, keeper: Keeper, assigned: bool
    ) -> None:
        self.case: Any = case
        self.by = by
        self.act = act
        self.assigned = assigned
        self.at: datetime = clock.now()
        self._keeper = keeper
        self._access_moved = False
        self._ground = ""
        self._basis: list[standing.ConsentRecord] = []
        self._stood: tuple[standing.ConsentRecord, ...] | None = None
        self._facts: dict[str, str] = {}
        self._subjects: list[tuple[str, UUID, UUID | None]] = []

    @cached_property
    def consents(self) -> tuple[standing.ConsentRecord, ...]:
        """The case's consents as they stood when first asked for, newest first."""
        return standing.consents_of([self.case.pk]).get(self.case.pk, ())

    def covers(self, agency_id: UUID) -> bool:
        """Whether a running consent has a line to the agency now."""
        return covered(self.consents, agency_id, self.at)

    def told_by_law(self, agency_id: UUID) -> bool:
        """Whether an item of the case is released to the agency on a provision of law now."""
        return standing.told_by_law(self.case.pk, agency_id, self.at)

    def consents_changed(self) -> None:
        """Look at the consents anew: this change has written an answer or a consent."""
        stood = self.__dict__.pop("consents", None)
        self._stood = self._stood if self._stood is not None else stood

    def values(self) -> tuple[rules.Consent, ...]:
        """The consents as the rules see them."""
        return tuple(record.value for record in self.consents)

    def values_before(self) -> tuple[rules.Consent, ...]:
        """As they stood before this change wrote anything about them; empty if it did not."""
        return tuple(record.value for record in self._stood or ())

    def is_about(self, consent_id: UUID | None) -> bool:
        """Whether this change answers or asks that consent."""
        return consent_id in {record.value.id for record in self._basis}

    def readable(self) -> tuple[standing.ConsentRecord, ...]:
        """Those whose record the acting agency may read; no refusal may tell of another one."""
        owns = self.case.noting_agency_id == self.by.agency_id
        return standing.readable(self.consents, owns=owns, agency_id=self.by.agency_id)

    def readable_values(self) -> tuple[rules.Consent, ...]:
        """The same as the rules see them."""
        return tuple(record.value for record in self.readable())

    @property
    def day(self) -> date:
        """The day in Sweden of this change."""
        return clock.day_of(self.at)

    # What moves who may read what.

    def moves_access(self) -> None:
        """This change alters who may see what: readings under way must decide again."""
        self._access_moved = True

    def commit_access(self) -> None:
        """Raise the case's revision if access moved; the gate calls it before the entry."""
        if self._access_moved:
            self.raise_access_of([self.case.pk])

    @staticmethod
    def raise_access_of(case_ids: Collection[UUID]) -> None:
        """Raise the access revision of cases."""
        case_model().objects.filter(pk__in=list(case_ids)).update(
            access_revision=F("access_revision") + 1
        )

    # What stays inside the vault: yes or no, a birthday, a copy.

    def says(self, row: GuardedItem, field: str, *candidates: str) -> bool:
        """Whether a sealed choice is one of the candidates; nothing is given out."""
        return grants.matches(row, field, frozenset(candidates))

    def birth_date(self, identity: Any) -> date:
        """The birthday in a sealed personnummer, for the age rules alone (domain 3.1)."""
        return grants.derive(identity, "personnummer", birth_date)

    def identity_of(self, person: Person, owner_id: UUID | None = None) -> Any | None:
        """The sealed identity row of a person, the noting agency's unless said otherwise."""
        owner = owner_id or self.case.noting_agency_id
        for model in item_models():
            if model._meta.model_name == "identity":
                row = model.objects.filter(
                    case_id=self.case.pk, owner_id=owner, concerns=person.value
                ).first()
                return self.own(row) if row else None
        return None

    def own(self, row: Any) -> Any:
        """Bind a loaded row to the locked case, whose collaboration the vault needs."""
        row.case = self.case
        return row

    # What the entry will say.

    def rests_on(self, ground: str, records: Iterable[standing.ConsentRecord] = ()) -> None:
        """Name the ground and the consents this change acts under or writes."""
        self._ground = ground
        self._basis.extend(records)

    def says_in_log(self, **codes: str) -> None:
        """Add codes (never text) to the entry."""
        self._facts.update(codes)

    def concerns_subject(self, kind: str, subject_id: UUID, owner_id: UUID | None) -> None:
        """Let a reviewer find the entry by this subject."""
        self._subjects.append((kind, subject_id, owner_id))

    def _owner_of_case(self) -> UUID | None:
        """A reviewer sees another agency's work by the items it names, not by the case."""
        owner: UUID = self.case.noting_agency_id
        return owner if owner == self.by.agency_id else None

    def entry(self) -> Entry:
        """The entry of this change, with the hash of every ciphertext it wrote."""
        return Entry(
            act=self.act,
            outcome=Outcome.CHANGED,
            by=self.by,
            case_id=self.case.pk,
            ground=self._ground,
            writes=tuple(self._keeper.writes),
            key_acts=tuple(self._keeper.key_acts),
            consents=tuple(
                (record.value.id, record.value.version, rules.state_of(record.value, self.at).value)
                for record in self._basis
            ),
            subjects=(("case", self.case.pk, self._owner_of_case()), *self._subjects),
            facts=dict(self._facts),
        )
