"""A case in each state and relation, told by the verbs, and who reads its page there."""

from collections.abc import Callable
from uuid import UUID

from access.acts import Act
from access.clock import today
from casework.management.demo import telling
from casework.models import Action, Note, Reason
from casework.models.action import Outcome, Responsible
from casework.models.safety import Danger
from casework.writing import persons, plan, seats
from consent import deciding, gate, relation
from consent.deciding import Answers
from consent.grounds import Ground
from consent.provision import Way
from consent.terms import CloseReason, ConcernCategory, Topic
from tests import town as towns
from tests.drafts import early_draft
from tests.town import Town
from vault.sealed import Draft


def draft(town: Town) -> UUID:
    return early_draft(
        by=town["teacher"],
        category=ConcernCategory.HOME,
        topic=Topic.FAMILY,
        text="Någon mår illa.",
    )


def asked(town: Town) -> UUID:
    case = towns.note_concern(town)
    towns.ask(town, case)
    return case


def consented(town: Town) -> UUID:
    return towns.consented(town)[0]


def talked(town: Town) -> UUID:
    case = consented(town)
    telling.talk(case, town["teacher"], "Mentor", "Hjälp med läxor.")
    return case


def planned(town: Town) -> UUID:
    case = talked(town)
    plan.start_plan(case, by=town["teacher"])
    plan.add_action(
        case,
        by=town["teacher"],
        what="Läxhjälp",
        responsible=Responsible.AGENCY,
        due_date=today(),
    )
    return case


def followed_up(town: Town) -> UUID:
    case = planned(town)
    for action in Action.objects.filter(case_id=case):
        plan.assess_action(case, action.pk, by=town["teacher"], outcome=Outcome.DONE)
    plan.follow_up(case, by=town["teacher"], next_date=None, close_proposed=True)
    return case


def closed(town: Town) -> UUID:
    case = followed_up(town)
    plan.close_case(case, by=town["teacher"], reason=CloseReason.GOALS_MET)
    return case


def withdrawn(town: Town) -> UUID:
    case, consent = towns.consented(town)
    telling.note(case, town["officer"], Topic.LEISURE, "Polisens egen.")
    towns.withdraw(town, case, consent)
    return case


def told_by_law(town: Town) -> UUID:
    """The school tells the police one thing on a provision of law, without any consent."""
    case = towns.note_concern(town)
    decider = town["decider"]
    seats.assign_member(case, by=town["contact"], membership=decider.membership_id)
    with gate.changing(case, by=decider, act=Act.DECIDE_DISCLOSURE) as change:
        reason = Reason(
            case=change.case,
            owner_id=decider.agency_id,
            topic=Topic.REASON.value,
            written_by=decider.membership_id,
            text=Draft("Misstanke om brott."),
        )
        reason.save(force_insert=True)
        deciding.decide(
            change,
            Answers(
                ground=Ground.OTHER_CRIME,
                way=Way.RELEASE,
                receiver=town.agency("police"),
                consent_asked=False,
                committed_crime=True,
            ),
            [change.own(Note.objects.get(case_id=case))],
            reason_id=reason.pk,
        )
        officer = town["officer"]
        relation.assign(
            change.case,
            user_id=officer.user_id,
            membership_id=officer.membership_id,
            by=officer.membership_id,
        )
    return case


def dangerous(town: Town) -> UUID:
    case = towns.note_concern(town)
    persons.answer_safety_question(case, by=town["teacher"], answer=Danger.YES)
    return case


STATES: dict[str, tuple[Callable[[Town], UUID], tuple[str, ...]]] = {
    "anonymous_draft": (draft, ("teacher",)),
    "concern_noted": (towns.note_concern, ("teacher",)),
    "safety answered yes": (dangerous, ("teacher",)),
    "consent_requested": (asked, ("teacher",)),
    "consent valid": (consented, ("teacher", "officer", "police_contact", "coordinator")),
    "talk_held": (talked, ("teacher", "officer", "coordinator")),
    "plan_running": (planned, ("teacher", "officer", "coordinator")),
    "followed_up": (followed_up, ("teacher", "officer", "coordinator")),
    "closed": (closed, ("teacher", "officer", "coordinator")),
    "earlier scope": (withdrawn, ("teacher", "officer", "coordinator")),
    "by law": (told_by_law, ("teacher", "officer")),
}
