"""Questions without identity are asked, answered, ended and forgotten here (ADR 12).

The one place where an item goes to another agency without consent or decision. It takes items of
no case and of one topic alone, gives them to the coordination and to nobody else, and its entries
name the asking agency's item.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from agencies import people
from agencies.people import lock_membership
from audit import log
from audit.entries import Entry, Outcome
from consent.consulted import GuardedAdvice, GuardedConsultation, questions_met, reader_of
from consent.gate.changing import NothingChanged, once, refuse_moved_membership
from consent.gate.refusing import record_own_refusal
from consent.gate.reporting import refuse_role
from consent.grounds import Ground
from consent.guarded import writes_open
from consent.relation import OutOfScope
from consent.terms import Topic
from vault import grants
from vault.sealing import Keeper, keeping


class NotWithoutIdentity(Exception):
    """Something else than a question without a case, or the advice to one, was to be given."""


@dataclass(slots=True)
class Consulting:
    """An open change of one question; `says_in_log` takes codes, never text."""

    question: Any
    at: datetime
    facts: dict[str, str] = field(default_factory=dict)

    def says_in_log(self, **codes: str) -> None:
        """Add codes to the entry."""
        self.facts.update(codes)

    def give(self, row: Any, to: UUID) -> None:
        """Wrap a new row's key for the other side: question to coordination, advice to asker."""
        apart = isinstance(row, (GuardedConsultation, GuardedAdvice)) and row.case_id is None
        if not apart or row.topic != Topic.CONSULTATION:
            raise NotWithoutIdentity
        ground = Ground.DE_IDENTIFIED.value
        grants.give([row], to_agency_id=to, ground=ground, basis_id=self.question.pk)

    def take_back(self) -> None:
        """Take the question from the coordination and seal it anew; what was read stays read."""
        question = self.question
        question.ended_at = self.at
        question.save(update_fields=["ended_at"])
        holders = people.agencies_of(question.tenant_id).keys() - {question.owner_id}
        grants.take([question.pk], list(holders))
        grants.reseal([question])


@contextmanager
def asking(question: Any, *, by: Member, sending: Sent | None = None) -> Iterator[Consulting]:
    """Let the verb keep a question that it has built; it goes to the coordination in this commit.

    Raises Blocked where there is no coordination but one's own, AlreadyDone, NothingChanged.
    """
    act = Act.START_DRAFT
    with _recording(question.pk, by, act), _change(by, act) as keeper:
        lock_membership(by.membership_id)  # an autosave of the form waits, and finds it sent
        once(sending, by)
        to = _coordination(by)
        change = Consulting(question, clock.now())
        yield change
        question.save(force_insert=True)
        change.give(question, to)
        _record(act, change, by, keeper)


@contextmanager
def consulting(
    question_id: UUID, *, by: Member, act: Act, sending: Sent | None = None
) -> Iterator[Consulting]:
    """Let the verb advise on a question or end it; its row is locked. 404 for whoever may not."""
    with _recording(question_id, by, act), _change(by, act) as keeper:
        change = Consulting(_locked(question_id, by), clock.now())
        if act is Act.GIVE_ADVICE and not reader_of(by).coordinates:
            raise OutOfScope("scope.unknown")
        once(sending, by)
        yield change
        if not (keeper.writes or keeper.key_acts):
            raise NothingChanged("Nothing was done with the question.")
        _record(act, change, by, keeper)


def forget_question(question: Any, *, by: Member, decision: str) -> None:
    """Delete a question whose last day is over, with its advice: keys first, then rows; one entry.

    `decision` is the disposal decision as a code. A question that is gone already is left alone.
    """
    act = Act.FORGET_CONSULTATIONS
    with _change(by, act) as keeper:
        rows = (
            type(question)
            .objects.select_for_update()
            .filter(pk=question.pk, tenant_id=by.collaboration_id, last_date__lt=clock.today())
        )
        found = rows.first()
        if found is None:
            return
        change = Consulting(found, clock.now(), {"disposal": decision})
        advice = list(found.advice.all())
        grants.forget([row.pk for row in (*advice, found)])
        for row in (*advice, found):
            type(row).objects.filter(pk=row.pk).delete()  # the instance keeps its id for the entry
        _record(act, change, by, keeper)


@contextmanager
def _change(by: Member, act: Act) -> Iterator[Keeper]:
    with transaction.atomic(), writes_open(), keeping() as keeper:
        refuse_role(by, act)
        refuse_moved_membership(by)
        yield keeper


@contextmanager
def _recording(asked: UUID, by: Member, act: Act) -> Iterator[None]:
    """Refusals are entries of their own, for the acting agency alone."""
    try:
        yield
    except (OutOfScope, Blocked) as refusal:
        outcome = Outcome.BLOCKED if isinstance(refusal, Blocked) else Outcome.REFUSED
        record_own_refusal(asked, None, by=by, act=act, code=refusal.code, outcome=outcome)
        raise


def _coordination(by: Member) -> UUID:
    """The one active coordination; its own members ask nobody."""
    found = people.coordination_of(by.collaboration_id)
    if found is None or found == by.agency_id:
        raise Blocked(
            "consultation.nobody",
            _("Det finns ingen annan samordning att fråga. Prata med din chef."),
        )
    return found


def _locked(question_id: UUID, by: Member) -> Any:
    met = questions_met(by).filter(pk=question_id).values("pk")
    rows = questions_met(by).model.objects.select_for_update(of=("self",))
    row = rows.filter(pk__in=met).first()
    if row is None or not grants.holds(by.agency_id, row.pk):
        raise OutOfScope("scope.unknown")
    return row


def _record(act: Act, change: Consulting, by: Member, keeper: Keeper) -> None:
    with log.writing(by.collaboration_id) as head:
        head.append(
            Entry(
                act=act,
                outcome=Outcome.CHANGED,
                by=by,
                writes=tuple(keeper.writes),
                key_acts=tuple(keeper.key_acts),
                subjects=(("item", change.question.pk, change.question.owner_id),),
                facts=dict(change.facts),
            )
        )
