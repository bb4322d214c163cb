"""A copy for one person of the family: one reading, an act of its own that names them as a code.

What may not stand in the copy is neither opened nor named in the entry.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.policy import may_ever
from consent.family_copy import may_stand
from consent.gate.disclosing import ATTEMPTS, admitted, read_world
from consent.gate.shown import Moved, Shown
from consent.loading import Fields, Narrowed, World, load_items
from consent.models import Hiding
from consent.rules import Granted
from consent.terms import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyWorld(World):
    """What may come to stand in a copy for one person."""

    person: Person

    def decide(self, agency_id: UUID, at: datetime) -> dict[UUID, Granted]:
        """What the agency may read now and the person may be shown.

        Asked under the log's head lock, so what is hidden is looked up then: it moves no revision.
        """
        hidden: dict[UUID, set[str]] = defaultdict(set)
        marks = Hiding.objects.filter(
            item_id__in=[row.pk for row in self.rows], ended_at__isnull=True
        )
        for item_id, guardian in marks.values_list("item_id", "guardian"):
            hidden[item_id].add(guardian)
        granted = World.decide(self, agency_id, at)
        return {
            row.pk: granted[row.pk]
            for row in self.rows
            if row.pk in granted
            and may_stand(
                topic=row.topic,
                concerns=row.concerns,
                person=self.person.value,
                hidden_from=hidden[row.pk],
            )
        }


def disclose_copy(
    case_id: UUID,
    *,
    by: Member,
    act: Act,
    person: Person,
    fields: Fields,
    narrowed: Narrowed,
    prints: bool,
) -> tuple[Shown, ...]:
    """Open what may stand in the copy for a person; one entry, committed first. `narrowed` leaves
    out rows of a kind that are not for a copy.

    It is the act itself where the copy is printed, and the opening of its form where it is shown.
    """
    if not may_ever(by.role, act):
        raise PermissionDenied
    case = admitted(case_id, by, act).case
    facts = {"made_for": person.value} | ({} if prints else {"step": act.value})
    for _attempt in range(ATTEMPTS):
        world = _world(load_items([case], by=by, fields=fields, narrowed=narrowed), person)
        before = {case.pk: case.access_revision}
        try:
            kind = act if prints else Act.OPEN_FORM
            return read_world(world, before, by=by, act=kind, facts=facts).shown
        except Moved:
            case = admitted(case_id, by, act).case
    raise Blocked("busy", _("Ärendet ändras just nu av någon annan. Försök igen om en stund."))


def _world(found: World, person: Person) -> FamilyWorld:
    return FamilyWorld(
        cases=found.cases,
        fields=found.fields,
        rows=found.rows,
        keys=found.keys,
        releases=found.releases,
        consents=found.consents,
        reader=found.reader,
        person=person,
    )
