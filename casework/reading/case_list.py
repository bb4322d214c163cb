"""The list of one's cases, and finding a case by its number."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from access.acts import Act
from access.members import Member
from access.policy import may_ever
from audit.readings import opened_since
from casework.confirming import OPEN
from casework.models import (
    Action,
    Case,
    FollowUpContact,
    Identity,
    MinutesLine,
    Notice,
    SafetyAnswer,
    TalkBooking,
    UnsentForm,
)
from casework.models.notice import NoticeKind
from casework.pages import CaseLine, CaseList, WaitingLine
from casework.reading import bookings, deadlines, sharing
from consent import gate, relation, rules
from consent.birthdays import birth_date
from consent.gate import Disclosure
from consent.guarded import GuardedItem
from consent.terms import Person

LINES_A_PAGE = 50
# The last part of a number is enough to find a case, as long as it is the only one.
TAIL = 4
NAMES: Mapping[type[GuardedItem], tuple[str, ...]] = {
    Identity: ("given_name", "surname", "personnummer")
}


def list_cases(*, by: Member, page: int = 1, names: bool = False) -> CaseList:
    """One page of the cases one works with; with names, one entry holds all ids (invariant 5)."""
    first = (page - 1) * LINES_A_PAGE
    mine = UnsentForm.objects.filter(written_by=by.membership_id)
    listed = relation.cases_listed(by, assigns=may_ever(by.role, Act.ASSIGN_MEMBER))
    own: dict[str, Any] = {"case": OuterRef("pk"), "owner_id": by.agency_id}
    actions = Action.objects.filter(**own, assessed_at__isnull=True).order_by("due_date")
    promised = MinutesLine.objects.filter(OPEN, **own, due_date__isnull=False).order_by("due_date")
    booked = TalkBooking.objects.filter(
        case=OuterRef("pk"), owner_id=by.agency_id, cancelled_at__isnull=True, talk__isnull=True
    ).order_by("starts_at")
    planned = FollowUpContact.objects.filter(
        case=OuterRef("pk"), owner_id=by.agency_id, outcome__isnull=True
    ).order_by("planned_date")
    safety = SafetyAnswer.objects.filter(case=OuterRef("pk"), owner_id=by.agency_id)
    asked = listed.annotate(
        unsent=Exists(mine),
        action_due=Subquery(actions.values("due_date")[:1]),
        promise_due=Subquery(promised.values("due_date")[:1]),
        talk_at=Subquery(booked.values("starts_at")[:1]),
        contact_due=Subquery(planned.values("planned_date")[:1]),
        safety_at=Subquery(safety.order_by("-written_at").values("written_at")[:1]),
    )
    found = list(_news_first(asked, by)[first : first + LINES_A_PAGE + 1])
    here = found[:LINES_A_PAGE]
    dates = {case.pk: (_own_due(case), case.safety_at) for case in here}
    told = {case.pk for case in here if case.told_by_law}
    joined_to = {case.pk: case.joined_to for case in here}
    news = {case.pk: case.news for case in here}
    shown = gate.disclose_cases(
        [case for case in here if not case.waits],
        by=by,
        act=Act.SHOW_NAMES if names else Act.LIST_CASES,
        fields=NAMES if names else {},
        about=Person.YOUTH,
    )
    return CaseList(
        lines=tuple(
            replace(
                _case_line(
                    disclosure,
                    by,
                    *dates[disclosure.case.pk],
                    by_law=disclosure.case.pk in told,
                ),
                notice=news.get(disclosure.case.pk) or "",
                joined_to=joined_to.get(disclosure.case.pk) or "",
            )
            for disclosure in shown
        ),
        waiting=tuple(WaitingLine(case.pk, case.number) for case in here if case.waits),
        names_shown=names,
        page=page,
        has_next=len(found) > LINES_A_PAGE,
        unsent=found[0].unsent if found else mine.exists(),
    )


def _news_first(cases: QuerySet[Case], by: Member) -> QuerySet[Case]:
    """The list with the kind of notice that nobody has met yet, those cases first."""
    unmet = Notice.objects.filter(
        ~opened_since(
            by.collaboration_id,
            by.membership_id,
            case=OuterRef("case_id"),
            since=OuterRef("made_at"),
        ),
        case=OuterRef("pk"),
        membership=by.membership_id,
        kind=NoticeKind.CONSENT_CHANGED.value,
    )
    quiet = ExpressionWrapper(Q(news__isnull=True), output_field=BooleanField())
    marked = cases.annotate(news=Subquery(unmet.values("kind")[:1]))
    return marked.order_by("-waits", quiet, "-opened_at", "pk")


def _own_due(case: Any) -> deadlines.OwnDue:
    days = (
        ("action", case.action_due),
        ("commitment", case.promise_due),
        ("talk", bookings.day_of(case.talk_at)),
        ("contact", case.contact_due),
    )
    return tuple((kind, day) for kind, day in days if day is not None)


def _case_line(
    disclosure: Disclosure,
    by: Member,
    own_due: deadlines.OwnDue,
    safety_at: datetime | None,
    *,
    by_law: bool,
) -> CaseLine:
    case = disclosure.case
    if not disclosure.in_scope:
        return CaseLine(
            case_id=case.pk,
            number=case.number,
            in_scope=False,
            by_law=by_law,
            shared_before=bool(disclosure.consents),
        )
    values = tuple(record.value for record in disclosure.consents)
    return CaseLine(
        case_id=case.pk,
        number=case.number,
        in_scope=True,
        state=case.state,
        next_date=deadlines.next_date(disclosure, own_due, safety_at),
        warned=deadlines.warned(disclosure, safety_at),
        consent_state=sharing.state_shown(disclosure, rules.standing(values, disclosure.at)),
        protected=case.protected,
        name="" if case.protected else _short_name(disclosure, by),
    )


def _short_name(disclosure: Disclosure, by: Member) -> str:
    """First name, initial and birth year, as the list shows them on request."""
    for shown in sorted(
        disclosure.of(Identity), key=lambda shown: shown.row.owner_id != by.agency_id
    ):
        year = birth_date(shown.text["personnummer"]).year
        return f"{shown.text['given_name']} {shown.text['surname'][:1]}., {year}"
    return ""


def find_case(number: str, *, by: Member) -> UUID | None:
    """The id of a case with that number in which one's own agency has or had a part.

    A number that exists elsewhere is answered like one that does not exist; the entry keeps a
    keyed hash of what was asked for.
    """
    wanted = "-".join(number.upper().replace("-", " ").split())
    by_number = Q(number__endswith=f"-{wanted}") if len(wanted) == TAIL else Q(number=wanted)
    matching = list(relation.cases_of_agency(by).filter(by_number)[:2])
    found = matching[0] if len(matching) == 1 else None
    gate.record_search(by=by, act=Act.FIND_CASE, terms=wanted, found=found is not None)
    return found.pk if found else None
