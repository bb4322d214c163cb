"""The family's copy of the plan: made for one person, by the agency that noted the concern.

Whether anything may be handed over is asked first, in a reading of its own; only then is the plan
opened, and of that only what may stand in the copy for that person.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from access.acts import Act
from access.clock import today
from access.members import Member
from agencies import people
from casework.confirming import OUTSIDE_PLAN, planned_before, told_before
from casework.models import Action, Identity, MinutesLine, Note, SafetyAnswer
from casework.models.note import GOALS
from casework.pages import CopyLine, FamilyPage, PlanCopy, StepLine
from casework.reading.forms import Fields, disclosed_for
from casework.reading.sharing import Agencies, name_of
from casework.reading.steps import IN_PLAN, not_to_be_told
from casework.workflow import State
from consent import gate, rules
from consent.birthdays import birth_date
from consent.gate import Disclosure, Shown
from consent.terms import AgeBand, Person

CHECKED: Fields = {SafetyAnswer: ("answer",), Identity: ("given_name", "personnummer")}
COPIED: Fields = {Note: ("body",), Action: ("what",), MinutesLine: ("text",)}


def open_plan_copy(
    case_id: UUID, *, by: Member, person: Person | None = None, prints: bool = False
) -> FamilyPage:
    """The page; with a person their copy, which is printed where `prints` says so."""
    act = Act.PRINT_PLAN
    checked = disclosed_for(case_id, by=by, step=act, fields=CHECKED)
    persons = _persons(checked)
    page: dict[str, Any] = {
        "case_id": case_id,
        "number": checked.case.number,
        "protected": checked.case.protected,
        "shut": _shut(checked),
        "persons": tuple(one.value for one in persons),
    }
    if page["shut"] or person not in persons:
        return FamilyPage(**page)
    shown = gate.disclose_copy(
        case_id,
        by=by,
        act=act,
        person=person,
        fields=COPIED,
        narrowed={
            Note: GOALS,
            Action: planned_before([person.value]),
            MinutesLine: OUTSIDE_PLAN & told_before([person.value]),
        },
        prints=prints,
    )
    copy = _copy(checked, shown, person, by)
    return FamilyPage(**page, copy=copy, printed=prints)


def _shut(checked: Disclosure) -> StepLine | None:
    """Why nothing may be handed over now (domain 0.4, 0.5)."""
    if checked.case.protected:
        reason = _("Skyddade personuppgifter: inget skrivs ut om någon i ärendet.")
        return _refused("paper.protected", reason)
    if checked.case.closed_at is not None:
        return _refused("case.closed", _("Ärendet är avslutat."))
    if State(checked.case.state) not in IN_PLAN:
        return _refused("step.plan", _("Planen har inte startat."))
    untold = not_to_be_told(checked)
    return _refused(*untold) if untold else None


def _refused(code: str, reason: str) -> StepLine:
    return StepLine("print_plan", code, reason, next=False)


def _persons(checked: Disclosure) -> tuple[Person, ...]:
    """For whom a copy can be made: guardians only while the youth is known to be under age."""
    rows = {shown.row.concerns: shown for shown in checked.of(Identity)}
    youth = rows.get(Person.YOUTH.value)
    if youth is None:
        return ()
    number = youth.text.get("personnummer", "")
    if not number:
        return (Person.YOUTH,)
    band = rules.band_on(birth_date(number), today(), settings.CONSENT_TERMS)
    if band is AgeBand.ADULT:
        return (Person.YOUTH,)
    guardians = (Person.GUARDIAN_1, Person.GUARDIAN_2)
    return (Person.YOUTH, *(one for one in guardians if one.value in rows))


def _copy(checked: Disclosure, shown: tuple[Shown, ...], person: Person, by: Member) -> PlanCopy:
    agencies = people.agencies_of(by.collaboration_id)
    member = people.member_of(by.membership_id, agency_id=by.agency_id)
    goals = [one for one in shown if isinstance(one.row, Note)]
    actions = [one for one in shown if isinstance(one.row, Action)]
    in_order = sorted(actions, key=lambda one: (one.row.due_date, one.row.written_at))
    said = [one for one in shown if isinstance(one.row, MinutesLine)]
    agreed = sorted(said, key=lambda one: one.row.written_at)
    names = [
        one.text["given_name"]
        for one in checked.of(Identity)
        if one.row.concerns == Person.YOUTH.value
    ]
    return PlanCopy(
        person=person.value,
        name=names[0],
        goals=tuple(one.text["body"] for one in sorted(goals, key=lambda one: one.row.written_at)),
        lines=tuple(_line(one, agencies) for one in in_order if one.row.assessed_at is None),
        done=(
            *(_line(one, agencies) for one in in_order if one.row.assessed_at is not None),
            *(_agreed(one, agencies) for one in agreed if one.row.assessed_at is not None),
        ),
        agreed=tuple(_agreed(one, agencies) for one in agreed if one.row.assessed_at is None),
        next_date=checked.case.next_date,
        agency=name_of(agencies, by.agency_id),
        phone=agencies[by.agency_id].phone,
        told_by=member.name if member else "",
        day=today(),
    )


def _agreed(shown: Shown, agencies: Agencies) -> CopyLine:
    row = shown.row
    return CopyLine(
        what=shown.text["text"],
        who="" if row.promised_by else name_of(agencies, row.source_id),
        responsible=row.promised_by or "agency",
        due_date=row.due_date,
    )


def _line(shown: Shown, agencies: Agencies) -> CopyLine:
    row = shown.row
    own = row.responsible == "agency"
    return CopyLine(
        what=shown.text["what"],
        who=name_of(agencies, row.owner_id) if own else "",
        responsible=row.doer,
        due_date=row.due_date,
        meeting_date=row.meeting_date,
    )
