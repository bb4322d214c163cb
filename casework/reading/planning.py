"""What the forms of the plan show beside their fields; opening one is one act in the log."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from access.acts import Act
from access.clock import today
from access.members import Member
from agencies import people
from casework.confirming import OPEN
from casework.models import Action, MinutesLine, Note, Observation, Talk
from casework.models.note import GOALS
from casework.pages import PlanFormPage
from casework.pages.items import goals_among
from casework.plan_dates import first_follow_up, next_follow_up
from casework.reading import lines, sharing
from casework.reading.deadlines import running_until
from casework.reading.forms import COUNTED, Fields, base_of, disclosed_for, step_shut
from casework.reading.meetings.minutes import LINES, open_commitments
from casework.reading.standing import FACTORS, SEEN, plan_standing
from casework.reading.steps import seen_to_in
from casework.workflow import corrected_before
from consent.gate import Child, Disclosure, Kind
from consent.loading import Narrowed
from consent.terms import Topic

STANDING: Fields = {Observation: SEEN}
GOING_THROUGH: Fields = {Note: ("body",), **LINES, **STANDING}
STILL_OPEN: Narrowed = {MinutesLine: OPEN, Note: GOALS}
NO_INITIAL: Mapping[str, Any] = {}


def open_start_form(case_id: UUID, *, by: Member) -> PlanFormPage:
    """The start of the plan, with the day proposed for its first follow-up, and what one's own
    agency has promised at meetings, to be put into it."""
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.START_PLAN,
        fields={**COUNTED, **LINES},
        narrowed={MinutesLine: OPEN & Q(owner=by.agency_id)},
    )
    proposed = first_follow_up(today(), settings.PLAN_TERMS).isoformat()
    return _page(disclosure, by, Act.START_PLAN, initial={"next_date": proposed})


def open_follow_up_form(case_id: UUID, *, by: Member) -> PlanFormPage:
    """The follow-up, with the goals, how the factors stand, what was promised and stands outside
    the plan, the day proposed for the next one and, once due, whether the plan goes on."""
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.FOLLOW_UP,
        fields={**COUNTED, **GOING_THROUGH},
        narrowed=STILL_OPEN,
    )
    proposed = next_follow_up(today(), settings.PLAN_TERMS).isoformat()
    return _page(disclosure, by, Act.FOLLOW_UP, initial={"next_date": proposed})


def open_closing_form(case_id: UUID, *, by: Member) -> PlanFormPage:
    """The closing, with the goals, the factors before and after, and the actions and commitments
    that are still open."""
    fields: Fields = {Talk: (), Action: ("what", "outcome"), **GOING_THROUGH}
    disclosure = disclosed_for(
        case_id, by=by, step=Act.CLOSE_CASE, fields=fields, narrowed=STILL_OPEN
    )
    return _page(disclosure, by, Act.CLOSE_CASE)


def _page(
    disclosure: Disclosure, by: Member, step: Act, *, initial: Mapping[str, Any] = NO_INITIAL
) -> PlanFormPage:
    agencies = people.agencies_of(by.collaboration_id)
    owed = _owed(disclosure)
    told = step is Act.CLOSE_CASE and owed.of(Action)
    return PlanFormPage(
        **base_of(disclosure, by, step, step_shut(disclosure, by, step)),
        until=running_until(disclosure),
        receivers=sharing.receivers_for(disclosure, agencies, by, [Topic.PLAN]),
        initial=initial,
        goals=goals_among(lines.note_lines(disclosure, agencies, by, {})),
        standing=plan_standing(disclosure, agencies, by),
        open_actions=lines.action_lines(owed, agencies, by) if told else (),
        open_commitments=open_commitments(owed, agencies, by),
    )


def _owed(disclosure: Disclosure) -> Disclosure:
    """The same with no other actions and lines than those that somebody can still see to."""
    seen_to = seen_to_in(disclosure)
    owed = {
        model: tuple(
            one for one in disclosure.of(model) if one.row.assessed_at is None and seen_to(one.row)
        )
        for model in (Action, MinutesLine)
    }
    return replace(disclosure, items={**disclosure.items, **owed})


def open_observation_form(case_id: UUID, *, by: Member, unsent: UUID | None = None) -> PlanFormPage:
    """The form of an observation. Whether it is before or after the support nobody chooses for
    whoever observes."""
    step = Act.OBSERVE_FACTORS
    disclosure = disclosed_for(case_id, by=by, step=step, fields={}, unsent=unsent)
    agencies = people.agencies_of(by.collaboration_id)
    return PlanFormPage(
        **base_of(disclosure, by, step),
        receivers=sharing.receivers_for(disclosure, agencies, by, [Topic.PLAN]),
        initial={"observed_date": today().isoformat()},
    )


def open_correction_form(case_id: UUID, observation_id: UUID, *, by: Member) -> PlanFormPage:
    """One observation of one's own agency, to be corrected by another in its place."""
    step = Act.CORRECT_OBSERVATION
    child = Child(Kind.OWN_ITEM, observation_id)
    disclosure = disclosed_for(case_id, by=by, step=step, fields=STANDING, child=child)
    agencies = people.agencies_of(by.collaboration_id)
    shown = next(one for one in disclosure.of(Observation) if one.row.pk == observation_id)
    corrected = any(one.row.corrects_id == observation_id for one in disclosure.of(Observation))
    return PlanFormPage(
        **base_of(disclosure, by, step, corrected_before(corrected)),
        receivers=sharing.receivers_for(disclosure, agencies, by, [Topic.PLAN]),
        initial={
            "observed_date": shown.row.observed_date.isoformat(),
            "moment": shown.row.moment,
            "strengths": shown.text.get("strengths", ""),
            **{factor: shown.text[factor] for factor in FACTORS},
        },
    )
