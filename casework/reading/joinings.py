"""Two cases, one youth: who is told of them, and what a joining shows (domain 0.11)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from access import clock
from access.acts import Act
from access.members import Member
from access.roles import AgencyKind
from agencies import people
from casework.models import Reason
from casework.pages import EndingPage, JoiningLine, JoiningPage, TwinLine, TwinList
from casework.reading.forms import base_of, disclosed_for
from casework.reading.sharing import Agencies, name_of
from casework.workflow import Shut
from consent import gate, joined, joining, relation
from consent.gate import Child, Disclosure, Kind
from consent.joining import Record
from consent.resting import runs_a_joining
from consent.scopes import Scopes, scopes_of


def list_twins(*, by: Member) -> TwinList:
    """The pairs of one's own cases about the same youth; the oldest of a youth stands first."""
    groups = gate.disclose_twins(by=by)
    records = joining.joinings_of([case.pk for group in groups for case in group.cases])
    lines = [
        _twin_line(group.cases[0], younger, records)
        for group in groups
        for younger in group.cases[1:]
    ]
    return TwinList((*lines, *_told_of(by, lines)))


def _told_of(by: Member, lines: Sequence[TwinLine]) -> list[TwinLine]:
    """What one is told of on the page of a case of one's own, though the identities are not held
    against each other for one's agency, or one works with one of the cases alone."""
    worked = relation.cases_worked_with(by).filter(closed_at__isnull=True)
    own = {case.pk: case for case in worked.filter(runs_a_joining())}
    records = joining.joinings_of(own)
    scopes, told = joining.scopes_for(records, by=by, at=clock.now()), []
    for record in records:
        row = record.row
        here = [pk for pk in (row.younger_id, row.older_id) if pk in own]
        listed = any(
            (one.older_id, one.younger_id) == (row.older_id, row.younger_id) for one in lines
        )
        if listed or not joining.is_shown(record, here[0], by, scopes):
            continue
        answers = joining.may_answer(record, by.agency_id, scopes)
        told.append(
            TwinLine(
                older_id=row.older_id if row.older_id in own else None,
                older_number=row.older.number if row.older_id in own else "",
                younger_id=row.younger_id if row.younger_id in own else None,
                younger_number=row.younger.number if row.younger_id in own else "",
                state=record.state.value,
                at=row.proposed_at,
                answering=(here[0], row.pk) if answers else None,
            )
        )
    return told


def _twin_line(older: Any, younger: Any, records: Sequence[Record]) -> TwinLine:
    known = [
        one for one in records if (one.row.older_id, one.row.younger_id) == (older.pk, younger.pk)
    ]
    newest = known[0] if known else None
    return TwinLine(
        older_id=older.pk,
        older_number=older.number,
        younger_id=younger.pk,
        younger_number=younger.number,
        state=newest.state.value if newest else "",
        at=(newest.row.ended_at or newest.row.proposed_at) if newest else None,
    )


def joining_lines(
    disclosure: Disclosure, agencies: Agencies, by: Member
) -> tuple[JoiningLine, ...]:
    """What one is told of joinings on a case page; nothing is asked where none runs."""
    if not (disclosure.case.has_joining and disclosure.in_scope):
        return ()
    records = joining.joinings_of([disclosure.case.pk])
    scopes = joining.scopes_for(records, by=by, at=disclosure.at)
    return tuple(
        joining_line(record, disclosure, agencies, by, scopes)
        for record in records
        if joining.is_shown(record, disclosure.case.pk, by, scopes)
    )


def joining_line(
    record: Record, disclosure: Disclosure, agencies: Agencies, by: Member, scopes: Scopes
) -> JoiningLine:
    """One joining that may be told."""
    here = disclosure.case.pk
    other = record.other(here)
    works = other.pk in scopes.worked
    coordinates = by.kind is AgencyKind.COORDINATION
    return JoiningLine(
        joining_id=record.row.pk,
        state=record.state.value,
        younger=record.row.younger_id == here,
        proposer=name_of(agencies, record.row.proposer_id),
        at=record.row.proposed_at,
        other_id=other.pk if works else None,
        other_number=other.number if works else "",
        answered=by.agency_id in record.answers,
        may_answer=joining.may_answer(record, by.agency_id, scopes),
        may_end=joining.may_end(record, by.agency_id),
        waits=_names(record.asked - set(record.answers), agencies) if coordinates else (),
    )


def open_proposal(case_id: UUID, older_id: UUID, *, by: Member) -> JoiningPage:
    """The form that proposes to join a case with an older one, with what stands in the way."""
    disclosure = disclosed_for(
        case_id, by=by, step=Act.PROPOSE_JOINING, fields={}, child=Child(Kind.TWIN, older_id)
    )
    older = relation.cases_worked_with(by).get(pk=older_id)
    agencies = people.agencies_of(by.collaboration_id)
    scopes = scopes_of([older.pk, disclosure.case.pk], by=by, at=disclosure.at)
    found = scopes.parties(older, disclosure.case)
    coordinates = by.kind is AgencyKind.COORDINATION
    asked = joined.asked_of(found.values()) - {by.agency_id}
    shut = _shut(disclosure, older, found, agencies, by)
    return JoiningPage(
        **base_of(disclosure, by, Act.PROPOSE_JOINING, shut),
        other_number=older.number,
        asked=_names(asked, agencies) if coordinates else (),
    )


def _shut(
    disclosure: Disclosure,
    older: Any,
    found: dict[UUID, joined.Party],
    agencies: Agencies,
    by: Member,
) -> Shut | None:
    """Why the proposal cannot be sent, and what would be needed."""
    younger = disclosure.case
    untold = joined.not_to_be_told(found.values())
    if not untold:
        against = joining.hindrance(older, younger, by=by, at=disclosure.at)
        return (against.code, against.reason) if against is not None else None
    if by.kind is not AgencyKind.COORDINATION:
        return "joining.scope", joining.SOMEBODY_MAY_NOT_KNOW
    sentences = [
        _(
            "%(agency)s ingår inte i samtycket i ärende %(number)s. Där behövs ett samtycke som "
            "omfattar %(agency)s innan någon frågar."
        )
        % {
            "agency": name_of(agencies, one),
            "number": (older if not found[one].older else younger).number,
        }
        for one in sorted(untold, key=lambda one: name_of(agencies, one))
    ]
    return "joining.scope", " ".join(sentences)


def open_joining(case_id: UUID, joining_id: UUID, *, by: Member, step: Act) -> JoiningPage:
    """The form that answers a proposal or takes joined cases apart."""
    disclosure = disclosed_for(
        case_id, by=by, step=step, fields={}, child=Child(Kind.JOINING, joining_id)
    )
    agencies = people.agencies_of(by.collaboration_id)
    record = next(one for one in joining.joinings_of([case_id]) if one.row.pk == joining_id)
    scopes = joining.scopes_for([record], by=by, at=disclosure.at)
    line = joining_line(record, disclosure, agencies, by, scopes)
    return JoiningPage(
        **base_of(disclosure, by, step, _not_now(line, step)),
        other_number=line.other_number,
        joining=line,
    )


def read_ending(joining_id: UUID, *, by: Member) -> EndingPage:
    """Why one's own agency ended a joining: for the reviewer and for who ended it."""
    row, shown = gate.disclose_ending(joining_id, by=by, fields={Reason: ("text",)})
    return EndingPage(number=shown.row.case.number, at=row.ended_at, text=shown.text["text"])


def _not_now(line: JoiningLine, step: Act) -> Shut | None:
    if step is Act.ANSWER_JOINING and not line.may_answer:
        reason = _("Din verksamhet har redan svarat, eller tillfrågas inte.")
        return "joining.answered", reason
    if step is Act.END_JOINING and not line.may_end:
        reason = _("Din verksamhet kan inte ta isär det här, eller är det redan gjort.")
        return "joining.not_ended", reason
    return None


def _names(agency_ids: frozenset[UUID], agencies: Agencies) -> tuple[str, ...]:
    return tuple(sorted(name_of(agencies, one) for one in agency_ids))
