"""The days that are near or over in a member's cases, for the system's reminders."""

from datetime import date
from uuid import UUID

from access import clock
from access.members import Member
from access.policy import may_ever
from agencies.queue import MOST
from casework.reading.queue.page import SOURCES, cases_asked_for
from casework.reading.queue.source import Read
from consent import gate, relation


def due_days(*, by: Member) -> dict[UUID, date]:
    """By case the last day on which something began to wait: as the first page would tell it."""
    worked = relation.cases_worked_with(by).filter(closed_at__isnull=True)
    found = {
        source: list(source.asked(by, worked)[:MOST])
        for source in SOURCES
        if source.reminds and may_ever(by.role, source.act)
    }
    cases, safety_at = cases_asked_for(found, by)
    standing = {one.case.pk: one for one in gate.standing_of(cases, by=by)}
    read = Read(by=by, at=clock.now(), cases=standing, safety_at=safety_at)
    days: dict[UUID, date] = {}
    for source, rows in found.items():
        for line in source.lines(read, rows):
            if line.case_id is None or line.since is None or line.since > clock.today():
                continue
            days[line.case_id] = max(line.since, days.get(line.case_id, line.since))
    return days
