"""Who is in scope of some cases at an instant: loaded once for all of them, asked pair by pair."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from access.members import Member
from consent import relation, rules, standing
from consent.guarded import GuardedCase
from consent.joined import Party
from consent.loading import covered
from consent.models import Invitation


@dataclass(frozen=True, slots=True)
class Scopes:
    """The consents and seats of some cases, and those of them that one member works with.

    A seat that was given by law is told to nobody and is none of these.
    """

    at: datetime
    consents: Mapping[UUID, tuple[standing.ConsentRecord, ...]]
    seats: frozenset[tuple[UUID, UUID]]  # case and agency
    worked: frozenset[UUID]

    def parties(self, older: GuardedCase, younger: GuardedCase) -> dict[UUID, Party]:
        """Every agency that noted one of two cases, has a seat there or is covered by a consent,
        and where it is in scope."""
        pair = (older.pk, younger.pk)
        seated = {agency for case, agency in self.seats if case in pair}
        seated |= {older.noting_agency_id, younger.noting_agency_id}
        records = [record for case in pair for record in self.consents.get(case, ())]
        agencies = seated.union(*(rules.receivers(record.value, self.at) for record in records))
        return {
            one: Party(
                one,
                older=self._here(older, one),
                younger=self._here(younger, one),
                seated=one in seated,
            )
            for one in agencies
        }

    def _here(self, case: GuardedCase, agency_id: UUID) -> bool:
        if case.noting_agency_id == agency_id:
            return True
        records = self.consents.get(case.pk, ())
        return case.closed_at is None and covered(records, agency_id, self.at)


def scopes_of(case_ids: Collection[UUID], *, by: Member, at: datetime) -> Scopes:
    """Four queries, however many cases there are."""
    ids = set(case_ids)
    given = Invitation.objects.filter(relation.given_by_coordination(), case_id__in=ids)
    worked = relation.cases_worked_with(by).filter(pk__in=ids)
    return Scopes(
        at=at,
        consents=standing.consents_of(ids),
        seats=frozenset(given.values_list("case_id", "agency_id")),
        worked=frozenset(worked.values_list("pk", flat=True)),
    )
