"""Questions without identity: the list, and one question with its advice."""

from typing import Any
from uuid import UUID

from access.acts import Act
from access.clock import today
from access.members import Member
from access.roles import AgencyKind
from agencies import people
from casework.models import Consultation, Reply
from casework.pages import ConsultationLine, ConsultationList, ConsultationPage, ReplyLine
from consent import gate
from consent.consulted import disposal_code, patterns_for
from consent.gate import Shown
from consent.loading import Fields

__all__ = ["list_consultations", "patterns_for", "read_consultation"]
LINES_A_PAGE = 50
HEADS: Fields = {Consultation: ("age_band", "gender"), Reply: ("kind",)}
WHOLE: Fields = {Consultation: ("age_band", "gender", "text"), Reply: ("kind", "text")}


def list_consultations(*, by: Member, page: int = 1) -> ConsultationList:
    """The questions one has asked; for the coordination those it is asked."""
    first = (page - 1) * LINES_A_PAGE
    shown, more = gate.disclose_questions(by=by, fields=HEADS, first=first, most=LINES_A_PAGE)
    kinds = {line.id: line.kind for line in people.agencies_of(by.collaboration_id).values()}
    answered = {one.row.consultation_id for one in shown if isinstance(one.row, Reply)}
    return ConsultationList(
        lines=tuple(
            _line(one, by, kinds, answered) for one in shown if isinstance(one.row, Consultation)
        ),
        page=page,
        has_next=more,
        disposed=bool(disposal_code()),
        asks=by.kind is not AgencyKind.COORDINATION,
    )


def _line(
    shown: Shown, by: Member, kinds: dict[UUID, str], answered: set[UUID]
) -> ConsultationLine:
    row = shown.row
    return ConsultationLine(
        question_id=row.pk,
        at=row.written_at,
        last_date=row.last_date,
        own=row.owner_id == by.agency_id,
        kind=kinds.get(row.owner_id, ""),
        age_band=shown.text["age_band"],
        gender=shown.text.get("gender", ""),
        answered=row.pk in answered,
        ended=row.ended_at is not None,
        over=row.last_date < today(),
    )


def read_consultation(
    question_id: UUID, *, by: Member, step: Act | None = None
) -> ConsultationPage:
    """One question with its advice; `step` where a form on it is opened."""
    shown = gate.disclose_question(question_id, by=by, fields=WHOLE, step=step)
    question = next(one for one in shown if isinstance(one.row, Consultation))
    row: Any = question.row
    kinds = {line.id: line.kind for line in people.agencies_of(by.collaboration_id).values()}
    return ConsultationPage(
        question_id=row.pk,
        own=row.owner_id == by.agency_id,
        kind=kinds.get(row.owner_id, ""),
        at=row.written_at,
        last_date=row.last_date,
        age_band=question.text["age_band"],
        gender=question.text.get("gender", ""),
        text=question.text["text"],
        ended=row.ended_at is not None,
        over=row.last_date < today(),
        disposed=bool(disposal_code()),
        advice=tuple(
            ReplyLine(one.text["kind"], one.text.get("text", ""), one.row.written_at)
            for one in shown
            if isinstance(one.row, Reply)
        ),
    )
