"""The lines of planned contacts of the follow-up of alcohol and drugs."""

from django.utils.formats import date_format

from access.clock import today
from access.members import Member
from casework.models import FollowUpContact
from casework.models.contact import ContactKind, Kept
from casework.pages import ContactLine, NoteLine
from casework.reading.lines import filed_mark
from casework.reading.sharing import Agencies, name_of, release_lines
from casework.wording import CONTACT_LABELS, KEPT_LABELS
from consent.gate import Disclosure, Shown


def contact_lines(
    disclosure: Disclosure, agencies: Agencies, by: Member
) -> tuple[ContactLine, ...]:
    """The planned contacts one may read of, the next ones first and then what has been."""
    found = sorted(disclosure.of(FollowUpContact), key=lambda shown: shown.row.planned_date)
    waiting = [shown for shown in found if shown.row.outcome_at is None]
    been = [shown for shown in reversed(found) if shown.row.outcome_at is not None]
    return tuple(_line(disclosure, shown, agencies, by) for shown in [*waiting, *been])


def _line(disclosure: Disclosure, shown: Shown, agencies: Agencies, by: Member) -> ContactLine:
    row, own = shown.row, shown.row.owner_id == by.agency_id
    return ContactLine(
        item_id=row.pk,
        kind=shown.text["kind"],
        planned_date=row.planned_date,
        outcome=shown.text.get("outcome", ""),
        words=shown.text.get("words", "") if own else "",
        late=own and row.outcome_at is None and row.planned_date < today(),
        own=own,
        source=name_of(agencies, row.owner_id),
        released_to=release_lines(disclosure, row.pk, agencies),
        filed=filed_mark(shown, own=own),
    )


def as_items(disclosure: Disclosure, agencies: Agencies, by: Member) -> list[NoteLine]:
    """The same as what is released of each: kind, day and outcome in one sentence."""
    rows = {shown.row.pk: shown.row for shown in disclosure.of(FollowUpContact)}
    return [
        NoteLine(
            item_id=line.item_id,
            topic=rows[line.item_id].topic,
            concerns=rows[line.item_id].concerns,
            text=_said(line),
            category="",
            at=rows[line.item_id].written_at,
            own=line.own,
            source=line.source,
            author="",
            corrects=False,
            released_to=line.released_to,
        )
        for line in contact_lines(disclosure, agencies, by)
    ]


def _said(line: ContactLine) -> str:
    kind = CONTACT_LABELS[ContactKind(line.kind)]
    said = f"{kind}, {date_format(line.planned_date, 'j F Y')}"
    return f"{said}: {str(KEPT_LABELS[Kept(line.outcome)]).lower()}" if line.outcome else said
