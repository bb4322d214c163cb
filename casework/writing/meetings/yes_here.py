"""A yes that the family gives in the room to somebody it brings (domain 4.2): by all, or none."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from casework.hearing import FAMILY, Comer
from casework.meeting_wording import COMER_LABELS
from casework.models import AgendaItem, Participant
from consent import relation, standing
from consent.gate.meetings import Convening
from consent.relation import OutOfScope

AWAY = _("%(names)s är inte på plats och kan inte säga ja här.")
NOBODY = _("Ingen av familjen är på plats och kan säga ja här.")

NOT_HERE = _("Ett ja gäller den som är här. Markera först att personen är på plats.")


def refuse_yes_to_who_is_away(here: Iterable[bool | None]) -> None:
    """Raise Blocked where one of those whom the family says yes to is not in the room: whoever
    comes in is asked about then."""
    if not all(here):
        raise Blocked("meeting.brought_away", NOT_HERE)


def refuse_yes_of_some(change: Convening) -> None:
    """Raise Blocked, by their part alone, where one of the family is not in the room: whoever is
    asked to the meeting, and whoever has to answer for a consent in its case.

    Raises OutOfScope for whoever does not work with the case: they are not told who its family is.
    """
    needed = _who_answers(change)
    asked = Participant.objects.filter(
        meeting=change.meeting, comer__in=[one.value for one in FAMILY]
    )
    present = dict(asked.values_list("comer", "present"))
    away = [one for one in Comer if one in needed | present.keys() and not present.get(one)]
    if away:
        names = ", ".join(str(COMER_LABELS[one]) for one in away)
        raise Blocked("meeting.family_away", AWAY % {"names": names})
    if not present:
        raise Blocked("meeting.family_away", NOBODY)


def _who_answers(change: Convening) -> frozenset[str]:
    """Who has to answer for the newest consent that one's own agency may read: all guardians, and
    from a certain age the youth."""
    cases = list(
        AgendaItem.objects.filter(meeting=change.meeting).values_list("case_id", flat=True)
    )
    worked = {case.pk: case for case in relation.cases_worked_with(change.by).filter(pk__in=cases)}
    if len(worked) < len(cases):
        raise OutOfScope("scope.unknown")
    found: set[str] = set()
    for case_id, records in standing.consents_of(cases).items():
        owns = worked[case_id].noting_agency_id == change.by.agency_id
        read = standing.readable(records, owns=owns, agency_id=change.by.agency_id)
        found |= {one.value for record in read[:1] for one in record.value.must_answer}
    return frozenset(found)
