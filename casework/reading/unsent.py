"""One's own forms that were begun and not sent: listed without opening, opened one at a time."""

from uuid import UUID

from access.acts import Act
from access.members import Member
from casework.models import UnsentForm
from casework.pages import UnsentLine, UnsentText
from consent import gate, relation
from consent.gate import Shown
from consent.terms import Person

TYPED = {UnsentForm: ("typed",)}


def list_unsent(*, by: Member) -> tuple[UnsentLine, ...]:
    """All of one's own, newest first; the number only of cases that one still works with."""
    rows = list(
        UnsentForm.objects.filter(written_by=by.membership_id)
        .order_by("-saved_at", "pk")
        .values_list("pk", "form", "case_id", "item_id", "saved_at")
    )
    cases = list(relation.cases_worked_with(by).filter(pk__in=[row[2] for row in rows if row[2]]))
    gate.disclose_cases(cases, by=by, act=Act.LIST_UNSENT, fields={}, about=Person.YOUTH)
    numbers = {case.pk: case.number for case in cases}
    closed = {case.pk for case in cases if case.closed_at is not None}
    return tuple(
        UnsentLine(
            unsent_id=pk,
            form=form,
            case_id=case_id if case_id in numbers else None,
            item_id=item_id,
            number=numbers.get(case_id, ""),
            saved_at=saved_at,
            reachable=case_id is None or case_id in numbers,
            # A text that begins a new case after a closed one can still be sent.
            closed=case_id in closed and form != "begin_again",
        )
        for pk, form, case_id, item_id, saved_at in rows
    )


def offered(
    *, by: Member, form: str, case_id: UUID | None, item_id: UUID | None = None
) -> tuple[UnsentLine, ...]:
    """Those of one form, for its page to offer; nothing is opened."""
    rows = UnsentForm.objects.filter(
        written_by=by.membership_id, form=form, case_id=case_id, item_id=item_id
    ).order_by("-saved_at", "pk")
    return tuple(
        UnsentLine(unsent_id=pk, form=form, case_id=case_id, number="", saved_at=saved_at)
        for pk, saved_at in rows.values_list("pk", "saved_at")
    )


def is_kept(unsent_id: object, *, by: Member) -> bool:
    """Whether a text of one's own is kept under an id as a form has it; nothing is opened."""
    try:
        wanted = UUID(str(unsent_id))
    except ValueError:
        return False
    return UnsentForm.objects.filter(pk=wanted, written_by=by.membership_id).exists()


def open_new(unsent_id: UUID, *, by: Member, step: Act) -> UnsentText | None:
    """What was typed in a form that begins a case; None if it is sent, gone or another's."""
    return text_of(gate.disclose_unsent(unsent_id, by=by, step=step, fields=TYPED))


def text_of(shown: tuple[Shown, ...]) -> UnsentText | None:
    """The text of the one form that was opened."""
    for unsent in shown:
        return UnsentText(unsent.row.pk, unsent.text["typed"], unsent.row.saved_at)
    return None
