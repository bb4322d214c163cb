"""What one's own agency has written in a case, for its own file: shown, and printed.

Nothing of another agency is loaded, and the line that tells of what is withheld is not there.
Looking at the page is one act, printing it a further one.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext as _

from access.acts import Act
from access.members import Member
from agencies import people
from casework.confirming import OUTSIDE_PLAN
from casework.models import (
    Action,
    FollowUpContact,
    Identity,
    MinutesLine,
    Note,
    Observation,
    SafetyAnswer,
    Talk,
    TalkAddition,
    Told,
)
from casework.models.identity import Protection
from casework.models.observation import NOT_SAID
from casework.pages import OwnItem, OwnItemsPage, StepLine
from casework.reading.forms import Fields, disclosed_for
from casework.reading.lines import filed_mark, person_lines
from casework.reading.sharing import name_of
from casework.reading.standing import FACTORS, SEEN
from consent import gate
from consent.gate import Disclosure, Shown

PROTECTION: Fields = {Identity: ("protection",)}
IDENTITY: Fields = {Identity: ("given_name", "surname", "personnummer", "protection")}
# The texts of each kind in the order in which they are read.
TEXTS: Fields = {
    Note: ("body",),
    Talk: (
        "holder",
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
    ),
    TalkAddition: ("text",),
    Action: ("what", "outcome"),
    MinutesLine: ("text", "outcome"),
    Observation: SEEN,
    FollowUpContact: ("kind", "outcome", "words"),
    Told: ("what", "to_whom"),
    SafetyAnswer: ("answer", "reason"),
}
# Not what the coordination has written down in another agency's name or what is not confirmed, nor
# what stands there as an action of the plan.
IN_OWN_NAME = {MinutesLine: Q(source=F("owner")) & OUTSIDE_PLAN}
# What may be left open, and is kept then as a choice of its own.
CHOSEN = (*FACTORS, "direction")
# The column that says which it is, where the topic does not.
CODES = {"talk": "kind", "told": "told_topic", "minutesline": "promised_by"}
DAYS = ("held_date", "told_date", "planned_date", "observed_date", "due_date")


def read_own_items(case_id: UUID, *, by: Member) -> OwnItemsPage:
    """The page; one act."""
    return _page(_disclosed(case_id, by=by, act=Act.READ_OWN_ITEMS), by)


def print_own_items(case_id: UUID, *, by: Member) -> OwnItemsPage | None:
    """The page to be printed, or None with a protected identity (domain 0.5).

    Whether it may be printed is asked first, so that the log holds no print of what was refused.
    The print is an act of its own, committed before there is a byte of it.
    """
    step = Act.PRINT_OWN_ITEMS
    asked = disclosed_for(case_id, by=by, step=step, fields=PROTECTION, only_own=True)
    if _is_protected(asked):
        return None
    page = _page(_disclosed(case_id, by=by, act=step), by)
    return page if page.shut is None else None


def _disclosed(case_id: UUID, *, by: Member, act: Act) -> Disclosure:
    fields = {**IDENTITY, **TEXTS}
    return gate.disclose(
        case_id, by=by, act=act, fields=fields, only_own=True, narrowed=IN_OWN_NAME
    )


def _page(disclosure: Disclosure, by: Member) -> OwnItemsPage:
    agencies = people.agencies_of(by.collaboration_id)
    shown = [one for model in TEXTS for one in disclosure.of(model)]
    authors = people.names_of(
        [one.row.written_by for one in shown] + _changed_by(shown), agency_id=by.agency_id
    )
    protected = _is_protected(disclosure)
    return OwnItemsPage(
        case_id=disclosure.case.pk,
        number=disclosure.case.number,
        in_scope=disclosure.in_scope,
        protected=protected,
        agency=name_of(agencies, by.agency_id),
        persons=person_lines(disclosure, agencies, by),
        items=tuple(
            _item(one, authors) for one in sorted(shown, key=lambda one: one.row.written_at)
        ),
        at=disclosure.at,
        shut=_protected() if protected else None,
    )


def _item(shown: Shown, authors: Mapping[UUID, str]) -> OwnItem:
    row, kind = shown.row, str(shown.row._meta.model_name)
    writer = getattr(row, "changed_by", None) or row.written_by
    return OwnItem(
        item_id=row.pk,
        kind=kind,
        code=getattr(row, CODES.get(kind, "topic")),
        concerns=row.concerns,
        at=row.written_at,
        day=next((getattr(row, name) for name in DAYS if hasattr(row, name)), None),
        author=authors.get(writer, ""),
        texts=tuple(
            (name, shown.text[name])
            for name in TEXTS[type(row)]
            if shown.text.get(name) and not (name in CHOSEN and shown.text[name] == NOT_SAID)
        ),
        filed=filed_mark(shown, own=True),
    )


def _changed_by(shown: Iterable[Shown]) -> list[UUID]:
    found = (getattr(one.row, "changed_by", None) for one in shown)
    return [one for one in found if one]


def _is_protected(disclosure: Disclosure) -> bool:
    """As the case says to those in scope; to others as their own copies of identities say."""
    if disclosure.in_scope and disclosure.case.protected:
        return True
    shown = disclosure.of(Identity)
    return any(one.text["protection"] != Protection.NO.value for one in shown)


def _protected() -> StepLine:
    words = _("Skyddade personuppgifter: inget skrivs ut. Läs här och skriv i akten för hand.")
    return StepLine("print_own_items", "paper.protected", words, next=False)
