"""Search for a person among one's cases, and the question whether a second case would begin."""

from uuid import UUID

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.roles import Role
from access.sending import Sent
from casework.models import Identity
from casework.pages import SearchLine, SecondCase
from consent import gate
from consent.gate import Found, Sought


def search_person(
    *, by: Member, personnummer: str, given_name: str, surname: str
) -> tuple[SearchLine, ...]:
    """The cases one works with about this youth, by number or by given name, surname or both.

    Raises PermissionDenied for a name from an agency that searches by number alone, and Blocked.
    """
    names = {"given_name": given_name, "surname": surname}
    words = {field: word for field, word in names.items() if word}
    sought = Sought(Identity, number=personnummer, words=words)
    return tuple(_line(found) for found in gate.search_own(sought, by=by))


def second_case(
    personnummer: str,
    *,
    by: Member,
    step: Act,
    sending: Sent,
    besides: UUID | None = None,
    unchanged: UUID | None = None,
) -> SecondCase:
    """What one's own agency has about the youth already, as far as the member may know it."""
    sought = Sought(Identity, number=personnummer)
    try:
        cases = gate.search_agency(
            sought, by=by, step=step, sending=sending, besides=besides, unchanged=unchanged
        )
    except Blocked as blocked:
        return SecondCase(not_asked=str(blocked.reason))
    another = any(not found.case.worked for found in cases)
    return SecondCase(
        lines=tuple(_line(found) for found in cases if found.case.worked),
        another=another,
        contact=another and by.role is Role.CONTACT_PERSON,
    )


def _line(found: Found) -> SearchLine:
    return SearchLine(
        case_id=found.case.pk,
        number=found.case.number,
        in_scope=found.in_scope,
        state=found.case.state if found.in_scope else "",
    )
