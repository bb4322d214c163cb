"""What the forms about a case show beside their fields; opening one is one act in the log."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import (
    Action,
    FollowUpContact,
    Identity,
    MinutesLine,
    Note,
    SafetyAnswer,
    Talk,
    UnsentForm,
)
from casework.pages import FormBase, FormPage, NoteLine, Receiver, TalkLine
from casework.reading import contacts, lines, sharing
from casework.reading.shut import NAMES, shut_now
from casework.reading.steps import latest_safety, step_lines
from casework.reading.unsent import TYPED, text_of
from casework.wording import NOT_THE_CLOSER
from casework.workflow import NOT_NOW, Shut, assessed_before, no_guardian_free
from consent import gate
from consent.gate import Child, Disclosure, Kind
from consent.guarded import GuardedItem
from consent.loading import Narrowed
from consent.terms import CONSENT_TOPICS, Person, Topic

Fields = Mapping[type[GuardedItem], tuple[str, ...]]
CONTACTS: Fields = {FollowUpContact: ("kind", "outcome")}
SHARED: Fields = {
    Note: ("body", "category"),
    Talk: ("holder", "agreed", "mandate"),
    **CONTACTS,
}
# What the conditions of the later steps count: rows, none of whose fields is opened.
COUNTED: Fields = {Action: (), MinutesLine: (), Talk: ()}


def disclosed_for(
    case_id: UUID,
    *,
    by: Member,
    step: Act,
    fields: Fields,
    child: Child | None = None,
    unsent: UUID | None = None,
    only_own: bool = False,
    narrowed: Narrowed | None = None,
) -> Disclosure:
    """What a form's page shows; `unsent` is what one has typed in it before, opened with it: of a
    change of one item in the form of that change alone, which narrows it."""
    if unsent is not None:
        fields = {**fields, **TYPED}
        narrowed = {UnsentForm: Q(item_id=None), **(narrowed or {})}
    return gate.disclose(
        case_id,
        by=by,
        act=Act.OPEN_FORM,
        step=step,
        fields=fields,
        child=child,
        unsent=unsent,
        only_own=only_own,
        narrowed=narrowed,
    )


def base_of(
    disclosure: Disclosure, by: Member, step: Act | None, *reasons: Shut | tuple[str, str] | None
) -> FormBase:
    """What the page of every form tells of its case, and why the form is shut, if it is."""
    here = disclosure.in_scope
    return {
        "case_id": disclosure.case.pk,
        "number": disclosure.case.number,
        "owns": disclosure.owns,
        "in_scope": here,
        "state": disclosure.case.state if here else "",
        "protected": disclosure.case.protected,
        "unsent": text_of(disclosure.of(UnsentForm)),
        "shut": shut_now(disclosure, by, step, *reasons) if step else None,
    }


def open_form(case_id: UUID, *, by: Member, step: Act, unsent: UUID | None = None) -> FormPage:
    """A form that needs nothing but the case's number and state."""
    disclosure = disclosed_for(case_id, by=by, step=step, fields={}, unsent=unsent)
    return FormPage(**base_of(disclosure, by, step))


def open_guardian_form(case_id: UUID, *, by: Member) -> FormPage:
    """The form of one more guardian; of those there are the rows count, and nothing is opened."""
    step = Act.NAME_GUARDIAN
    disclosure = disclosed_for(case_id, by=by, step=step, fields={Identity: ()})
    own = [shown.row for shown in disclosure.of(Identity) if shown.row.owner_id == by.agency_id]
    full = no_guardian_free([row.concerns for row in own])
    return FormPage(**base_of(disclosure, by, step, full))


def open_plan_form(case_id: UUID, *, by: Member, step: Act, unsent: UUID | None = None) -> FormPage:
    """A form of the plan, with the agencies that can read what is put into it."""
    disclosure = disclosed_for(case_id, by=by, step=step, fields={}, unsent=unsent)
    return FormPage(
        **base_of(disclosure, by, step),
        receivers=plan_readers(disclosure, by),
    )


def plan_readers(disclosure: Disclosure, by: Member) -> tuple[Receiver, ...]:
    """The agencies that can read what is put into the plan now, and why not the others."""
    agencies = people.agencies_of(by.collaboration_id)
    return sharing.receivers_for(disclosure, agencies, by, [Topic.PLAN])


def step_shut(disclosure: Disclosure, by: Member, step: Act) -> tuple[str, str] | None:
    """Why a step of the workflow is shut, as the case page says it; what it does not offer is."""
    for line in step_lines(disclosure, by):
        if line.name == NAMES[step]:
            return None if line.open else (line.code, line.reason)
    return "step.state", str(NOT_THE_CLOSER if step is Act.CLOSE_CASE else NOT_NOW)


def open_note_form(
    case_id: UUID,
    *,
    by: Member,
    unsent: UUID | None = None,
    written: tuple[Topic, Person] | None = None,
) -> FormPage:
    """The form of a note, with the agencies one may share it with and why not the others.

    `written` is what the note is about, once it is: then the reasons are those for it.
    """
    disclosure = disclosed_for(case_id, by=by, step=Act.RECORD_NOTE, fields={}, unsent=unsent)
    agencies = people.agencies_of(by.collaboration_id)
    return FormPage(
        **base_of(disclosure, by, Act.RECORD_NOTE),
        receivers=sharing.receivers_for(disclosure, agencies, by, CONSENT_TOPICS),
        unreachable=_unreachable(disclosure, agencies, by, *written) if written else {},
    )


def _unreachable(
    disclosure: Disclosure, agencies: sharing.Agencies, by: Member, topic: Topic, concerns: Person
) -> dict[UUID, str]:
    lines = sharing.receivers_for(disclosure, agencies, by, [topic], concerns=concerns.value)
    return {line.agency_id: line.reason for line in lines if line.reason}


def open_release_form(case_id: UUID, item_id: UUID, *, by: Member) -> FormPage:
    """One item of one's own, with the agencies it may be released to."""
    child = Child(Kind.OWN_ITEM, item_id)
    disclosure = disclosed_for(case_id, by=by, step=Act.RELEASE_ITEM, fields=SHARED, child=child)
    agencies = people.agencies_of(by.collaboration_id)
    items = _items(disclosure, agencies, by)
    item = next(item for item in items if item.item_id == item_id)
    topic = getattr(item, "topic", Topic.SUPPORT.value)
    return FormPage(
        **base_of(disclosure, by, Act.RELEASE_ITEM),
        item=item,
        receivers=sharing.receivers_for(
            disclosure,
            agencies,
            by,
            [Topic(topic)],
            frozenset(one.receiver_id for one in disclosure.marks.outgoing.get(item_id, ())),
            concerns=getattr(item, "concerns", Person.YOUTH.value),
        ),
    )


def _items(
    disclosure: Disclosure, agencies: sharing.Agencies, by: Member
) -> list[NoteLine | TalkLine]:
    return [
        *lines.note_lines(disclosure, agencies, by, {}),
        *lines.talk_lines(disclosure, agencies, by),
        *contacts.as_items(disclosure, agencies, by),
    ]


def open_identity_form(case_id: UUID, identity_id: UUID, *, by: Member) -> FormPage:
    """One's own agency's copy of a person's identity, to be corrected."""
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.CORRECT_IDENTITY,
        fields={Identity: ("given_name", "surname", "personnummer", "protection")},
        child=Child(Kind.OWN_ITEM, identity_id),
    )
    shown = next(shown for shown in disclosure.of(Identity) if shown.row.pk == identity_id)
    return FormPage(
        **base_of(disclosure, by, Act.CORRECT_IDENTITY),
        version=shown.row.version,
        initial={"personnummer": "", **shown.text, "concerns": shown.row.concerns},
    )


def open_safety_form(case_id: UUID, *, by: Member, unsent: UUID | None = None) -> FormPage:
    """The safety question, with the latest answer of one's own agency."""
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.ANSWER_SAFETY_QUESTION,
        fields={SafetyAnswer: ("answer",)},
        unsent=unsent,
    )
    latest = latest_safety(disclosure)
    return FormPage(
        **base_of(disclosure, by, Act.ANSWER_SAFETY_QUESTION),
        answered_before=bool(latest),
        initial={"answer": latest},
    )


def open_end_release_form(case_id: UUID, release_id: UUID, *, by: Member) -> FormPage:
    """The confirmation before a release of one's own is ended: whose reading ends, and of what."""
    child = Child(Kind.OWN_RELEASE, release_id)
    disclosure = disclosed_for(case_id, by=by, step=Act.END_RELEASE, fields=SHARED, child=child)
    agencies = people.agencies_of(by.collaboration_id)
    running = [
        release
        for releases in disclosure.marks.outgoing.values()
        for release in releases
        if release.pk == release_id
    ]
    ended = {release.item_id for release in running}
    items = _items(disclosure, agencies, by)
    return FormPage(
        **base_of(disclosure, by, Act.END_RELEASE),
        item=next((item for item in items if item.item_id in ended), None),
        agencies=tuple(
            (release.receiver_id, sharing.name_of(agencies, release.receiver_id))
            for release in running
        ),
    )


def open_action_form(case_id: UUID, action_id: UUID, *, by: Member) -> FormPage:
    """One action of one's own, to be assessed."""
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.ASSESS_ACTION,
        fields={Action: ("what", "outcome")},
        child=Child(Kind.OWN_ITEM, action_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    found = lines.action_lines(disclosure, agencies, by)
    action = next(line for line in found if line.item_id == action_id)
    rows = {shown.row.pk: shown.row for shown in disclosure.of(Action)}
    done = assessed_before(rows[action_id].assessed_at)
    return FormPage(
        **base_of(disclosure, by, Act.ASSESS_ACTION, done),
        action=action,
    )


def open_contact_form(case_id: UUID, contact_id: UUID, *, by: Member) -> FormPage:
    """One planned contact of one's own, to note how it went."""
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.RECORD_CONTACT,
        fields={FollowUpContact: ("kind", "outcome", "words")},
        child=Child(Kind.ONE_OWN_ITEM, contact_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    (contact,) = contacts.contact_lines(disclosure, agencies, by)
    return FormPage(
        **base_of(disclosure, by, Act.RECORD_CONTACT),
        contact=contact,
        initial={"outcome": contact.outcome, "words": contact.words},
    )
