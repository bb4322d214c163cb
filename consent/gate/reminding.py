"""What stands in some cases, for a reminder that tells nothing of it.

It opens nothing and shows nobody anything, so it is no reading and leaves no entry; a reminder that
comes of it says that a day is near, and what is near is told by the page that is opened then.
"""

from collections.abc import Sequence

from access import clock
from access.members import Member
from consent import standing
from consent.gate.shown import Disclosure
from consent.guarded import GuardedCase
from consent.loading import load_items


def standing_of(cases: Sequence[GuardedCase], *, by: Member) -> tuple[Disclosure, ...]:
    """As a disclosure of those cases to a member would be, without a single item."""
    world, at = load_items(cases, by=by, fields={}), clock.now()
    return tuple(
        Disclosure(
            case=case,
            at=at,
            owns=case.noting_agency_id == by.agency_id,
            in_scope=world.in_scope(case, by.agency_id, at),
            by_law=False,
            consents=standing.readable(
                world.consents.get(case.pk, ()),
                owns=case.noting_agency_id == by.agency_id,
                agency_id=by.agency_id,
            ),
            items={},
        )
        for case in cases
    )
