"""The states of a case, the conditions of each step, and why a step is not open, in words.

A condition is an object with a test and a reason; the transition, the refusal and the button on
the page use the same one. Tests look at `Facts`, plain values that the caller gathered.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework import conditions
from casework.conditions import Condition, Shut
from consent.terms import GUARDIANS, ConsentState


class State(StrEnum):
    """The states of domain 4.3; the four named in the citizen promise are the main ones."""

    ANONYMOUS_DRAFT = "anonymous_draft"
    CONCERN_NOTED = "concern_noted"
    CONSENT_REQUESTED = "consent_requested"
    TALK_HELD = "talk_held"
    PLAN_RUNNING = "plan_running"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"


STATE_LABELS: dict[State, Promise] = {
    State.ANONYMOUS_DRAFT: _("Utkast utan namn"),
    State.CONCERN_NOTED: _("Oro noterad"),
    State.CONSENT_REQUESTED: _("Samtycke efterfrågat"),
    State.TALK_HELD: _("Orossamtal hållet"),
    State.PLAN_RUNNING: _("Planen pågår"),
    State.FOLLOWED_UP: _("Uppföljt"),
    State.CLOSED: _("Avslutat"),
}

STATE_HELP: dict[State, Promise] = {
    State.ANONYMOUS_DRAFT: _("Kan någon runt bordet förstå vem det är? Då är det inte anonymt."),
    State.CONCERN_NOTED: _("Ingen annan verksamhet ser oron."),
    State.CONSENT_REQUESTED: _(
        "Inget delas med stöd av samtycke. Anmälningsplikten gäller som vanligt."
    ),
    State.TALK_HELD: _("Samtalet är hållet. Anteckningarna delas bara enligt samtycket."),
    State.PLAN_RUNNING: _("Verksamheterna arbetar enligt planen."),
    State.FOLLOWED_UP: _("Planen är genomgången. Välj nästa datum eller avsluta."),
    State.CLOSED: _("Ärendet är stängt. Bara den som skrev kan läsa sina egna uppgifter."),
}

# The order of the bar at the top of a case; the closed state ends it.
STATE_ORDER = (
    State.CONCERN_NOTED,
    State.CONSENT_REQUESTED,
    State.TALK_HELD,
    State.PLAN_RUNNING,
    State.FOLLOWED_UP,
    State.CLOSED,
)
OPEN_STATES = (
    State.CONCERN_NOTED,
    State.CONSENT_REQUESTED,
    State.TALK_HELD,
    State.PLAN_RUNNING,
    State.FOLLOWED_UP,
)


NOT_NOW = _("Steget hör inte till ärendets läge just nu.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the conditions look at; what is not known is the answer that keeps a step shut."""

    works_with_case: bool = False
    identity_entered: bool = False
    concern_described: bool = False
    guardians_may_be_told: bool = False
    protection_asked: bool = False
    someone_can_answer: bool = False
    consent_state: ConsentState = ConsentState.NOT_ASKED
    agencies_covered: int = 0
    consent_asked: bool = False
    talk_recorded: bool = False
    mapping_recorded: bool = False
    own_mandate_given: bool = False
    actions_assessed: int = 0
    actions_open: int = 0
    commitments_open: int = 0
    next_date_set: bool = False
    close_proposed: bool = False
    closing_reason_given: bool = False
    plan_moved: bool = False
    rests: bool = False


identity_is_entered: Condition[Facts] = Condition(
    "step.identity", _("Ange först vem det gäller."), lambda facts: facts.identity_entered
)
concern_is_described: Condition[Facts] = Condition(
    "step.concern", _("Beskriv oron och välj vad den gäller."), lambda f: f.concern_described
)
guardians_may_be_told: Condition[Facts] = Condition(
    "step.safety",
    _(
        "Säkerhetsfrågan måste vara besvarad med Nej innan någon tillfrågas: "
        "att fråga är att berätta."
    ),
    lambda facts: facts.guardians_may_be_told,
)
protection_is_asked: Condition[Facts] = Condition(
    "step.protection",
    _("Svara först på frågan om skyddade personuppgifter för varje person."),
    lambda facts: facts.protection_asked,
)
someone_can_answer: Condition[Facts] = Condition(
    "step.nobody_to_ask",
    _("Lägg först till vårdnadshavare. Under 18 år kan den unge inte samtycka ensam."),
    lambda facts: facts.someone_can_answer,
)
consent_is_asked: Condition[Facts] = Condition(
    "step.consent_not_asked",
    _("Fråga först om samtycke."),
    lambda facts: facts.consent_asked,
)
talk_is_recorded: Condition[Facts] = Condition(
    "step.talk", _("Registrera först samtalet."), lambda facts: facts.talk_recorded
)
own_mandate_is_given: Condition[Facts] = Condition(
    "step.mandate",
    _("Samtycke är inte efterfrågat. Skriv varför samtalet hölls i eget uppdrag."),
    lambda facts: facts.own_mandate_given,
)
consent_covers_two_agencies: Condition[Facts] = Condition(
    "step.consent_two_agencies",
    _("Planen kan starta när samtycket gäller och omfattar minst två verksamheter."),
    lambda facts: (
        facts.consent_state in (ConsentState.VALID, ConsentState.LIMITED)
        and facts.agencies_covered >= 2
    ),
)
mapping_is_recorded: Condition[Facts] = Condition(
    "step.mapping",
    _("Registrera först ett kartläggande samtal eller ett orossamtal."),
    lambda facts: facts.mapping_recorded,
)
an_action_is_assessed: Condition[Facts] = Condition(
    "step.action_assessed",
    _("Bedöm först minst en åtgärd i planen."),
    lambda facts: facts.actions_assessed >= 1,
)
next_date_or_close: Condition[Facts] = Condition(
    "step.next_date",
    _("Välj nästa datum eller föreslå att ärendet avslutas."),
    lambda facts: facts.next_date_set or facts.close_proposed,
)
plan_has_moved: Condition[Facts] = Condition(
    "step.plan_not_moved",
    _("Planen går vidare när en ny åtgärd eller ett nytt datum läggs till."),
    lambda facts: facts.plan_moved,
)
closing_reason_is_given: Condition[Facts] = Condition(
    "step.closing_reason",
    _("Välj varför ärendet avslutas."),
    lambda facts: facts.closing_reason_given,
)
open_actions_are_handed_over: Condition[Facts] = Condition(
    "step.open_actions",
    _("Bedöm eller lämna över de öppna åtgärderna först."),
    lambda facts: facts.actions_open == 0,
)
commitments_are_seen_to: Condition[Facts] = Condition(
    "step.open_commitments",
    _("Bedöm först det som är lovat på möten, eller lägg in det i planen."),
    lambda facts: facts.commitments_open == 0,
)


# The words tell nobody of another case: who may know of it reads about it at the head of the page.
no_older_case: Condition[Facts] = Condition(
    "step.rests",
    _("Ärendet vilar och tar inga nya steg nu. Läs på ärendets sida, eller fråga samordningen."),
    lambda facts: not facts.rests,
)

# What such a case no longer takes; withdrawing, answering, correcting and closing it goes on.
STEPS_AT_REST = frozenset(
    {"ask_consent", "book_talk", "record_talk", "start_plan", "set_goal"}
    | {"add_action", "observe_factors", "follow_up"}
)


def works_with_case(case: Any, by: Any) -> bool:
    """The permission of every step: the gate found the acting membership assigned."""
    facts = getattr(case, "facts", None)
    return by is not None and isinstance(facts, Facts) and facts.works_with_case


def unmet(case: Any, name: str, facts: Facts | None = None) -> tuple[str, Promise] | None:
    """Why the step of that name is not open now: code and reason, or None if it is open.

    The button on the page and the refusal of the verb both come from here.
    """
    if facts is not None:
        case.facts = facts
    return conditions.unmet(case, name, elsewhere=("step.state", NOT_NOW))


# The states in which a form that is no transition has work to do, and what is said in the others.
NAMED = frozenset(State) - {State.ANONYMOUS_DRAFT}
PLACES: dict[str, tuple[frozenset[State], str, Promise]] = {
    "name_draft": (
        frozenset({State.ANONYMOUS_DRAFT}),
        "step.named",
        _("Ärendet har redan ett namn. Rätta det i ärendet."),
    ),
    "name_guardian": (NAMED, identity_is_entered.code, identity_is_entered.reason),
    "ask_consent": (NAMED, identity_is_entered.code, identity_is_entered.reason),
    "book_talk": (NAMED, identity_is_entered.code, identity_is_entered.reason),
    "record_talk": (NAMED, identity_is_entered.code, identity_is_entered.reason),
    "add_action": (
        frozenset({State.PLAN_RUNNING, State.FOLLOWED_UP}),
        "step.no_plan",
        _("Planen har inte startat än."),
    ),
}
PLACES["set_goal"] = PLACES["observe_factors"] = PLACES["add_action"]


def misplaced(name: str, state: str) -> Shut | None:
    """Why the form of that name has nothing to do in a state, or None; as for `unmet`."""
    if name not in PLACES:
        return None
    states, code, reason = PLACES[name]
    return None if State(state) in states else (code, reason)


# Why a booking is neither moved nor cancelled.
OVER: Shut = ("booking.over", _("Samtalet är redan hållet eller avbokat."))
HELD_BEFORE: Shut = (
    "booking.held_before",
    _(
        "Någon har redan avbokat eller registrerat det bokade samtalet. Läs ärendet först. "
        "Skicka igen om samtalet ändå ska registreras."
    ),
)


def no_guardian_free(named: Collection[str]) -> Shut | None:
    """Why no guardian can be added to those who are named, or None."""
    if set(named) >= GUARDIANS:
        return "form.two_guardians", _("Två vårdnadshavare är redan tillagda.")
    return None


def assessed_before(at: datetime | None) -> Shut | None:
    """Why an action that was assessed at an instant cannot be assessed, or None."""
    return None if at is None else ("step.assessed", _("Åtgärden är redan bedömd."))


def seen_to_before(*, planned: bool, assessed: bool) -> Shut | None:
    """Why nothing more is done about a commitment of a meeting, or None."""
    if planned:
        return "step.planned", _("Åtagandet är redan en åtgärd i planen.")
    return ("step.assessed", _("Åtagandet är redan bedömt.")) if assessed else None


def corrected_before(corrected: bool) -> Shut | None:
    """Why an observation in whose place another stands cannot be corrected, or None."""
    if not corrected:
        return None
    return "step.corrected", _("Observationen är redan rättad. Rätta den som gäller.")


def last_colleague(working: int) -> Shut | None:
    """Why no assignment can end where so many of an agency work with a case, or None."""
    if working > 1:
        return None
    return (
        "assignment.last",
        _("Någon i verksamheten måste ha ärendet. Tilldela en kollega först."),
    )
