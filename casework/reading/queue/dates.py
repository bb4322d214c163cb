"""Dates that are near or over: answers, the end of a consent and follow-ups."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access import clock
from access.acts import Act
from access.clock import STOCKHOLM, today
from access.members import Member
from access.roles import AgencyKind
from agencies.queue import QueueLine
from audit.readings import opened_since
from casework.models.notice import NoticeKind
from casework.reading import deadlines, notices
from casework.reading.queue.source import Read, Row, Source, line, said
from consent import rules
from consent.gate import Disclosure
from consent.models import Consent

ONE_DAY = timedelta(days=1)
ONE_INSTANT = timedelta(microseconds=1)
# What has been over for so long is no news.
KEPT_FOR = timedelta(days=180)
GONE = gettext_lazy(
    "Samtycket gäller inte längre för din verksamhet. Dela inget mer. Verksamheten som frågade om "
    "samtycke kan fråga familjen igen."
)
GONE_FROM_MEETINGS = gettext_lazy(
    "Samtycket gäller inte längre för din verksamhet. Ta bort ärendet från möten som ska hållas. "
    "Verksamheten som frågade om samtycke kan fråga familjen igen."
)

# What is done about a consent that ends: by the agency that noted the concern, and for the others.
ASK_ANEW = gettext_lazy("Fråga familjen på nytt om ni ska fortsätta.")
ASKED_ANEW = gettext_lazy("Verksamheten som frågade om samtycke kan fråga familjen igen.")


def _late_answers(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    late = Consent.objects.filter(
        case__in=worked.values("pk"), asking_agency=by.agency_id, answer_due_date__lt=today()
    )
    return late.order_by("answer_due_date").values_list("case_id")


def _answers(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id in {row[0] for row in rows}:
        disclosure = read.in_scope(case_id)
        if disclosure is None:
            continue
        for record in deadlines.waiting(disclosure, read.safety_at.get(case_id)):
            due = record.answer_due_date
            if due < today():
                hint = _("Alla har inte svarat på frågan om samtycke. Ta kontakt igen.")
                args = (record.value.id,)
                yield line(
                    disclosure,
                    hint,
                    to="consent",
                    args=args,
                    due=due,
                    pressing=True,
                    since=due + ONE_DAY,
                )


def _near_ends(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """Those that are near their end, and those that have ended or lost something since the member
    opened the case. Whether it counts is decided when the case has been disclosed."""
    now = clock.now()
    case = OuterRef("case_id")
    log_id, membership = by.collaboration_id, by.membership_id
    near = Q(ends_at__gt=now, ends_at__lt=now + timedelta(days=deadlines.SOON + 2))
    over = Q(ends_at__lte=now, ends_at__gt=now - KEPT_FOR)
    over &= ~opened_since(log_id, membership, case=case, since=OuterRef("ends_at"))
    changed = notices.unread(by).filter(case=case, kind=NoticeKind.CONSENT_CHANGED.value)
    here = Consent.objects.filter(case__in=worked.values("pk")).annotate(told=Exists(changed))
    ends = here.filter(near | over | Q(told=True)).order_by("ends_at")
    return ends.values_list("case_id", "pk", "told")


def _ends(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    yield from _gone(read, rows)
    for case_id in {row[0] for row in rows}:
        disclosure = read.in_scope(case_id)
        if disclosure is None or deadlines.is_silent(disclosure, read.safety_at.get(case_id)):
            continue
        until = deadlines.running_until(disclosure)
        days = (until - today()).days if until else deadlines.SOON + 1
        if until and days <= deadlines.SOON:
            ahead = deadlines.VERY_SOON if _presses(days) else deadlines.SOON
            since = until - timedelta(days=ahead)
            hint = f"{_days_left(days)} {ASK_ANEW if disclosure.owns else ASKED_ANEW}"
            yield line(disclosure, hint, due=until, pressing=_presses(days), since=since)


def _gone(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """Cases of which one's own agency may be told no more, until the member has opened them: the
    number and that it is so (domain 0.2 c)."""
    told = {case_id for case_id, _consent, changed in rows if changed}
    ended = {consent_id for _case, consent_id, _changed in rows}
    for case_id in {row[0] for row in rows}:
        disclosure = read.cases.get(case_id)
        if disclosure is None or disclosure.in_scope:
            continue
        over = _ran_out(disclosure, ended, read.by.agency_id)
        if case_id in told or over is not None:
            hint = GONE_FROM_MEETINGS if read.by.kind is AgencyKind.COORDINATION else GONE
            yield line(disclosure, str(hint), pressing=True, since=over)


def _ran_out(disclosure: Disclosure, consent_ids: set[UUID], agency_id: UUID) -> date | None:
    """The day from which none of these consents covers an agency that one covered to its end."""
    days = [
        record.value.ends_at.astimezone(STOCKHOLM).date()
        for record in disclosure.consents
        if record.value.id in consent_ids and record.value.ends_at <= disclosure.at
        if agency_id in rules.receivers(record.value, record.value.ends_at - ONE_INSTANT)
    ]
    return max(days, default=None)


def _presses(days: int) -> bool:
    return days <= deadlines.VERY_SOON


def _days_left(days: int) -> str:
    if days == 0:
        return _("Samtycket går ut i dag. Det förlängs inte av sig självt.")
    if days == 1:
        return _("Samtycket går ut i morgon. Det förlängs inte av sig självt.")
    return _("Samtycket går ut om %(days)d dagar. Det förlängs inte av sig självt.") % {
        "days": days
    }


def _plans_due(_by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    due = worked.filter(Q(next_date__lt=today()) | Q(question_date__lte=today()))
    return due.order_by("next_date", "question_date", "pk").values_list(
        "pk", "next_date", "question_date"
    )


def _plans(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    """A follow-up of what is no longer shared is none, and nobody asks whether it goes on."""
    for case_id, next_date, question_date in rows:
        disclosure = read.in_scope(case_id)
        if disclosure is None or deadlines.running_until(disclosure) is None:
            continue
        if question_date is not None and question_date <= today():
            hint = _("Ska planen fortsätta, avslutas eller lyftas? Svara vid uppföljningen.")
            asked = question_date
            yield line(disclosure, hint, to="follow_up", due=asked, pressing=True, since=asked)
        elif next_date is not None and next_date < today():
            hint = _("Planen skulle ha följts upp %(day)s.") % {"day": said(next_date)}
            since = next_date + ONE_DAY
            yield line(disclosure, hint, to="follow_up", due=next_date, pressing=True, since=since)


ANSWERS = Source(
    gettext_lazy("Svar på samtycke som saknas"),
    Act.RECORD_ANSWER,
    _late_answers,
    _answers,
    reminds=True,
)
ENDS = Source(
    gettext_lazy("Samtycken som går ut eller inte gäller längre"),
    Act.READ_CASE,
    _near_ends,
    _ends,
    reminds=True,
)
FOLLOW_UPS = Source(
    gettext_lazy("Uppföljning av planen"),
    Act.FOLLOW_UP,
    _plans_due,
    _plans,
    reminds=True,
)
