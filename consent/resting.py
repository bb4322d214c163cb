"""Which cases a joining runs in, asked as part of a query that is made anyway (domain 0.11)."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from consent.models import Joining, JoiningAsked


def runs_a_joining() -> Exists:
    """Whether a case is part of a joining that nobody has ended or said no to."""
    either = Q(older=OuterRef("pk")) | Q(younger=OuterRef("pk"))
    no = JoiningAsked.objects.filter(joining=OuterRef("pk"), answer__accepted=False)
    return Exists(Joining.objects.filter(either, ~Exists(no), ended_at__isnull=True))


def takes_no_steps() -> Exists:
    """Whether new steps are taken in an older case: everybody asked has said yes and that case is
    open. When it closes, this one goes on by itself."""
    return Exists(_joined().filter(younger=OuterRef("pk"), older__closed_at__isnull=True))


def known_older(agency_id: UUID, worked: QuerySet[Any]) -> QuerySet[Any]:
    """The joinings of a younger case whose older one is among those worked with, for an agency
    that has said so itself."""
    said = JoiningAsked.objects.filter(
        joining=OuterRef("pk"), agency_id=agency_id, answer__isnull=False
    )
    return _joined().filter(
        Q(proposer_id=agency_id) | Q(Exists(said)),
        younger=OuterRef("pk"),
        older__in=worked.values("pk"),
    )


def _joined() -> QuerySet[Any]:
    """What everybody asked has said yes to; nobody asked is no yes."""
    asked = JoiningAsked.objects.filter(joining=OuterRef("pk"))
    missing = asked.filter(Q(answer__isnull=True) | Q(answer__accepted=False))
    return Joining.objects.filter(Exists(asked), ~Exists(missing), ended_at__isnull=True)
