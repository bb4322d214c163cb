"""What the pages about telling on a provision of law show; each is one act in the log."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from access.acts import Act
from access.clock import today
from access.members import Member
from access.roles import Role
from agencies import people
from casework.models import Action, Identity, MinutesLine, Note, Talk
from casework.pages import DisclosurePage, FormPage, GroundLine, ItemChoice
from casework.reading import lines
from casework.reading.forms import Fields, base_of, disclosed_for
from casework.reading.sharing import Agencies, name_of
from consent import disclosure
from consent.birthdays import birth_date
from consent.clause_wording import clause_words
from consent.clauses import Clause
from consent.direction_wording import direction_words
from consent.gate import Child, Disclosure, Kind, Shown
from consent.ground_numbers import GROUND_NUMBERS
from consent.grounds import DECIDES, PROVISIONS, Ground
from consent.lawful import party_of
from consent.provision import Provision, Way
from consent.terms import Person, Topic, age_on

# What of one's own can be told by law, and the fields by which it is known again.
OWN_ITEMS: Fields = {
    Note: ("body",),
    Talk: ("agreed",),
    Action: ("what",),
    Identity: ("given_name", "surname"),
}


def open_receivers(case_id: UUID, *, by: Member, item: UUID | None) -> DisclosurePage:
    """The agencies one may choose among; `item` is the one that the choice began at."""
    found = disclosed_for(case_id, by=by, step=Act.DECIDE_DISCLOSURE, fields={})
    agencies = people.agencies_of(by.collaboration_id)
    others = [line for line in agencies.values() if line.id != by.agency_id and line.is_active]
    return DisclosurePage(
        **base_of(found, by, Act.DECIDE_DISCLOSURE),
        asked_item=item,
        sender=name_of(agencies, by.agency_id),
        agencies=tuple((line.id, line.name) for line in sorted(others, key=lambda line: line.name)),
    )


def open_grounds(
    case_id: UUID, agency_id: UUID, *, by: Member, item: UUID | None
) -> DisclosurePage:
    """Every ground towards one agency, with help; one that cannot apply says why."""
    found = disclosed_for(
        case_id,
        by=by,
        step=Act.DECIDE_DISCLOSURE,
        fields={},
        child=Child(Kind.OTHER_AGENCY, agency_id),
    )
    agencies = people.agencies_of(by.collaboration_id)
    found_lines = _ground_lines(agencies, agency_id, by)
    return DisclosurePage(
        **base_of(found, by, Act.DECIDE_DISCLOSURE),
        **_direction(agencies, agency_id, by),
        asked_item=item,
        grounds=found_lines,
    )


def open_ground(
    case_id: UUID, agency_id: UUID, ground: Ground, *, by: Member, sent: bool = False
) -> DisclosurePage:
    """The form of one ground towards one agency, with one's own items and nothing of others.

    Only a form that was `sent` is held against an age, so only then the number is opened.
    """
    agencies = people.agencies_of(by.collaboration_id)
    line = _ground_line(ground, agencies, agency_id, by)
    found = disclosed_for(
        case_id,
        by=by,
        step=Act.DECIDE_DISCLOSURE,
        fields=_fields(ground, line, sent=sent),
        child=Child(Kind.OTHER_AGENCY, agency_id),
        only_own=True,
    )
    provision = PROVISIONS[ground]
    return DisclosurePage(
        **base_of(found, by, Act.DECIDE_DISCLOSURE),
        **_direction(agencies, agency_id, by),
        ground=line,
        choices=_choices(found, provision, agency_id),
        deciders=_named(people.members_of(by.agency_id), DECIDES[provision.decider]),
        over_at_age=provision.under_age,
        about=_about(found, agencies, agency_id, by),
    )


def _fields(ground: Ground, line: GroundLine, *, sent: bool) -> Fields:
    if not line.open:
        return {}
    if sent and PROVISIONS[ground].under_age is not None:
        return {**OWN_ITEMS, Identity: (*OWN_ITEMS[Identity], "personnummer")}
    return OWN_ITEMS


def _about(
    found: Disclosure, agencies: Agencies, agency_id: UUID, by: Member
) -> disclosure.Circumstances | None:
    """What the rules ask besides the answers of the form; no age where none was opened."""
    receiver = agencies.get(agency_id)
    if receiver is None:
        return None
    numbers = [
        one.text["personnummer"]
        for one in found.of(Identity)
        if one.row.concerns == Person.YOUTH and one.text.get("personnummer")
    ]
    return disclosure.Circumstances(
        sender=party_of(agencies[by.agency_id]),
        receiver=party_of(receiver),
        way=Way.RELEASE,
        topic="",
        age=age_on(birth_date(numbers[0]), today()) if numbers else None,
        role=by.role,
    )


def _direction(agencies: Agencies, agency_id: UUID, by: Member) -> dict[str, Any]:
    """Between whom, and whether consent is the rule there; nothing for an unknown agency."""
    receiver = agencies.get(agency_id)
    if receiver is None:
        return {}
    sender = agencies[by.agency_id]
    return {
        "receiver_id": agency_id,
        "receiver": receiver.name,
        "sender": sender.name,
        "help": str(direction_words(party_of(sender), party_of(receiver))),
        "warns": receiver.secrecy == "none",
    }


def told_grounds(agencies: Agencies, by: Member) -> tuple[GroundLine, ...]:
    """What one's agency may tell in words on, and why not on the rest, whoever is told."""
    sender = party_of(agencies[by.agency_id])
    return tuple(
        _line(ground, by, against=disclosure.cannot_send(ground, sender))
        for ground, known in PROVISIONS.items()
        if Way.TOLD in known.ways
    )


def _ground_line(ground: Ground, agencies: Agencies, agency_id: UUID, by: Member) -> GroundLine:
    sender, receiver = agencies[by.agency_id], agencies.get(agency_id)
    against: Clause | None = Clause.GROUND_RECEIVER
    second = False
    if receiver is not None:
        parties = party_of(sender), party_of(receiver)
        against = disclosure.between(ground, *parties)
        second = disclosure.needs_second_person(ground, *parties)
    return _line(ground, by, against=against, second=second)


def _line(
    ground: Ground, by: Member, *, against: Clause | None, second: bool = False
) -> GroundLine:
    provision = PROVISIONS[ground]
    return GroundLine(
        ground=ground.value,
        number=GROUND_NUMBERS[ground],
        law=provision.law,
        decider=provision.decider.value,
        duty=provision.duty,
        second_person=second,
        kind=_kind(provision),
        mine=by.role in DECIDES[provision.decider],
        reason=str(clause_words(against)) if against else "",
    )


def _kind(provision: Provision) -> str:
    for way in (Way.RELEASE, Way.REPORT, Way.TOLD, Way.CONSULTATION):
        if way in provision.ways:
            return way.value
    return "text"


def _ground_lines(agencies: Agencies, agency_id: UUID, by: Member) -> tuple[GroundLine, ...]:
    """Every ground, with the names of those who decide where this member does not."""
    members = people.members_of(by.agency_id)
    return tuple(
        replace(line, deciders=_named(members, DECIDES[PROVISIONS[ground].decider]))
        for ground in PROVISIONS
        for line in [_ground_line(ground, agencies, agency_id, by)]
    )


def _named(members: Iterable[people.MemberLine], roles: frozenset[Role]) -> tuple[str, ...]:
    """Those who decide, by name; nobody for what everybody decides."""
    if Role.CASE_WORKER in roles:
        return ()
    return tuple(line.name for line in members if line.role in roles)


def _choices(found: Disclosure, provision: Provision, agency_id: UUID) -> tuple[ItemChoice, ...]:
    reading = {
        item_id
        for item_id, releases in found.outgoing.items()
        if any(release.receiver_id == agency_id for release in releases)
    }
    shown = [shown for model in OWN_ITEMS for shown in found.of(model)]
    return tuple(
        _choice(one, provision, reads=one.row.pk in reading)
        for one in sorted(shown, key=lambda one: (_order(one), one.row.written_at), reverse=True)
    )


def _order(shown: Shown) -> bool:
    """Whom it is about stands first: without it the receiver cannot know who the rest is about."""
    return bool(shown.row.topic == Topic.IDENTITY.value)


def _choice(shown: Shown, provision: Provision, *, reads: bool) -> ItemChoice:
    row, reason = shown.row, ""
    if row.topic not in provision.topics:
        reason = str(clause_words(Clause.GROUND_TOPIC))
    return ItemChoice(
        item_id=row.pk,
        kind=row._meta.model_name,
        topic=row.topic,
        concerns=row.concerns,
        text=_text(shown.text),
        day=getattr(row, "held_date", None) or row.written_at,
        reads=reads,
        reason=reason,
    )


def _text(text: Mapping[str, str]) -> str:
    if "given_name" in text:
        return f"{text['given_name']} {text['surname']}".strip()
    return next(iter(text.values()), "")


def open_hiding_form(case_id: UUID, item_id: UUID, *, by: Member) -> FormPage:
    """One item of one's own, and from whom it is kept now."""
    fields: Fields = {
        Note: ("body", "category"),
        Talk: ("holder", "agreed", "mandate"),
        Action: ("what",),
        MinutesLine: ("text",),
    }
    child = Child(Kind.OWN_ITEM, item_id)
    disclosure = disclosed_for(
        case_id, by=by, step=Act.HIDE_FROM_GUARDIAN, fields=fields, child=child, only_own=True
    )
    agencies = people.agencies_of(by.collaboration_id)
    items = [
        *lines.note_lines(disclosure, agencies, by, {}),
        *lines.talk_lines(disclosure, agencies, by),
        *lines.plan_as_notes(disclosure, agencies, by),
    ]
    hidden = disclosure.marks.hidden.get(item_id, ())
    return FormPage(
        **base_of(disclosure, by, Act.HIDE_FROM_GUARDIAN),
        item=next(item for item in items if item.item_id == item_id),
        initial={f"hide_{one.guardian}": one.provision for one in hidden},
    )
