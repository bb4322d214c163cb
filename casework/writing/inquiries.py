"""Social services talk to a child without its guardians only inside an inquiry (SoL 20:7)."""

from collections.abc import Collection

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from access.roles import AgencyKind
from casework.workflow import Shut
from casework.writing.steps import refuse
from consent import rules, twins
from consent.change import Change
from consent.terms import GUARDIANS, AgeBand, Person


def child_alone(
    kind: AgencyKind | None,
    present: Collection[Person],
    *,
    consented: bool,
    of_age: bool,
    inquiry_opened: bool,
) -> Shut | None:
    """Why social services may not talk to a child without its guardians, or None."""
    alone = Person.YOUTH in present and not GUARDIANS & set(present)
    if kind is not AgencyKind.SOCIAL_SERVICES or not alone:
        return None
    if consented or of_age or inquiry_opened:
        return None
    reason = _(
        "Socialtjänsten talar med ett barn utan vårdnadshavarnas samtycke bara inom en utredning "
        "(20 kap. 7 § socialtjänstlagen)."
    )
    return "talk.inquiry", reason


def refuse_child_alone(
    change: Change, present: Collection[Person], *, inquiry_opened: bool
) -> None:
    """Raise Blocked at `inquiry_opened` for such a talk, held or to be held."""
    shut = child_alone(
        change.by.kind,
        present,
        consented=any(rules.receivers(value, change.at) for value in change.readable_values()),
        of_age=band_of(change) is AgeBand.ADULT,
        inquiry_opened=inquiry_opened,
    )
    refuse(shut, "inquiry_opened")


def band_of(change: Change) -> AgeBand | None:
    """The age band of the youth, of a number that one's own agency may read; None without one."""
    youths = twins.granted_youths(change.case, by=change.by, at=change.at)
    if not youths or youths[0].personnummer is None:
        return None
    born = change.birth_date(change.own(youths[0]))
    return rules.band_on(born, change.at.date(), settings.CONSENT_TERMS)
