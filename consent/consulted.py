"""Questions without identity as the gate finds them: items that never belong to a case (ADR 12).

A consent never reaches them and they open nothing else: their topic is their own, and no release
carries it.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.text import slugify

from access.clock import today
from access.members import Member
from access.roles import AgencyKind, Role
from agencies import people
from consent.consulting_rule import Asked, Reader, decide
from consent.guarded import ItemOfTenant, concrete
from consent.loading import Fields, World
from consent.periods import midnight
from consent.pointing_out import Sign, watched
from consent.rules import Granted
from consent.terms import Topic
from vault import grants

_questions: list[type["GuardedConsultation"]] = []
_advice: list[type["GuardedAdvice"]] = []


class GuardedConsultation(ItemOfTenant):
    """A question of one author to the coordination; `last_date` is the last day it is read there.

    `ended_at`: it was taken from the coordination before that.
    """

    last_date = models.DateField(editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _questions.append(cls)


class GuardedAdvice(ItemOfTenant):
    """What the coordination answered; it goes with the question."""

    consultation: Any

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _advice.append(cls)


def question_model() -> type[GuardedConsultation]:
    """The one concrete question."""
    (model,) = concrete(_questions)
    return cast(type[GuardedConsultation], model)


def advice_model() -> type[GuardedAdvice]:
    """The one concrete advice."""
    (model,) = concrete(_advice)
    return cast(type[GuardedAdvice], model)


def reader_of(by: Member) -> Reader:
    """The acting member as the rule sees them."""
    coordinates = by.kind is AgencyKind.COORDINATION and by.role is Role.COORDINATOR
    return Reader(by.agency_id, by.membership_id, coordinates)


def questions_met(by: Member) -> QuerySet[Any]:
    """The questions one may meet at all: one's own, and for the coordination those that stand.

    What is read of them is decided by the rule, with the keys held.
    """
    met = Q(owner_id=by.agency_id, written_by=by.membership_id)
    if reader_of(by).coordinates:
        met |= Q(ended_at__isnull=True, last_date__gte=today())
    rows = question_model().objects.filter(met, case__isnull=True, tenant_id=by.collaboration_id)
    return rows.filter(topic=Topic.CONSULTATION.value).order_by("-written_at", "pk")


def patterns_for(by: Member) -> dict[Sign, tuple[str, str]]:
    """What is looked for in a text: the collaboration's own agencies are known by name."""
    lines = people.agencies_of(by.collaboration_id).values()
    return dict(watched([(line.name, line.kind) for line in lines], settings.WATCHED_WORDS))


def disposal_code() -> str:
    """The disposal decision as a code for the log; empty where none is set (domain 0.15)."""
    return slugify(settings.DISPOSAL_DECISION)[:64]


def past_questions(collaboration_id: uuid.UUID, day: date) -> QuerySet[Any]:
    """The questions whose last day is before a day, in the order in which they end."""
    rows = question_model().objects.filter(tenant_id=collaboration_id, last_date__lt=day)
    return rows.order_by("last_date", "pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultedWorld(World):
    """What a reading of questions may come to show; no consent has a say in it."""

    asked: Mapping[uuid.UUID, Asked]
    member: Reader

    def decide(self, agency_id: uuid.UUID, at: datetime) -> dict[uuid.UUID, Granted]:
        """The rule's answer for each loaded row; the withheld are left out.

        It is asked under the log's head lock: whether a question has been ended, or is gone, is
        looked up then, as it has no case whose revision would tell.
        """
        ids = {item.question for item in self.asked.values()}
        still = dict(question_model().objects.filter(pk__in=ids).values_list("pk", "ended_at"))
        answers = {
            pk: decide(replace(item, ended=still[item.question] is not None), self.member, at)
            for pk, item in self.asked.items()
            if item.question in still
        }
        return {pk: one for pk, one in answers.items() if isinstance(one, Granted)}


def load_consulted(questions: Sequence[Any], *, by: Member, fields: Fields) -> ConsultedWorld:
    """Questions with their advice, still sealed, and the keys held of them; two queries."""
    by_id = {row.pk: row for row in questions}
    rows = list(questions)
    if advice_model() in fields:
        model: Any = advice_model()  # it names its question by a field of its own
        answers = model.objects.filter(consultation__in=list(by_id))
        rows.extend(answers.order_by("written_at", "pk"))
    held = {one.item_id: one for one in grants.held_each(by.agency_id, [row.pk for row in rows])}
    return ConsultedWorld(
        cases=(),
        fields=fields,
        rows=tuple(rows),
        keys=held,
        releases={},
        consents={},
        reader=by.agency_id,
        member=reader_of(by),
        asked={row.pk: _asked(row, by_id, held.get(row.pk)) for row in rows},
    )


def _asked(row: Any, questions: Mapping[uuid.UUID, Any], held: Any | None) -> Asked:
    is_advice = isinstance(row, GuardedAdvice)
    question = questions[row.consultation_id] if is_advice else row
    return Asked(
        question=question.pk,
        owner=row.owner_id,
        asker=question.written_by,
        topic=row.topic,
        in_case=row.case_id is not None,
        is_advice=is_advice,
        ground=held.ground if held else "",
        ended=question.ended_at is not None,
        ends_at=midnight(question.last_date + timedelta(days=1)),
    )
