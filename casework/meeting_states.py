"""The states of a meeting and the conditions of each step, as `workflow` has them for a case."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.clock import day_of
from casework import conditions
from casework.conditions import Condition, Shut


class MeetingKind(StrEnum):
    """The three kinds of domain 0.8; all count as SSPF meetings in the report."""

    GROUP = "group"  # professionals, cases one at a time
    NETWORK = "network"  # one youth, with the family
    SITUATION = "situation"  # no individuals


class MeetingState(StrEnum):
    """Where a meeting is; minutes are confirmed when every agency has confirmed its own lines."""

    PLANNED = "planned"
    CHECKED = "checked"
    RUNNING = "running"
    FINISHED = "finished"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


KIND_LABELS: dict[MeetingKind, Promise] = {
    MeetingKind.GROUP: _("Gruppmöte"),
    MeetingKind.NETWORK: _("Nätverksmöte"),
    MeetingKind.SITUATION: _("Lägesbildsmöte"),
}
KIND_HELP: dict[MeetingKind, Promise] = {
    MeetingKind.GROUP: _("Yrkesverksamma möts. Ett ärende i taget."),
    MeetingKind.NETWORK: _("En ung, med familjen och dem som familjen vill ha med."),
    MeetingKind.SITUATION: _("Läget i området. Inga enskilda personer."),
}
STATE_LABELS: dict[MeetingState, Promise] = {
    MeetingState.PLANNED: _("Planerat"),
    MeetingState.CHECKED: _("Kontrollerat"),
    MeetingState.RUNNING: _("Pågår"),
    MeetingState.FINISHED: _("Avslutat"),
    MeetingState.CONFIRMED: _("Protokollet fastställt"),
    MeetingState.CANCELLED: _("Inställt"),
}
# A situation meeting speaks of no individuals (domain 0.8): no agenda, no check, no family.
WITH_CASES = frozenset({MeetingKind.GROUP, MeetingKind.NETWORK})
# Before it has begun: agenda and participants can be changed.
OPEN_TO_CHANGE = frozenset({MeetingState.PLANNED, MeetingState.CHECKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """What the conditions look at; what is not known keeps a step shut."""

    convenes: bool = False
    checked: bool = False
    ahead: bool = False  # its time has not passed
    ended_today: bool = False
    kind: MeetingKind | None = None
    agenda: int = 0
    participants: int = 0
    items_open: int = 1
    lines_unconfirmed: int = 1
    lines_objected: int = 1


# What is no step of a meeting in its state, or of its kind, is not offered at all.
NOT_NOW = _("Det går inte i det läge som mötet är i nu.")

has_cases: Condition[MeetingFacts] = Condition(
    "meeting.state", NOT_NOW, lambda facts: facts.kind in WITH_CASES
)
is_checked: Condition[MeetingFacts] = Condition(
    "meeting.state",
    NOT_NOW,
    lambda facts: facts.checked or facts.kind is MeetingKind.SITUATION,
)
is_ahead: Condition[MeetingFacts] = Condition(
    "meeting.over",
    _("Mötets tid har passerat. Kalla till ett nytt möte."),
    lambda facts: facts.ahead,
)
ended_today: Condition[MeetingFacts] = Condition(
    "meeting.state", NOT_NOW, lambda facts: facts.ended_today
)
agenda_is_made: Condition[MeetingFacts] = Condition(
    "meeting.agenda",
    _("Lägg först minst ett ärende på dagordningen."),
    lambda facts: facts.agenda > 0 or facts.kind is MeetingKind.SITUATION,
)
someone_comes: Condition[MeetingFacts] = Condition(
    "meeting.participants",
    _("Bjud först in minst en person."),
    lambda facts: facts.participants > 0,
)
no_item_is_open: Condition[MeetingFacts] = Condition(
    "meeting.item_open",
    _("Stäng först ärendet som är öppet."),
    lambda facts: facts.items_open == 0,
)
all_is_confirmed: Condition[MeetingFacts] = Condition(
    "meeting.unconfirmed",
    _("Varje verksamhet bekräftar först sina egna rader. Tystnad bekräftar inget."),
    lambda facts: facts.lines_unconfirmed == 0,
)
no_line_is_objected_to: Condition[MeetingFacts] = Condition(
    "meeting.objected",
    _("En verksamhet säger att en rad inte stämmer. Ändra eller stryk den raden först."),
    lambda facts: facts.lines_objected == 0,
)


def ended_on(meeting: Any, day: date) -> bool:
    """Whether the meeting was ended that day."""
    return meeting.finished_at is not None and day_of(meeting.finished_at) == day


def convenes(meeting: Any, by: Any) -> bool:
    """The permission of every step: the gate found that the acting agency calls the meeting."""
    facts = getattr(meeting, "facts", None)
    return by is not None and isinstance(facts, MeetingFacts) and facts.convenes


def unmet(meeting: Any, name: str) -> Shut | None:
    """Why the step of that name is not open now: code and reason, or None if it is open."""
    return conditions.unmet(meeting, name, elsewhere=("meeting.state", NOT_NOW))
