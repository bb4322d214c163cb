"""The next date of a case for one's own agency, and the dates that one is warned of."""

from datetime import date, datetime
from uuid import UUID

from access.clock import today
from casework.confirming import is_open
from casework.models import Action, FollowUpContact, MinutesLine, SafetyAnswer
from casework.pages import NextDate, Warned
from casework.reading.sharing import RUNNING, waits
from consent import rules
from consent.gate import Disclosure
from consent.standing import ConsentRecord

# A consent's end is told so many days ahead, and then once more, as pressing.
SOON, VERY_SOON = 30, 7
# What one's own agency is to do, each as a code with its day.
OwnDue = tuple[tuple[str, date], ...]


def running_until(disclosure: Disclosure) -> date | None:
    """The last day of the consent that counts now; None where nothing is shared."""
    values = [record.value for record in disclosure.consents]
    standing = rules.standing_consent(values, disclosure.at)
    if standing is None or rules.state_of(standing, disclosure.at) not in RUNNING:
        return None
    if disclosure.case.closed_at is not None:
        return None
    return rules.last_day(standing.ends_at)


def next_date(
    disclosure: Disclosure, own_due: OwnDue, safety_at: datetime | None
) -> NextDate | None:
    """The earliest of what is to be done; a follow-up of what is no longer shared is none.

    `own_due` is when open actions and commitments, booked talks and planned contacts of one's
    own agency are due, `safety_at` when it last answered the safety question.
    """
    until = running_until(disclosure)
    dates = [("answer", record.answer_due_date) for record in waiting(disclosure, safety_at)]
    if until is not None:
        dates.append(("consent_ends", until))
        if disclosure.case.next_date is not None:
            dates.append(("follow_up", disclosure.case.next_date))
        if disclosure.case.question_date is not None:
            dates.append(("question", disclosure.case.question_date))
    if disclosure.case.closed_at is None:
        dates.extend(own_due)
    if not dates:
        return None
    kind, day = min(dates, key=lambda pair: pair[1])
    return NextDate(day, kind)


def warned(disclosure: Disclosure, safety_at: datetime | None) -> tuple[Warned, ...]:
    """An answer or a follow-up that has not come in time, the question whether a plan goes on, and
    a consent that soon ends."""
    found = [
        Warned("answer_overdue", 0, pressing=True)
        for record in waiting(disclosure, safety_at)
        if record.answer_due_date < today()
    ]
    until = running_until(disclosure)
    case = disclosure.case
    if until is not None and case.next_date is not None and case.next_date < today():
        found.append(Warned("follow_up_overdue", 0, pressing=False))
    if until is not None and case.question_date is not None and case.question_date <= today():
        found.append(Warned("question_due", 0, pressing=True))
    days = (until - today()).days if until else SOON + 1
    if days <= SOON:
        found.append(Warned("consent_ends", days, pressing=days <= VERY_SOON))
    return tuple(found)


def own_due(disclosure: Disclosure, agency_id: UUID) -> OwnDue:
    """When the open actions, commitments and planned contacts of an agency's own are due, of those
    shown."""
    actions = [
        ("action", shown.row.due_date)
        for shown in disclosure.of(Action)
        if shown.row.owner_id == agency_id and shown.row.assessed_at is None
    ]
    promised = [
        ("commitment", shown.row.due_date)
        for shown in disclosure.of(MinutesLine)
        if shown.row.owner_id == agency_id and is_open(shown.row) and shown.row.due_date
    ]
    planned = [
        ("contact", shown.row.planned_date)
        for shown in disclosure.of(FollowUpContact)
        if shown.row.owner_id == agency_id and shown.row.outcome_at is None
    ]
    return (*actions, *promised, *planned)


def safety_answered_at(disclosure: Disclosure) -> datetime | None:
    """When the safety question was last answered, of the answers that were shown."""
    return max((shown.row.written_at for shown in disclosure.of(SafetyAnswer)), default=None)


def reminds(disclosure: Disclosure, record: ConsentRecord, safety_at: datetime | None) -> bool:
    """Whether somebody is reminded of an answer that is awaited: the agency that asked.

    Nobody could ask before the safety question was answered No, and changing it takes an answer:
    of a question that is older than the newest answer, at `safety_at`, nothing reminds (invariant
    13). So a list need not open what was answered.
    """
    asked = disclosure.owns and waits(disclosure, record)
    return asked and safety_at is not None and record.value.asked_at >= safety_at


def is_silent(disclosure: Disclosure, safety_at: datetime | None) -> bool:
    """Whether nothing reminds of the newest question: the agency that asked has answered the safety
    question since. Others know of no such answer."""
    newest = disclosure.consents[:1]
    return disclosure.owns and any(
        safety_at is not None and record.value.asked_at < safety_at for record in newest
    )


def waiting(disclosure: Disclosure, safety_at: datetime | None) -> list[ConsentRecord]:
    """The newest question that waits for answers, if any; for the agency that reminds of it."""
    waiting = [record for record in disclosure.consents if waits(disclosure, record)][:1]
    return [record for record in waiting if reminds(disclosure, record, safety_at)]
