"""Case numbers for the log's reviewer: of cases in which the own agency has a part."""

from collections.abc import Collection
from uuid import UUID

from access.members import Member
from consent import relation


def numbers_of(case_ids: Collection[UUID], *, by: Member) -> dict[UUID, str]:
    """The numbers of those cases in which the reviewer's agency has a part; one query."""
    cases = relation.cases_of_agency_named_or_not(by).filter(pk__in=set(case_ids))
    return dict(cases.values_list("pk", "number"))


def case_of_number(number: str, *, by: Member) -> UUID | None:
    """The case of a number, if the reviewer's agency has a part in it."""
    wanted = number.strip().upper()
    cases = relation.cases_of_agency_named_or_not(by).filter(number=wanted)
    return cases.values_list("pk", flat=True).first()
