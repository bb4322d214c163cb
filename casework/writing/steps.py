"""Takes a step of the workflow inside an open change: gathers the facts, asks, moves, saves."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import has_transition_perm

from access import clock
from access.blocked import Blocked
from casework.confirming import OPEN
from casework.models import Action, Identity, MinutesLine, SafetyAnswer, Talk
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from casework.outstanding import still_seen_to
from casework.wording import COURSE_LABELS
from casework.workflow import Facts, Shut, misplaced, no_older_case, unmet
from consent import rules
from consent.change import Change
from consent.guarded import GuardedItem
from consent.relation import NotAssigned
from consent.terms import AgeBand, Person
from consent.writing import running_releases, runs_still


def facts_of(change: Change, **known: Any) -> Facts:
    """The facts of the locked case; `known` are those that the verb itself brings."""
    case = change.case
    running = running_releases(change).filter(receiver_id=change.by.agency_id)
    released = [one.item_id for one in running if runs_still(change, one)]
    talks = _visible(change, Talk, released)
    values = change.readable_values()
    seen_to = still_seen_to(case, values, change.at)
    actions = _owed(_visible(change, Action, released))
    covered = {agency for value in values for agency in rules.receivers(value, change.at)}
    covered.update(line.sender for value in values for line in value.lines if covered)
    facts = Facts(
        works_with_case=change.assigned,
        rests=case.rests,
        identity_entered=Identity.objects.filter(
            case=case, concerns=Person.YOUTH.value, owner_id=case.noting_agency_id
        ).exists(),
        consent_state=rules.standing(values, change.at),
        agencies_covered=len(covered),
        consent_asked=bool(values),
        talk_recorded=talks.exists(),
        mapping_recorded=talks.filter(
            kind__in=[TalkKind.MAPPING.value, TalkKind.CONCERN.value]
        ).exists(),
        actions_assessed=sum(one.assessed_at is not None for one in actions),
        actions_open=sum(one.assessed_at is None and seen_to(one) for one in actions),
        commitments_open=sum(
            map(seen_to, _owed(_visible(change, MinutesLine, released).filter(OPEN)))
        ),
    )
    return replace(facts, **known)


def _visible(change: Change, model: type[GuardedItem], released: Collection[UUID]) -> Any:
    """The rows one's own agency may see: what is not disclosed moves nothing."""
    return model.objects.filter(
        Q(owner_id=change.by.agency_id) | Q(pk__in=released), case=change.case
    )


def _owed(rows: Any) -> list[Any]:
    """Whose the rows are, and when they were assessed; nothing of what they say."""
    known = rows.annotate(owner_active=F("owner__is_active"))
    return list(known.values_list("owner_id", "owner_active", "assessed_at", named=True))


def facts_before_asking(change: Change) -> Facts:
    """The facts that decide whether anybody may be asked at all (domain 0.4, 0.5)."""
    return facts_of(
        change,
        guardians_may_be_told=guardians_may_be_told(change),
        protection_asked=protection_is_asked(change),
        someone_can_answer=someone_can_answer(change),
    )


def guardians_may_be_told(change: Change) -> bool:
    """Whether the latest answer of the noting agency to the safety question is No."""
    latest = (
        SafetyAnswer.objects.filter(case=change.case, owner_id=change.case.noting_agency_id)
        .order_by("-written_at", "-pk")
        .first()
    )
    return latest is not None and change.says(change.own(latest), "answer", Danger.NO.value)


def protection_is_asked(change: Change) -> bool:
    """Whether the question of protected identity is answered for each person."""
    identities = Identity.objects.filter(case=change.case, owner_id=change.case.noting_agency_id)
    asked = [identity.protection is not None for identity in identities]
    return bool(asked) and all(asked)


def someone_can_answer(change: Change) -> bool:
    """Whether a guardian is named, or the youth is of age."""
    if guardians_of(change):
        return True
    youth = change.identity_of(Person.YOUTH)
    if youth is None:
        return False
    born = change.birth_date(youth)
    return rules.band_on(born, clock.today(), settings.CONSENT_TERMS) is AgeBand.ADULT


def guardians_of(change: Change) -> frozenset[Person]:
    """The guardians that the noting agency has named."""
    rows = Identity.objects.filter(
        case=change.case,
        owner_id=change.case.noting_agency_id,
        concerns__in=[Person.GUARDIAN_1.value, Person.GUARDIAN_2.value],
    )
    return frozenset(Person(concerns) for concerns in rows.values_list("concerns", flat=True))


def take_step(change: Change, name: str, facts: Facts, **arguments: Any) -> None:
    """Move the case by the transition of that name, or raise Blocked with its reason."""
    case = change.case
    case.facts = facts
    closed_door = unmet(case, name)
    if closed_door is not None:
        raise Blocked(*closed_door)
    step = getattr(case, name)
    if not has_transition_perm(step, change.by):
        raise NotAssigned("scope.not_assigned")
    step(by=change.by, **arguments)
    if name in COURSE_LABELS:
        case.course = [*case.course, [name, change.at.isoformat()]]
    case.save(update_fields=["state", "next_date", "question_date", "closed_at", "course"])
    change.moves_access()
    change.says_in_log(step=name, state=case.state)


def refuse_misplaced(change: Change, name: str) -> None:
    """Raise Blocked where the form of that name has nothing to do in the case's state."""
    refuse(misplaced(name, change.case.state))


def refuse(shut: Shut | tuple[str, str] | None, field: str | None = None) -> None:
    """Raise Blocked with a reason, at a field of the form, if there is one."""
    if shut is not None:
        raise Blocked(*shut, field)


def refuse_at_rest(change: Change) -> None:
    """Raise Blocked where new steps are taken in an older case (domain 0.11)."""
    if change.case.rests:
        raise Blocked(no_older_case.code, no_older_case.reason)


def move_plan(change: Change) -> None:
    """A new action or date puts a followed-up plan to work again."""
    if unmet(change.case, "resume_plan", facts_of(change, plan_moved=True)) is None:
        take_step(change, "resume_plan", facts_of(change, plan_moved=True))


def refuse_past(day: date, field: str) -> None:
    """Raise Blocked for a date that has passed."""
    if day < clock.today():
        raise Blocked("form.past_date", _("Välj ett datum som inte har passerat."), field)


def refuse_long_before(day: date, opened: date, field: str) -> None:
    """Raise Blocked for a date more than a year before the case: it is a slip of the pen."""
    if day < opened - timedelta(days=365):
        raise Blocked(
            "form.long_before", _("Datumet ligger långt före ärendet. Kontrollera året."), field
        )


def refuse_future(day: date, field: str) -> None:
    """Raise Blocked for a date that has not come."""
    if day > clock.today():
        raise Blocked("form.future_date", _("Datumet har inte varit än."), field)
