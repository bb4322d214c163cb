"""Which lines of minutes wait for their agency, which nobody can confirm any more, and which
confirmed commitments nobody has seen to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q

from casework.models import Meeting, MinutesLine
from casework.models.minutes import LineKind
from consent.incoming import still_running
from consent.models import Release
from consent.terms import Person

# Lines as the agency keeps them that they come from; of a draft that was confirmed the copy alone,
# and nothing that was struck.
STANDS = Q(confirmed_at__isnull=False, confirmed__isnull=True, struck_at__isnull=True)
# What became an action of the plan is told of as that.
OUTSIDE_PLAN = STANDS & Q(action__isnull=True)
# Commitments that are neither an action of the plan nor assessed.
OPEN = OUTSIDE_PLAN & Q(kind=LineKind.COMMITMENT.value, assessed_at__isnull=True)


def told_before(persons: Collection[str]) -> Q:
    """The condition on a line that may come before these of the family: what a guardian has
    promised is theirs, and stands before that guardian and the youth alone (domain 0.8)."""
    promisers = _heard_by(persons)
    return Q() if promisers is None else Q(promised_by__in=promisers)


def planned_before(persons: Collection[str]) -> Q:
    """The same on an action of the plan, which a guardian may have promised at a meeting."""
    promisers = _heard_by(persons)
    if promisers is None:
        return Q()
    return Q(promised__isnull=True) | Q(promised__promised_by__in=promisers)


def _heard_by(persons: Collection[str]) -> list[str] | None:
    """Whose promises all of these may hear; None where nobody's is kept from them."""
    guardians = {one for one in persons if one != Person.YOUTH}
    if not guardians:
        return None
    theirs = guardians if len(guardians) == 1 else set()
    return ["", Person.YOUTH.value, *theirs]


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Lines without their agency's word: `waiting` for it, `objected` to by it, `fallen` with what
    let it read, or `struck`."""

    waiting: int
    objected: int
    fallen: int
    struck: int = 0


def unconfirmed(meeting: Meeting, at: datetime, told: Collection[UUID] = ()) -> Unconfirmed:
    """Of a meeting at an instant; one query. A copy is confirmed from the start.

    A line has fallen where its agency can no longer read it or takes no part any more, where its
    case is closed, or where whoever wrote it can no longer answer what was said against it: such a
    line is never confirmed, and does not keep the rest of the minutes waiting. Those of the cases
    in `told` alone are counted: of another case nobody learns that it had minutes.
    """
    struck, known = Q(struck_at__isnull=False), Q(case__in=list(told))
    lines = MinutesLine.objects.filter(Q(confirmed_at__isnull=True) | struck, meeting=meeting)
    open_still, objected = can_be_confirmed(at), Q(objected_at__isnull=False)
    answered = objected & _covers_the_writer(at)
    counted = lines.aggregate(
        waiting=Count("pk", filter=open_still & ~objected),
        objected=Count("pk", filter=open_still & answered),
        fallen=Count("pk", filter=~struck & ~(open_still & (~objected | answered)) & known),
        struck=Count("pk", filter=struck & known),
    )
    return Unconfirmed(**counted)


def can_be_confirmed(at: datetime) -> Q:
    """The condition on a line that its agency is there and can read it, and that it is not struck
    and its case is open. The coordination's own is not released to it; what a consent gives it in
    the case is.
    """
    given = Release.objects.filter(still_running(at), receiver=OuterRef("source"))
    readable = Q(Exists(given.filter(item_id=OuterRef("pk"))))
    own = Q(source=F("owner")) & _covers_the_writer(at)
    stands = Q(case__closed_at__isnull=True, source__is_active=True, struck_at__isnull=True)
    return (readable | own) & stands


def _covers_the_writer(at: datetime) -> Q:
    """The condition on a line that a consent gives the case to the coordination that wrote it."""
    given = Release.objects.filter(still_running(at), receiver=OuterRef("owner"))
    return Q(Exists(given.filter(case=OuterRef("case"), consent__isnull=False)))


def is_open(line: MinutesLine) -> bool:
    """`OPEN` of a row that is at hand."""
    confirmed = line.confirmed_at is not None and line.struck_at is None
    stands = confirmed and line.confirmed_id is None
    promised = line.kind == LineKind.COMMITMENT.value
    return stands and promised and line.action_id is None and line.assessed_at is None
