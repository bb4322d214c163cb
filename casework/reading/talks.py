"""What the pages of talks show: the form, one talk whole, and the form of an addition."""

from uuid import UUID

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import Talk, TalkAddition, TalkBooking, Told
from casework.pages import AdditionLine, FormPage, TalkFormPage, TalkPage
from casework.reading import bookings, lines, sharing
from casework.reading.deadlines import running_until
from casework.reading.forms import Fields, base_of, disclosed_for
from casework.reading.inquiries import OF_THE_YOUTH, asks_inquiry, fields_for_age
from consent import gate
from consent.gate import Child, Kind
from consent.terms import Topic

# The long answers, as the page shows them, in the order of the form.
TEXTS = (
    "place",
    "invited_by",
    "reason",
    "present_others",
    "youth_words",
    "guardians_view",
    "agreed",
    "offers_accepted",
    "offers_declined",
    "mandate",
)
WHOLE: Fields = {
    Talk: ("holder", "present", *TEXTS),
    TalkAddition: ("text",),
    Told: (),
}


def open_talk_form(
    case_id: UUID, *, by: Member, unsent: UUID | None = None, booking: UUID | None = None
) -> TalkFormPage:
    """The form of a talk, with the agencies that may have been there and why not the others.

    `booking` is the one that it was held after: the form takes over what stands in it.
    """
    step = Act.RECORD_TALK
    fields = {**fields_for_age(by), **({TalkBooking: bookings.OPENED} if booking else {})}
    child = Child(Kind.OWN_ITEM, booking) if booking else None
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=step,
        fields=fields,
        unsent=unsent,
        child=child,
        narrowed=OF_THE_YOUTH,
    )
    agencies = people.agencies_of(by.collaboration_id)
    line = bookings.waiting(disclosure, booking)
    return TalkFormPage(
        **base_of(disclosure, by, step),
        receivers=sharing.receivers_for(disclosure, agencies, by, [Topic.SUPPORT]),
        asks_inquiry=asks_inquiry(disclosure, by),
        booked=line is not None,
        until=running_until(disclosure),
        initial=bookings.of_held(line) if line else {},
    )


def read_talk(case_id: UUID, item_id: UUID, *, by: Member) -> TalkPage:
    """One talk whole, in one act; of others what goes with the release."""
    child = Child(Kind.READABLE_ITEM, item_id)
    disclosure = gate.disclose(case_id, by=by, act=Act.READ_TALK, fields=WHOLE, child=child)
    agencies = people.agencies_of(by.collaboration_id)
    shown = next(one for one in disclosure.of(Talk) if one.row.pk == item_id)
    line = next(one for one in lines.talk_lines(disclosure, agencies, by) if one.item_id == item_id)
    added = [one for one in disclosure.of(TalkAddition) if one.row.talk_id == item_id]
    authors = people.names_of([one.row.written_by for one in added], agency_id=by.agency_id)
    attended = {one.row.receiver_id for one in disclosure.of(Told) if one.row.talk_id == item_id}
    return TalkPage(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        in_scope=disclosure.in_scope,
        protected=disclosure.case.protected,
        closed=disclosure.case.closed_at is not None,
        talk=line,
        texts=tuple((name, shown.text[name]) for name in TEXTS if shown.text.get(name)),
        present=tuple(shown.text.get("present", "").split()),
        attended=tuple(sorted(sharing.name_of(agencies, one) for one in attended)),
        consent_asked=shown.row.consent_asked,
        next_date=shown.row.next_date,
        additions=tuple(
            AdditionLine(
                one.text["text"],
                one.row.written_at,
                authors.get(one.row.written_by, ""),
                sharing.release_lines(disclosure, one.row.pk, agencies),
            )
            for one in sorted(added, key=lambda one: one.row.written_at)
        ),
    )


def open_addition_form(case_id: UUID, item_id: UUID, *, by: Member) -> FormPage:
    """The form of an addition, with the talk it belongs to."""
    disclosure = disclosed_for(
        case_id,
        by=by,
        step=Act.ADD_TO_TALK,
        fields={Talk: ("holder", "agreed")},
        child=Child(Kind.ONE_OWN_ITEM, item_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    (line,) = lines.talk_lines(disclosure, agencies, by)
    return FormPage(**base_of(disclosure, by, Act.ADD_TO_TALK), item=line)
