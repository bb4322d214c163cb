"""Reads the log for the reviewer of one agency; the reading itself is one entry, written first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from access.acts import Act
from access.members import Member
from access.roles import Role
from access.system import SYSTEM
from agencies import people
from agencies.wording import ROLE_LABELS
from audit import log, search
from audit.codes import long, short
from audit.describe import describe_act, describe_detail, describe_outcome
from audit.entries import Entry, Outcome
from casework.reading.numbers import (
    case_of_number,
    numbers_of,
    protected_cases,
    readable_consents,
)
from casework.wording import CONSULTATION_SAID, JOINING_SAID, TRANSITION_LABELS
from casework.workflow import STATE_LABELS as STATES
from consent.joining import ended_by_entry
from consent.terms import ConsentState
from consent.wording import ASSESSMENT_LABELS, PERSON_LABELS, STATE_LABELS
from review.pages import EntryLine, EntryList, EntryPage
from review.wording import fields_in_words, ground_in_words, key_in_words, rule_in_words

LINES_A_PAGE = 50
NOWHERE = UUID(int=0)
# Where the codes of an entry's details have their words.
SAID = (
    STATES,
    TRANSITION_LABELS,
    ASSESSMENT_LABELS,
    JOINING_SAID,
    CONSULTATION_SAID,
    PERSON_LABELS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The filters as the reviewer set them."""

    member: UUID | None = None
    agency: UUID | None = None
    number: str = ""
    act: str = ""
    outcome: str = ""
    where: search.Where = search.Where.EVERYWHERE
    protected: bool = False  # only cases in which somebody's identity is protected
    request: str = ""
    from_at: datetime | None = None
    until_at: datetime | None = None


def people_to_choose(by: Member) -> tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]:
    """Members of the own agency, former ones included, and the agencies, for the filters."""
    agencies = people.agencies_of(by.collaboration_id).values()
    return (
        sorted(people.everyone_of(by.agency_id).items(), key=lambda pair: pair[1]),
        sorted(((line.id, line.name) for line in agencies), key=lambda pair: pair[1]),
    )


def list_entries(wanted: Wanted, *, by: Member, before: int | None = None) -> EntryList:
    """A page of the log; an unknown number and one of another agency give the same nothing."""
    found = search.entries_for(
        by.collaboration_id,
        by.agency_id,
        _filters(wanted, by),
        before=before,
        limit=LINES_A_PAGE,
    )
    shown = found[:LINES_A_PAGE]
    _record(by, counts={"entries": len(shown)})
    return EntryList(
        lines=_lines(shown, by),
        older=shown[-1].index if len(found) > LINES_A_PAGE else None,
    )


def read_entry(index: int, *, by: Member) -> EntryPage:
    """One entry with everything it holds; raises Http404 after one refusal."""
    found = search.entry_for(by.collaboration_id, by.agency_id, index)
    if found is None:
        _record(by, outcome=Outcome.REFUSED, rule="scope.unknown", asked=str(index))
        raise Http404
    _record(by, counts={"entries": 1})
    (line,) = _lines([found], by)
    body = _with_readable_consents(_of_agency(found.body, by), by)
    return EntryPage(
        line=line,
        details=tuple(_details(body)),
        technical=tuple(_technical(body)),
        leaf=found.leaf,
        ended_id=_ended(body, by),
    )


def _ended(body: dict[str, Any], by: Member) -> UUID | None:
    """The joining that the entry ended for one's own agency: its reason is opened by itself."""
    if body.get("act") != Act.END_JOINING:
        return None
    written = [item for write in body["writes"] if (item := long(write[0]))]
    return ended_by_entry(written, by.agency_id)


def _record(by: Member, *, outcome: Outcome = Outcome.SHOWN, **said: Any) -> None:
    """Written and committed before anything is shown."""
    log.recorded(by.collaboration_id, Entry(act=Act.REVIEW_LOG, outcome=outcome, by=by, **said))


def _filters(wanted: Wanted, by: Member) -> search.Filters:
    cases = None
    if wanted.number:
        cases = frozenset({case_of_number(wanted.number, by=by) or NOWHERE})
    if wanted.protected:
        protected = protected_cases(by=by)
        cases = protected if cases is None else cases & protected
    return search.Filters(
        membership_id=wanted.member,
        agency_id=wanted.agency,
        case_ids=cases,
        where=wanted.where,
        act=wanted.act,
        outcome=wanted.outcome,
        request=wanted.request,
        from_at=wanted.from_at,
        until_at=wanted.until_at,
    )


def _lines(found: Iterable[search.LogLine], by: Member) -> tuple[EntryLine, ...]:
    entries = list(found)
    agencies = people.agencies_of(by.collaboration_id)
    names = people.names_of(
        [entry.membership_id for entry in entries if entry.membership_id], agency_id=by.agency_id
    )
    numbers = numbers_of([entry.case_id for entry in entries if entry.case_id], by=by)
    lines = []
    for entry in entries:
        agency = agencies.get(entry.agency_id) if entry.agency_id else None
        body = _of_agency(entry.body, by)
        nothing = entry.rule == search.NOTHING_FOUND
        lines.append(
            EntryLine(
                index=entry.index,
                at=entry.at,
                act=describe_act(entry.act),
                outcome=_("Utan träff") if nothing else describe_outcome(entry.outcome),
                refused=not nothing and entry.outcome in (Outcome.REFUSED, Outcome.BLOCKED),
                rule="" if nothing else rule_in_words(entry.rule),
                who=_who(entry, names),
                agency=agency.name if agency else "",
                number=numbers.get(entry.case_id, "") if entry.case_id else "",
                items=_count(body),
            )
        )
    return tuple(lines)


def _who(entry: search.LogLine, names: Mapping[UUID, str]) -> str:
    """A member of the own agency by name, or the system, where it acted by itself."""
    if entry.actor_id == SYSTEM:
        return str(ROLE_LABELS[Role.SYSTEM])
    return names.get(entry.membership_id, "") if entry.membership_id else ""


def _of_agency(body: dict[str, Any], by: Member) -> dict[str, Any]:
    """The entry without what belongs to other agencies.

    What one's own members were shown stands whole. What an act did to items of others (keys taken
    by a withdrawal, say) and what others were shown is for those agencies' reviewers: not even the
    number of it is told.
    """
    own = short(by.agency_id)
    subjects = [subject for subject in body.get("subjects", []) if subject[2] == own]
    ours = {about for _kind, about, _owner in subjects}
    shown = body.get("items", [])
    if body.get("agency") != own:
        shown = [item for item in shown if item[1] == own]
    return {
        **body,
        "subjects": subjects,
        "items": shown,
        "writes": [write for write in body.get("writes", []) if write[1] == own],
        "keys": [key for key in body.get("keys", []) if key[1] in ours or key[2] == own],
    }


def _with_readable_consents(body: dict[str, Any], by: Member) -> dict[str, Any]:
    """The entry without consents whose record the agency may not read; of those not even a no."""
    told = {long(consent): [consent, *more] for consent, *more in body.get("consents", [])}
    readable = readable_consents([pk for pk in told if pk], by=by) if told else frozenset()
    return {**body, "consents": [line for pk, line in told.items() if pk in readable]}


def _count(body: dict[str, Any]) -> int:
    """How many items were opened or written; one of which nothing was opened is none."""
    opened = {item for item, _owner, tags, *_rest in body.get("items", []) if tags}
    return len(opened | {write[0] for write in body.get("writes", [])})


def _details(body: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """What an entry holds beyond its line, in words; the same words of several items once."""
    role = body.get("role", "")
    yield _("Roll"), str(ROLE_LABELS[Role(role)]) if role in list(Role) else "–"
    yield _("Inloggning"), _("lösenord") if body.get("strength") == "password" else "–"
    if body.get("ground"):
        yield _("Grund"), ground_in_words(body["ground"])
    shown = [
        f"{fields_in_words(tags)} – {ground_in_words(ground).lower()}"
        for _item, _owner, tags, ground, _basis in body.get("items", [])
    ]
    written: dict[str, list[int]] = {}
    for item, _owner, tag, _digest in body.get("writes", []):
        written.setdefault(item, []).append(tag)
    yield from _counted(_("Visad uppgift"), shown)
    yield from _counted(_("Skriven uppgift"), map(fields_in_words, written.values()))
    for _consent, _version, state in body.get("consents", []):
        words = STATE_LABELS[ConsentState(state)] if state in list(ConsentState) else state
        yield _("Samtycke då"), str(words)
    for name, value in {**body.get("facts", {}), **body.get("counts", {})}.items():
        yield describe_detail(name), _value(str(value))


def _counted(term: str, words: Iterable[str]) -> Iterable[tuple[str, str]]:
    for one, times in Counter(words).items():
        yield term, f"{one} ({times})" if times > 1 else one


def _technical(body: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Ids, hashes and codes, for whoever follows an item through the log."""
    yield _("Begäran"), str(body.get("request", "–"))
    if body.get("rule"):
        yield _("Regelns kod"), str(body["rule"])
    if body.get("asked"):
        yield _("Efterfrågat"), body["asked"]
    for item, _owner, tags, _ground, _basis in body.get("items", []):
        yield _("Visad uppgift"), f"{item[:8]}…: {fields_in_words(tags)}"
    for item, _owner, tag, digest in body.get("writes", []):
        yield _("Skriven uppgift"), f"{item[:8]}…: {fields_in_words([tag])}, {digest[:16]}…"
    for kind, item, _agency, epoch, version, _commitment in body.get("keys", []):
        yield _("Nyckel"), f"{key_in_words(kind)} {item[:8]}…, {epoch}.{version}"
    for consent, *_rest in body.get("consents", []):
        yield _("Samtycke"), f"{consent[:8]}…"
    for kind, about, _owner in body.get("subjects", []):
        if kind == "participant":
            yield _("Deltagare i möte"), f"{about[:8]}…"
        elif kind == "participant_away":
            yield _("Inte på plats vid möte"), f"{about[:8]}…"


def _value(code: str) -> str:
    """A state, a transition or an act in words; a number as it is."""
    if code == "set":
        return _("markeringen sattes")
    for words in SAID:
        if code in words:
            return str(words[code])
    return describe_act(code)
