"""Reports of concern of one's own agency: the form, the list, and one report to be printed.

Whatever is shown or filled in beforehand comes from the own agency's items alone.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from access.acts import Act
from access.clock import today
from access.members import Member
from access.roles import AgencyKind
from agencies import people
from casework.models import ConcernReport, Identity, Note, UnsentForm
from casework.models.identity import Protection
from casework.pages import (
    FormPage,
    NoteLine,
    ReportLine,
    ReportList,
    ReportPage,
    decision_due,
    feedback_due,
)
from casework.reading.sharing import Agencies, name_of
from casework.reading.unsent import TYPED, text_of
from consent import gate
from consent.gate import OwnDisclosure, Shown
from consent.guarded import GuardedItem
from consent.terms import Person

LINES_A_PAGE = 50
Fields = Mapping[type[GuardedItem], tuple[str, ...]]
WHOLE: Fields = {
    ConcernReport: ("receiver", "about", "text", "receipt", "feedback"),
    Note: ("body",),
    Identity: ("protection",),
}


def has_own_duty(by: Member) -> bool:
    """Whether the member's agency is the one that receives reports, and so sends none."""
    return by.kind is AgencyKind.SOCIAL_SERVICES


def open_report_form(case_id: UUID, *, by: Member, unsent: UUID | None = None) -> FormPage:
    """The form of a report about a case: own identity copy and own notes, and nothing else."""
    fields: dict[type[GuardedItem], tuple[str, ...]] = {}
    if not has_own_duty(by):
        fields = {
            Identity: ("given_name", "surname", "personnummer", "protection"),
            Note: ("body",),
            **TYPED,
        }
    disclosure = gate.disclose_for_report(case_id, by=by, fields=fields, unsent=unsent)
    agencies = people.agencies_of(by.collaboration_id)
    return FormPage(
        case_id=case_id,
        number=disclosure.case.number,
        owns=disclosure.owns,
        in_scope=disclosure.in_scope,
        state=disclosure.case.state if disclosure.in_scope else "",
        protected=_is_protected(disclosure),
        notes=_note_lines(disclosure, agencies),
        initial={"about": _about(disclosure)},
        unsent=text_of(disclosure.of(UnsentForm)),
    )


def list_reports(*, by: Member, page: int = 1) -> ReportList:
    """The reports one may read, with when an answer is due; whom they are about stays shut."""
    fields: Fields = {ConcernReport: ("receiver", "feedback")}
    first = (page - 1) * LINES_A_PAGE
    shown, more = gate.disclose_reports(by=by, fields=fields, first=first, most=LINES_A_PAGE)
    return ReportList(tuple(_line(one) for one in shown), page=page, has_next=more)


def read_report(report_id: UUID, *, by: Member, step: Act | None = None) -> ReportPage:
    """One report with what goes with it; `step` where a form on it is opened."""
    disclosure = gate.disclose_report(
        report_id,
        by=by,
        step=step,
        fields=WHOLE,
        beside=lambda report: (
            Note.objects.filter(pk__in=report.appended.values("note_id")),
            Identity.objects.all(),
        ),
    )
    (shown,) = disclosure.of(ConcernReport)
    row, text = shown.row, shown.text
    agencies = people.agencies_of(by.collaboration_id)
    reporter = people.member_of(row.written_by, agency_id=by.agency_id)
    return ReportPage(
        report_id=row.pk,
        case_id=row.case_id,
        number=_number(row),
        protected=_is_protected(disclosure),
        agency=name_of(agencies, by.agency_id),
        agency_phone=agencies[by.agency_id].phone,
        reporter=reporter.name if reporter else "",
        role=reporter.role.value if reporter else "",
        reported_date=row.reported_date,
        receiver=text["receiver"],
        about=text.get("about", ""),
        text=text.get("text", ""),
        notes=_note_lines(disclosure, agencies),
        receipt=text.get("receipt", ""),
        feedback=text.get("feedback", ""),
        feedback_at=row.feedback_at,
        feedback_asked=row.feedback_asked,
        decision_due_date=decision_due(row.reported_date),
        feedback_due_date=_feedback_due(row),
    )


def _line(shown: Shown) -> ReportLine:
    row = shown.row
    due, feedback = _feedback_due(row), shown.text.get("feedback", "")
    return ReportLine(
        report_id=row.pk,
        reported_date=row.reported_date,
        receiver=shown.text["receiver"],
        case_id=row.case_id,
        number=_number(row),
        feedback=feedback,
        feedback_due_date=due,
        overdue=due is not None and not feedback and due < today(),
    )


def _feedback_due(row: Any) -> date | None:
    return feedback_due(row.reported_date) if row.feedback_asked else None


def _number(row: Any) -> str:
    return row.case.number if row.case_id else ""


def _about(disclosure: OwnDisclosure) -> str:
    """The youth as one's own sealed copy has it; without one the field is left empty."""
    for shown in disclosure.of(Identity):
        if shown.row.concerns == Person.YOUTH.value:
            name = f"{shown.text['given_name']} {shown.text['surname']}".strip()
            return ", ".join(part for part in (name, shown.text.get("personnummer", "")) if part)
    return ""


def _is_protected(disclosure: OwnDisclosure) -> bool:
    """As the case says to those in scope; to others as their own copy of the identity says."""
    if disclosure.in_scope and disclosure.case is not None and disclosure.case.protected:
        return True
    return any(shown.text["protection"] != Protection.NO.value for shown in disclosure.of(Identity))


def _note_lines(disclosure: OwnDisclosure, agencies: Agencies) -> tuple[NoteLine, ...]:
    """One's own notes, newest first."""
    notes = sorted(disclosure.of(Note), key=lambda shown: shown.row.written_at, reverse=True)
    return tuple(
        NoteLine(
            item_id=shown.row.pk,
            topic=shown.row.topic,
            concerns=shown.row.concerns,
            text=shown.text["body"],
            category="",
            at=shown.row.written_at,
            own=True,
            source=name_of(agencies, shown.row.owner_id),
            author="",
            corrects=shown.row.corrects_id is not None,
            released_to=(),
        )
        for shown in notes
    )
