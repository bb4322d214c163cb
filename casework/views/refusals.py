"""What a verb would refuse, asked of the same rules before the page that checks a form is shown.

The verb asks again, under lock. Each function raises Blocked, with the reason at its field.
"""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from access.blocked import Blocked
from access.clock import today
from access.roles import AgencyKind
from casework.pages import DisclosurePage, FormPage, PlanFormPage, TalkFormPage
from casework.plan_dates import unanswered
from casework.workflow import State, next_date_or_close, plan_has_moved
from casework.writing.consents import refuse_signing_date
from casework.writing.disclosures import refuse_nameless, refuse_unsaid
from casework.writing.inquiries import child_alone
from casework.writing.steps import refuse_future, refuse_past
from consent import disclosure
from consent.asking import lines_of, refuse_again_too_soon, refuse_left_out, settle
from consent.birthdays import birth_date
from consent.clause_wording import clause_words
from consent.grounds import Ground
from consent.lawful import FIELDS
from consent.terms import GUARDIANS, AnswerKind, Person


def shut(page: FormPage) -> None:
    """A step that is not open now."""
    if page.shut is not None:
        raise Blocked(page.shut.code, page.shut.reason)


def asking(data: dict[str, Any], page: FormPage) -> None:
    """A question that nobody may be asked, for a time it cannot have, or on custody unsure."""
    shut(page)
    question = data["question"]
    refuse_again_too_soon(question, lately=page.asked_lately)
    refuse_left_out(question, asking=page.own_agency, coordination=page.coordination)
    if page.own_agency is not None:
        lines_of(question, {page.own_agency})
    people = {Person(line.person): line.number for line in page.persons}
    if not people.get(Person.YOUTH):
        return
    settle(
        question,
        born=birth_date(people[Person.YOUTH]),
        guardians=GUARDIANS & people.keys(),
    )


def answering(data: dict[str, Any], page: FormPage) -> None:
    """An answer by somebody who is not asked, or that cannot stand after the earlier ones."""
    _answer(data["giver"], data["kind"], page)
    if page.consent and page.consent.asked_date:
        refuse_signing_date(data["channel"], data["signed_date"], page.consent.asked_date)


def _answer(giver: Person, kind: AnswerKind, page: FormPage) -> None:
    if giver.value not in page.givers:
        raise Blocked("consent.not_a_giver", _("Den personen tillfrågas inte."), "giver")
    reason = page.refused.get((giver.value, kind.value))
    if reason:
        raise Blocked("answer.refused", reason, "kind")


def talking(data: dict[str, Any], page: FormPage) -> None:
    """Somebody who may not have been there, or a child alone with social services."""
    reasons = {line.agency_id: line.reason for line in page.receivers}
    for agency in sorted(data["attending"]):
        reason = reasons.get(agency, _("Samtycket omfattar inte den verksamheten."))
        if reason:
            raise Blocked("talk.attending", reason, "attending")
    if isinstance(page, TalkFormPage) and page.asks_inquiry:
        alone = child_alone(
            AgencyKind.SOCIAL_SERVICES,
            data["present"],
            consented=False,
            of_age=False,
            inquiry_opened=data["inquiry_opened"],
        )
        if alone is not None:
            raise Blocked(*alone, "inquiry_opened")


def sharing(data: dict[str, Any], page: FormPage) -> None:
    """A receiver that no consent covers for this item, or that reads it already."""
    reasons = {line.agency_id: line.reason for line in page.receivers} | dict(page.unreachable)
    for receiver in sorted(data["receivers"]):
        reason = reasons.get(receiver, _("Samtycket omfattar inte den verksamheten."))
        if reason:
            raise Blocked("release.refused", reason, "receivers")


def disclosing(data: dict[str, Any], page: DisclosurePage) -> None:
    """What the provision does not let be told, and a reason that is missing."""
    if page.ground is None or page.about is None:
        return
    refuse_nameless(page.state)
    ground = Ground(page.ground.ground)
    refuse_unsaid(
        ground,
        reason=data["reason"],
        consent_asked=data["consent_asked"],
        consent_not_asked=data["consent_not_asked"],
        harm=data.get("harm", ""),
    )
    said = {name: data.get(name) for name in ("committed_crime", "inquiry_opened", "requested")}
    # An age that is not known to the page is asked for by the verb.
    age = 0 if page.about.age is None else page.about.age
    for item in page.choices:
        if item.item_id not in data["items"]:
            continue
        about = replace(page.about, topic=item.topic, age=age, **said)
        clause = disclosure.refusal(ground, about)
        if clause is not None:
            raise Blocked(clause, clause_words(clause), FIELDS.get(clause))
        if item.reads:
            raise Blocked("release.runs_already", _("Verksamheten kan redan läsa detta."), "items")


def starting(data: dict[str, Any], page: FormPage) -> None:
    """A first follow-up on a day that has passed."""
    shut(page)
    if data["next_date"] is not None:
        refuse_past(data["next_date"], "next_date")


def observing(data: dict[str, Any], page: FormPage) -> None:
    """An observation of a day that has not come."""
    shut(page)
    refuse_future(data["observed_date"], "observed_date")


def following_up(data: dict[str, Any], page: FormPage) -> None:
    """A question that is due and not answered, a date that has passed, or no date and no end."""
    shut(page)
    asked = page.standing.question_date if isinstance(page, PlanFormPage) else None
    unsaid = unanswered(asked, today(), data["direction"])
    if unsaid is not None:
        raise Blocked(*unsaid, "direction")
    if data["next_date"] is not None:
        refuse_past(data["next_date"], "next_date")
    elif _said_enough(data["direction"], page):
        return
    elif page.state == State.FOLLOWED_UP.value:
        raise Blocked(plan_has_moved.code, plan_has_moved.reason)
    elif not data["close_proposed"]:
        raise Blocked(next_date_or_close.code, next_date_or_close.reason)


def _said_enough(direction: Any, page: FormPage) -> bool:
    """Whether the answer to the question is all that a follow-up needs."""
    return direction is not None and (direction.ends or page.state == State.FOLLOWED_UP.value)
