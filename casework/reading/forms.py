"""What the forms about a case show beside their fields; opening one is one act in the log."""

from collections.abc import Mapping
from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import Action, Identity, Note, SafetyAnswer, Talk, UnsentForm
from casework.pages import ColleagueLine, FormPage
from casework.reading import lines, sharing
from casework.reading.records import record_page, with_history
from casework.reading.steps import latest_safety
from casework.reading.unsent import TYPED, text_of
from consent import gate, relation
from consent.gate import Child, Disclosure, Kind
from consent.guarded import GuardedItem
from consent.loading import outgoing_releases
from consent.terms import CONSENT_TOPICS, Person, Topic

Fields = Mapping[type[GuardedItem], tuple[str, ...]]
PERSONS: Fields = {Identity: ("given_name", "surname", "protection")}


def open_disclosure(
    case_id: UUID,
    *,
    by: Member,
    step: Act,
    fields: Fields,
    child: Child | None = None,
    unsent: UUID | None = None,
) -> Disclosure:
    """What a form is made of; `unsent` is what one has typed in it before, opened with it."""
    if unsent is not None:
        fields = {**fields, **TYPED}
    return gate.disclose(
        case_id,
        by=by,
        act=Act.OPEN_FORM,
        step=step,
        fields=fields,
        child=child,
        unsent=unsent,
    )


def base(disclosure: Disclosure) -> dict[str, object]:
    """What every form's page tells of its case."""
    here = disclosure.in_scope
    return {
        "case_id": disclosure.case.pk,
        "number": disclosure.case.number,
        "owns": disclosure.owns,
        "in_scope": here,
        "state": disclosure.case.state if here else "",
        "protected": disclosure.case.protected,
        "unsent": text_of(disclosure.of(UnsentForm)),
    }


def open_form(case_id: UUID, *, by: Member, step: Act, unsent: UUID | None = None) -> FormPage:
    """A form that needs nothing but the case's number and state."""
    return FormPage(**base(open_disclosure(case_id, by=by, step=step, fields={}, unsent=unsent)))  # type: ignore[arg-type]


def open_plan_form(case_id: UUID, *, by: Member, step: Act, unsent: UUID | None = None) -> FormPage:
    """A form of the plan, with the agencies that can read what is put into it."""
    disclosure = open_disclosure(case_id, by=by, step=step, fields={}, unsent=unsent)
    agencies = people.agencies_of(by.collaboration_id)
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        receivers=sharing.receivers_for(disclosure, agencies, by, [Topic.PLAN]),
    )


def open_note_form(case_id: UUID, *, by: Member, unsent: UUID | None = None) -> FormPage:
    """The form of a note, with the agencies one may share it with and why not the others."""
    disclosure = open_disclosure(case_id, by=by, step=Act.RECORD_NOTE, fields={}, unsent=unsent)
    agencies = people.agencies_of(by.collaboration_id)
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        receivers=sharing.receivers_for(disclosure, agencies, by, CONSENT_TOPICS),
    )


def open_release_form(case_id: UUID, item_id: UUID, *, by: Member) -> FormPage:
    """One item of one's own, with the agencies it may be released to."""
    fields: Fields = {Note: ("body", "category"), Talk: ("holder", "agreed", "mandate")}
    child = Child(Kind.OWN_ITEM, item_id)
    disclosure = open_disclosure(case_id, by=by, step=Act.RELEASE_ITEM, fields=fields, child=child)
    agencies = people.agencies_of(by.collaboration_id)
    items = [
        *lines.note_lines(disclosure, agencies, by, {}),
        *lines.talk_lines(disclosure, agencies, by),
    ]
    item = next(item for item in items if item.item_id == item_id)
    topic = getattr(item, "topic", Topic.SUPPORT.value)
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        item=item,
        receivers=sharing.receivers_for(
            disclosure,
            agencies,
            by,
            [Topic(topic)],
            frozenset(release.receiver_id for release in disclosure.outgoing.get(item_id, ())),
            concerns=getattr(item, "concerns", Person.YOUTH.value),
        ),
    )


def open_identity_form(case_id: UUID, identity_id: UUID, *, by: Member) -> FormPage:
    """One's own agency's copy of a person's identity, to be corrected."""
    disclosure = open_disclosure(
        case_id,
        by=by,
        step=Act.CORRECT_IDENTITY,
        fields={Identity: ("given_name", "surname", "personnummer", "protection")},
        child=Child(Kind.OWN_ITEM, identity_id),
    )
    shown = next(shown for shown in disclosure.of(Identity) if shown.row.pk == identity_id)
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        version=shown.row.version,
        initial={"personnummer": "", **shown.text, "concerns": shown.row.concerns},
    )


def open_safety_form(case_id: UUID, *, by: Member, unsent: UUID | None = None) -> FormPage:
    """The safety question, with the latest answer of one's own agency."""
    disclosure = open_disclosure(
        case_id,
        by=by,
        step=Act.ANSWER_SAFETY_QUESTION,
        fields={SafetyAnswer: ("answer",)},
        unsent=unsent,
    )
    latest = latest_safety(disclosure)
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        answered_before=bool(latest),
        initial={"answer": latest},
    )


def open_consent(case_id: UUID, consent_id: UUID, *, by: Member, step: Act | None) -> FormPage:
    """A consent's record for reading it; for a step on it with the names one may see, so that
    nobody's answer is put down as somebody else's."""
    disclosure = gate.disclose(
        case_id,
        by=by,
        act=Act.OPEN_FORM if step else Act.READ_CONSENT,
        step=step,
        fields=PERSONS if step else {},
        child=Child(Kind.CONSENT, consent_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    record = next(record for record in disclosure.consents if record.value.id == consent_id)
    named = {line.receiver for line in record.value.lines}
    names = {line.person: line.name for line in lines.person_lines(disclosure, agencies, by)}
    page = record_page(disclosure, record, agencies, by)
    if step is None:
        page = with_history(page, disclosure, record, agencies, by)
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        consent=page,
        givers={
            person.value: names.get(person.value, "")
            for person in (*record.value.must_answer, *record.value.view_of)
        },
        agencies=tuple(
            (line.id, line.name)
            for line in sorted(agencies.values(), key=lambda line: line.name)
            if line.id in named
        ),
    )


def open_end_release_form(case_id: UUID, release_id: UUID, *, by: Member) -> FormPage:
    """The confirmation before a release of one's own is ended, naming whose reading ends."""
    child = Child(Kind.OWN_RELEASE, release_id)
    disclosure = open_disclosure(case_id, by=by, step=Act.END_RELEASE, fields={}, child=child)
    agencies = people.agencies_of(by.collaboration_id)
    running = [
        release
        for releases in outgoing_releases(case_id, by).values()
        for release in releases
        if release.pk == release_id
    ]
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        agencies=tuple(
            (release.receiver_id, sharing.name_of(agencies, release.receiver_id))
            for release in running
        ),
    )


def open_members_form(
    case_id: UUID, *, by: Member, step: Act, leaving: UUID | None = None
) -> FormPage:
    """The own agency's members, and which of them work with the case; the number, no more."""
    child = Child(Kind.COLLEAGUE, leaving) if leaving else None
    disclosure = open_disclosure(case_id, by=by, step=step, fields={}, child=child)
    colleagues = relation.colleagues_of(case_id, by)
    assigned = {colleague.membership_id for colleague in colleagues}
    return FormPage(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        owns=disclosure.owns,
        in_scope=disclosure.in_scope,
        colleagues=tuple(
            ColleagueLine(colleague.membership_id, colleague.name, colleague.role)
            for colleague in colleagues
        ),
        members=tuple(
            ColleagueLine(member.membership_id, member.name, member.role)
            for member in people.members_of(by.agency_id)
            if member.membership_id not in assigned and relation.can_be_assigned(member.role)
        ),
    )


def open_invitation_form(case_id: UUID, *, by: Member) -> FormPage:
    """The agencies that a consent covers and that have no seat yet."""
    disclosure = open_disclosure(case_id, by=by, step=Act.INVITE_AGENCY, fields={})
    agencies = people.agencies_of(by.collaboration_id)
    seated = gate.invited_agencies(case_id) | {disclosure.case.noting_agency_id}
    covered = {
        agency_id
        for agency_id in agencies
        if agency_id not in seated and disclosure.covers(agency_id)
    }
    return FormPage(
        **base(disclosure),  # type: ignore[arg-type]
        agencies=tuple(
            (line.id, line.name)
            for line in sorted(agencies.values(), key=lambda line: line.name)
            if line.id in covered
        ),
    )


def open_action_form(case_id: UUID, action_id: UUID, *, by: Member) -> FormPage:
    """One action of one's own, to be assessed."""
    disclosure = open_disclosure(
        case_id,
        by=by,
        step=Act.ASSESS_ACTION,
        fields={Action: ("what", "outcome")},
        child=Child(Kind.OWN_ITEM, action_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    found = lines.action_lines(disclosure, agencies, by)
    action = next(line for line in found if line.item_id == action_id)
    return FormPage(**base(disclosure), action=action)  # type: ignore[arg-type]
