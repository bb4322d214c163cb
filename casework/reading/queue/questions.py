"""What others ask of one: a second person's yes to a disclosure, and joining two cases."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.acts import Act
from access.members import Member
from agencies import people
from agencies.queue import QueueLine
from casework.models import Reply
from casework.reading.queue.source import Read, Row, Source, line, said
from consent import joining
from consent.consulted import questions_met
from consent.grounds import DECIDES, PROVISIONS
from consent.models import Decision, JoiningAsked


def _unconfirmed(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """The decisions of one's own agency that one may confirm: those of somebody else."""
    grounds = [
        ground.value
        for ground, provision in PROVISIONS.items()
        if by.role in DECIDES[provision.decider]
    ]
    waiting = Decision.objects.filter(
        case__in=worked.values("pk"),
        sender=by.agency_id,
        ground__in=grounds,
        second_needed=True,
        confirmed_at__isnull=True,
        ended_at__isnull=True,
    ).exclude(decided_by__in=people.memberships_of(by.user_id))
    return waiting.order_by("decided_at", "pk").values_list("case_id", "pk", "decided_at")


def _confirm(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for case_id, decision_id, decided_at in rows:
        disclosure = read.cases.get(case_id)
        if disclosure is not None:
            hint = _("Beslutet om utlämnande %(day)s väntar på att en andra person bekräftar.")
            hint %= {"day": said(localtime(decided_at).date())}
            yield line(disclosure, hint, to="confirm_disclosure", args=(decision_id,))


def _proposed(by: Member, worked: QuerySet[Any]) -> QuerySet[Any]:
    """Where one's own agency is asked and has not answered; who may know is decided afterwards."""
    here = worked.values("pk")
    asked = JoiningAsked.objects.filter(
        Q(joining__younger__in=here) | Q(joining__older__in=here),
        agency=by.agency_id,
        answer__isnull=True,
        joining__ended_at__isnull=True,
    )
    return asked.order_by("joining__proposed_at", "pk").values_list(
        F("joining__younger_id"), F("joining_id"), F("joining__older_id")
    )


def _join(read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    here = {pk for younger, _joining, older in rows for pk in (younger, older) if pk in read.cases}
    if not here:
        return
    wanted = {row[1] for row in rows}
    records = [one for one in joining.joinings_of(here) if one.row.pk in wanted]
    scopes = joining.scopes_for(records, by=read.by, at=read.at)
    for record in records:
        case_id = next(
            pk for pk in (record.row.younger_id, record.row.older_id) if pk in read.cases
        )
        shown = joining.is_shown(record, case_id, read.by, scopes)
        if shown and joining.may_answer(record, read.by.agency_id, scopes):
            hint = _("Någon föreslår att ärendet förs samman med ett annat. Svara ja eller nej.")
            args = (record.row.pk,)
            yield line(read.cases[case_id], hint, to="answer_joining", args=args)


def _asked(by: Member, _worked: QuerySet[Any]) -> QuerySet[Any]:
    """Questions without identity that nobody has advised on; of those the coordination meets."""
    advised = Reply.objects.filter(consultation=OuterRef("pk"))
    unanswered = questions_met(by).filter(~Exists(advised), ended_at__isnull=True)
    return unanswered.order_by("written_at", "pk").values_list("pk", "written_at", "last_date")


def _advise(_read: Read, rows: Sequence[Row]) -> Iterable[QueueLine]:
    for question_id, written_at, last_date in rows:
        title = _("Fråga %(day)s") % {"day": said(localtime(written_at).date())}
        hint = _("Någon har frågat om råd utan att säga vem det gäller.")
        yield QueueLine(title, hint, reverse("consultation", args=(question_id,)), due=last_date)


ADVISE = Source(
    gettext_lazy("Samråd som väntar på råd"),
    Act.GIVE_ADVICE,
    _asked,
    _advise,
    case_columns=(),
    subject="item",
)
CONFIRM = Source(
    gettext_lazy("Utlämnanden att bekräfta"), Act.CONFIRM_DISCLOSURE, _unconfirmed, _confirm
)
JOIN = Source(
    gettext_lazy("Förslag att föra samman ärenden"),
    Act.ANSWER_JOINING,
    _proposed,
    _join,
    case_columns=(0, 2),
)
