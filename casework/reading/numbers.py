"""Case numbers and consents for the log's reviewer: those in which the own agency has a part."""

from collections.abc import Collection
from uuid import UUID

from access.members import Member
from consent import relation, standing


def numbers_of(case_ids: Collection[UUID], *, by: Member) -> dict[UUID, str]:
    """The numbers of those cases in which the reviewer's agency has a part; one query."""
    cases = relation.cases_of_agency_named_or_not(by).filter(pk__in=set(case_ids))
    return dict(cases.values_list("pk", "number"))


def case_of_number(number: str, *, by: Member) -> UUID | None:
    """The case of a number, if the reviewer's agency has a part in it."""
    wanted = number.strip().upper()
    cases = relation.cases_of_agency_named_or_not(by).filter(number=wanted)
    return cases.values_list("pk", flat=True).first()


def protected_cases(*, by: Member) -> frozenset[UUID]:
    """The cases with a protected identity in which the reviewer's agency has a part."""
    cases = relation.cases_of_agency_named_or_not(by).filter(protected=True)
    return frozenset(cases.values_list("pk", flat=True))


def readable_consents(consent_ids: Collection[UUID], *, by: Member) -> frozenset[UUID]:
    """Of these consents, those whose record the reviewer's agency may read; one query."""
    return standing.readable_by(by.agency_id, consent_ids)
