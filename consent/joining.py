"""Joinings as they are stored: who has a part, how one stands, and the writing of each step."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from access.members import Member
from consent import joined
from consent.change import Change
from consent.guarded import GuardedCase
from consent.joined import JoiningState
from consent.models import Joining, JoiningAnswer, JoiningAsked
from consent.relation import OutOfScope
from consent.scopes import Scopes, scopes_of
from consent.twins import twin_of

SOMEBODY_MAY_NOT_KNOW = _(
    "Någon som behöver tillfrågas får inte veta om båda ärendena. Be samordningen föreslå det."
)


@dataclass(frozen=True, slots=True)
class Record:
    """A joining with its two cases, whom it asked and what they said."""

    row: Any
    asked: frozenset[UUID]
    answers: Mapping[UUID, bool]

    @property
    def state(self) -> JoiningState:
        """How it stands now."""
        return joined.state_of(self.asked, self.answers, ended=self.row.ended_at is not None)

    def knows(self, agency_id: UUID) -> bool:
        """Whether an agency has said something to it itself."""
        return joined.knows(agency_id, proposer=self.row.proposer_id, answers=self.answers)

    def other(self, case_id: UUID) -> Any:
        """The other case."""
        return self.row.older if self.row.younger_id == case_id else self.row.younger


def joinings_of(case_ids: Collection[UUID]) -> list[Record]:
    """Every joining that some cases are part of, newest first; two queries."""
    ids = list(case_ids)
    rows = (
        Joining.objects.filter(Q(older__in=ids) | Q(younger__in=ids))
        .select_related("older", "younger")
        .order_by("-proposed_at", "pk")
    )
    return _with_answers(list(rows))


def _with_answers(rows: Sequence[Any]) -> list[Record]:
    asked = JoiningAsked.objects.filter(joining__in=[row.pk for row in rows])
    said: dict[UUID, dict[UUID, bool | None]] = {row.pk: {} for row in rows}
    for joining, agency, yes in asked.values_list("joining_id", "agency_id", "answer__accepted"):
        said[joining][agency] = yes
    return [
        Record(
            row=row,
            asked=frozenset(said[row.pk]),
            answers={agency: yes for agency, yes in said[row.pk].items() if yes is not None},
        )
        for row in rows
    ]


def scopes_for(records: Collection[Record], *, by: Member, at: datetime) -> Scopes:
    """What decides who may know of some joinings, for all of them at once."""
    pairs = [(record.row.older_id, record.row.younger_id) for record in records]
    return scopes_of([case_id for pair in pairs for case_id in pair], by=by, at=at)


def is_shown(record: Record, case_id: UUID, by: Member, scopes: Scopes) -> bool:
    """Whether a joining is told to a member of one of its cases now; where an identity is
    protected, only to those who are named for both."""
    found = scopes.parties(record.row.older, record.row.younger).get(by.agency_id)
    if not joined.is_shown(found, known=record.knows(by.agency_id), state=record.state):
        return False
    protected = record.row.older.protected or record.row.younger.protected
    return not protected or record.other(case_id).pk in scopes.worked


def may_answer(record: Record, agency_id: UUID, scopes: Scopes) -> bool:
    """Whether an agency is asked, has not answered, and may know of both cases now."""
    found = scopes.parties(record.row.older, record.row.younger).get(agency_id)
    waits = record.state is JoiningState.PROPOSED and agency_id in record.asked - set(
        record.answers
    )
    return waits and found is not None and found.both


def may_end(record: Record, agency_id: UUID) -> bool:
    """The proposer takes a proposal back; what is joined each of those asked may take apart."""
    if record.state is JoiningState.PROPOSED:
        return bool(agency_id == record.row.proposer_id)
    return record.state is JoiningState.JOINED and record.knows(agency_id)


def hindrance(
    older: GuardedCase, younger: GuardedCase, *, by: Member, at: datetime
) -> Blocked | None:
    """Why two cases of one youth cannot be joined as they stand among other joinings.

    Of a joining that the member may not know of the reason tells nothing.
    """
    pair = {older.pk, younger.pk}
    records = joinings_of(pair)
    scopes = scopes_for(records, by=by, at=at)
    for record in records:
        both = {record.row.older_id, record.row.younger_id}
        chains = older.pk == record.row.younger_id or younger.pk in both
        if record.state not in joined.RUNNING or not chains:
            continue
        here = next(iter(both & pair))
        if not is_shown(record, here, by, scopes):
            return Blocked("joining.scope", SOMEBODY_MAY_NOT_KNOW)
        if both == pair:
            return Blocked(
                "joining.exists",
                _("Ärendena är redan sammanförda, eller förslaget väntar på svar."),
            )
        return Blocked(
            "joining.chain",
            _("Ett av ärendena är redan del i en annan sammanföring. Ta isär den först."),
        )
    return None


def propose(change: Change, other_id: UUID) -> Any:
    """Ask every agency with a part; the proposer's own yes is given by proposing.

    Raises OutOfScope where the member is not told of the other case, Blocked where somebody would
    have to be asked who may not know of it.
    """
    other = twin_of(change.case, other_id, by=change.by, at=change.at)
    if other is None:
        raise OutOfScope("scope.unknown")
    older, younger = ordered(change.case, other)
    if younger is not change.case:  # proposed in the younger case alone, so that its lock counts
        raise OutOfScope("scope.unknown")
    scopes = scopes_of([older.pk, younger.pk], by=change.by, at=change.at)
    found = scopes.parties(older, younger)
    if joined.not_to_be_told(found.values()):
        raise Blocked("joining.scope", SOMEBODY_MAY_NOT_KNOW)
    against = hindrance(older, younger, by=change.by, at=change.at)
    if against is not None:
        raise against
    row = Joining.objects.create(
        older_id=older.pk,
        younger_id=younger.pk,
        proposer_id=change.by.agency_id,
        proposed_by=change.by.membership_id,
        proposed_at=change.at,
    )
    for agency_id in sorted(joined.asked_of(found.values())):
        asked = JoiningAsked.objects.create(joining=row, agency_id=agency_id)
        if agency_id == change.by.agency_id:
            _say(change, asked, accepted=True)
    _log(change, other, "proposed")
    return row


def answer(change: Change, joining_id: UUID, *, accepted: bool) -> None:
    """One asked agency's yes or no; the first no declines."""
    record = _locked(change, joining_id)
    own = change.by.agency_id
    scopes = scopes_for([record], by=change.by, at=change.at)
    if not is_shown(record, change.case.pk, change.by, scopes):
        raise OutOfScope("scope.unknown")
    if not may_answer(record, own, scopes):
        raise Blocked(
            "joining.answered", _("Din verksamhet har redan svarat, eller tillfrågas inte.")
        )
    _say(change, JoiningAsked.objects.get(joining=record.row, agency_id=own), accepted=accepted)
    _log(change, record.other(change.case.pk), "accepted" if accepted else "declined")


def end(change: Change, joining_id: UUID, *, reason_id: UUID) -> None:
    """Take back a proposal, or take joined cases apart; everything is as before."""
    record = _locked(change, joining_id)
    own = change.by.agency_id
    scopes = scopes_for([record], by=change.by, at=change.at)
    if not (record.knows(own) or is_shown(record, change.case.pk, change.by, scopes)):
        raise OutOfScope("scope.unknown")
    if not may_end(record, own):
        raise Blocked(
            "joining.not_ended",
            _("Din verksamhet kan inte ta isär det här, eller är det redan gjort."),
        )
    row = record.row
    row.ended_at, row.ended_by = change.at, change.by.membership_id
    row.ender_id, row.reason_id = own, reason_id
    row.save(update_fields=["ended_at", "ended_by", "ender", "reason_id"])
    _log(change, record.other(change.case.pk), "ended")


def ended_by_entry(written: Collection[UUID], agency_id: UUID) -> UUID | None:
    """The joining that an agency ended with a reason among the items that an entry wrote."""
    rows = Joining.objects.filter(reason_id__in=list(written), ender_id=agency_id)
    ended: UUID | None = rows.values_list("pk", flat=True).first()
    return ended


def ordered(first: GuardedCase, second: GuardedCase) -> tuple[GuardedCase, GuardedCase]:
    """The older case and the younger."""
    older, _younger = joined.in_order(
        (first.opened_at, first.number, first.pk), (second.opened_at, second.number, second.pk)
    )
    return (first, second) if older == first.pk else (second, first)


def _locked(change: Change, joining_id: UUID) -> Record:
    """The joining's row, held until the change is done: two answers come after one another."""
    either = Q(older=change.case) | Q(younger=change.case)
    row = Joining.objects.filter(either, pk=joining_id).select_for_update(of=("self",)).first()
    if row is None:
        raise OutOfScope("scope.unknown")
    return _with_answers([row])[0]


def _say(change: Change, asked: Any, *, accepted: bool) -> None:
    JoiningAnswer.objects.create(
        asked=asked,
        accepted=accepted,
        answered_at=change.at,
        answered_by=change.by.membership_id,
    )


def _log(change: Change, other: GuardedCase, said: str) -> None:
    """The entry names both cases and nothing else."""
    own = other.noting_agency_id if other.noting_agency_id == change.by.agency_id else None
    change.concerns_subject("case", other.pk, own)
    change.says_in_log(joining=said)
    change.moves_access()
