"""Turns what the gate opened into the lines of a page."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from access.members import Member
from casework.models import Action, Identity, MinutesLine, Note, Observation, Talk
from casework.models.identity import Protection
from casework.pages import (
    ActionLine,
    Event,
    FiledMark,
    HiddenLine,
    NoteLine,
    PersonLine,
    TalkLine,
)
from casework.pages.cases import CaseMeeting
from casework.reading.sharing import Agencies, name_of, release_lines
from consent.gate import Disclosure, Shown
from consent.grounds import PROVISIONS
from consent.relation import Seat
from consent.terms import Person

ORDER = [person.value for person in Person]


def source(agencies: Agencies, shown: Shown) -> str:
    """The name of the agency that an item comes from."""
    return name_of(agencies, shown.row.owner_id)


def law_of(shown: Shown) -> str:
    """The provision on which another agency's item is shown; nothing for a consent."""
    return PROVISIONS[shown.granted.ground].law if shown.granted.decision_id else ""


def hidden_lines(disclosure: Disclosure, item_id: UUID) -> tuple[HiddenLine, ...]:
    """The guardians to whom an item of one's own is not shown."""
    hidden = disclosure.marks.hidden.get(item_id, ())
    return tuple(
        HiddenLine(one.guardian, one.provision)
        for one in sorted(hidden, key=lambda one: one.guardian)
    )


def person_lines(disclosure: Disclosure, agencies: Agencies, by: Member) -> tuple[PersonLine, ...]:
    """The persons of the case; where one's own copy and a released one exist, one's own."""
    chosen: dict[str, Shown] = {}
    for shown in disclosure.of(Identity):
        if shown.row.concerns not in chosen or shown.row.owner_id == by.agency_id:
            chosen[shown.row.concerns] = shown
    return tuple(
        PersonLine(
            identity_id=shown.row.pk,
            person=concerns,
            name=f"{shown.text['given_name']} {shown.text['surname']}".strip(),
            number=shown.text.get("personnummer", ""),
            protected=shown.text.get("protection", "") != Protection.NO.value,
            own=shown.row.owner_id == by.agency_id,
            source=source(agencies, shown),
            law=law_of(shown),
        )
        for concerns, shown in sorted(chosen.items(), key=lambda pair: ORDER.index(pair[0]))
    )


def filed_mark(shown: Shown, *, own: bool) -> FiledMark | None:
    """That an item of one's own has been filed; whether it has been changed since."""
    row = shown.row
    if not own or row.filed_at is None:
        return None
    names = ("changed_at", "outcome_at", "assessed_at")
    changed = [getattr(row, name, None) for name in names]
    return FiledMark(row.filed_date, any(at > row.filed_at for at in changed if at))


def note_line(
    disclosure: Disclosure,
    shown: Shown,
    agencies: Agencies,
    by: Member,
    authors: Mapping[UUID, str],
) -> NoteLine:
    """One note; its author is named within the own agency alone."""
    own = shown.row.owner_id == by.agency_id
    return NoteLine(
        item_id=shown.row.pk,
        topic=shown.row.topic,
        concerns=shown.row.concerns,
        text=shown.text["body"],
        category=shown.text.get("category", "") if own else "",
        at=shown.row.written_at,
        own=own,
        source=source(agencies, shown),
        author=authors.get(shown.row.written_by, "") if own else "",
        corrects=shown.row.corrects_id is not None,
        changed_at=shown.row.changed_at,
        changed_by=authors.get(shown.row.changed_by, "") if own else "",
        filed=filed_mark(shown, own=own),
        released_to=release_lines(disclosure, shown.row.pk, agencies),
        hidden_from=hidden_lines(disclosure, shown.row.pk),
        law=law_of(shown),
    )


def note_lines(
    disclosure: Disclosure, agencies: Agencies, by: Member, authors: Mapping[UUID, str]
) -> tuple[NoteLine, ...]:
    """The notes one may read, newest first."""
    notes = sorted(disclosure.of(Note), key=lambda shown: shown.row.written_at, reverse=True)
    return tuple(note_line(disclosure, shown, agencies, by, authors) for shown in notes)


def writers(disclosure: Disclosure) -> list[UUID]:
    """The memberships that wrote or last changed the notes one may read."""
    rows = [shown.row for shown in disclosure.of(Note)]
    return [row.written_by for row in rows] + [row.changed_by for row in rows if row.changed_by]


def talk_lines(disclosure: Disclosure, agencies: Agencies, by: Member) -> tuple[TalkLine, ...]:
    """The talks one may read of, newest first; why it was held without consent stays one's own."""
    talks = sorted(disclosure.of(Talk), key=lambda shown: shown.row.held_date, reverse=True)
    return tuple(
        TalkLine(
            item_id=shown.row.pk,
            kind=shown.row.kind,
            held_date=shown.row.held_date,
            holder=shown.text["holder"],
            agreed=shown.text["agreed"],
            mandate=shown.text.get("mandate", "") if shown.row.owner_id == by.agency_id else "",
            own=shown.row.owner_id == by.agency_id,
            source=source(agencies, shown),
            released_to=release_lines(disclosure, shown.row.pk, agencies),
            hidden_from=hidden_lines(disclosure, shown.row.pk),
            law=law_of(shown),
            filed=filed_mark(shown, own=shown.row.owner_id == by.agency_id),
        )
        for shown in talks
    )


def action_lines(disclosure: Disclosure, agencies: Agencies, by: Member) -> tuple[ActionLine, ...]:
    """The actions of the plan that one may see, by date."""
    actions = sorted(disclosure.of(Action), key=lambda shown: shown.row.due_date)
    return tuple(
        ActionLine(
            item_id=shown.row.pk,
            what=shown.text["what"],
            responsible=shown.row.doer,
            due_date=shown.row.due_date,
            outcome=shown.text.get("outcome", ""),
            own=shown.row.owner_id == by.agency_id,
            source=source(agencies, shown),
            filed=filed_mark(shown, own=shown.row.owner_id == by.agency_id),
            meeting_date=shown.row.meeting_date,
        )
        for shown in actions
    )


def plan_as_notes(disclosure: Disclosure, agencies: Agencies, by: Member) -> tuple[NoteLine, ...]:
    """Actions and lines of minutes where items of every kind are shown alike: a topic and a
    text."""
    return tuple(
        NoteLine(
            item_id=shown.row.pk,
            topic=shown.row.topic,
            concerns=shown.row.concerns,
            text=shown.text[name],
            category="",
            at=shown.row.written_at,
            own=shown.row.owner_id == by.agency_id,
            source=source(agencies, shown),
            author="",
            corrects=False,
            released_to=(),
        )
        for model, name in ((Action, "what"), (MinutesLine, "text"))
        for shown in disclosure.of(model)
    )


def events(
    disclosure: Disclosure,
    agencies: Agencies,
    seats: Iterable[Seat] = (),
    meetings: Iterable[CaseMeeting] = (),
) -> tuple[Event, ...]:
    """The timeline, newest first, of disclosed items, of the consents one may read, of the seats
    and meetings one may know of, and of the plan's own steps."""
    happened = [
        Event("note", shown.row.written_at, source(agencies, shown), shown.row.topic)
        for shown in disclosure.of(Note)
    ]
    happened += [
        Event("talk", shown.row.written_at, source(agencies, shown), shown.row.kind)
        for shown in disclosure.of(Talk)
    ]
    happened += [
        Event("action", shown.row.written_at, source(agencies, shown), shown.row.doer)
        for shown in disclosure.of(Action)
    ]
    happened += [
        Event(
            "factors" if shown.row.moment else "direction",
            shown.row.written_at,
            source(agencies, shown),
            shown.row.moment or "",
        )
        for shown in disclosure.of(Observation)
    ]
    happened += [
        Event("invited", seat.invited_at, name_of(agencies, seat.agency_id), "") for seat in seats
    ]
    happened += [Event("meeting", one.opened_at, "", one.kind) for one in meetings if one.opened_at]
    # Which agency took a step is told to nobody: others need not know who works with the case.
    happened += [
        Event(name, datetime.fromisoformat(at), "", "") for name, at in disclosure.case.course
    ]
    for record in disclosure.consents:
        asker = name_of(agencies, record.value.asking_agency)
        happened.append(Event("consent", record.value.asked_at, asker, ""))
        happened += [
            Event(f"answer.{given.kind.value}", given.at, asker, given.giver.value)
            for given in record.given
        ]
    return tuple(sorted(happened, key=lambda event: event.at, reverse=True))
