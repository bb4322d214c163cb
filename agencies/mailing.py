"""E-mail that says only that there is something new, with a link: the same words to everybody.

Who gets it when is each user's choice. What is new, the mail knows nothing of.
"""

import contextlib
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q

from access import clock
from access.acts import Act
from access.clock import STOCKHOLM
from access.system import SYSTEM
from agencies.models import MailChoice, Membership, User, running
from audit import log
from audit.entries import Entry, Outcome

SUBJECT = "Varsam"
# In both languages of the site: which one the receiver reads is known to the browser alone.
TEXT = """Det finns något nytt för dig. Logga in för att läsa.
There is something new for you. Log in to read it.

{address}
"""
# Whoever wants it at once gets no more than one in this time.
BETWEEN = timedelta(hours=1)
# From this hour of the day, in Sweden, the day's mail is sent.
DIGEST_HOUR = 7


class NotSent(Exception):
    """The mail server did not take an e-mail."""


def tell_at_once(membership_ids: Collection[UUID]) -> None:
    """Mail those who chose it at once and have had none for an hour; runs after the commit.

    A server that does not answer stops nobody's work: the mail is sent with the due work.
    """
    for user_id in _users_of(membership_ids):
        with contextlib.suppress(NotSent):
            send(user_id, MailChoice.AT_ONCE)


def _users_of(membership_ids: Collection[UUID]) -> list[UUID]:
    if not membership_ids:
        return []
    rows = Membership.objects.filter(running(clock.today()), pk__in=list(membership_ids))
    found = rows.filter(user__mail=MailChoice.AT_ONCE).order_by("user_id")
    return list(found.values_list("user_id", flat=True).distinct())


def may_be_due() -> Q:
    """Users whose mail may be sent now, if there is anything new for them."""
    now = clock.now()
    local = now.astimezone(STOCKHOLM)
    day = local.replace(hour=0, minute=0, second=0, microsecond=0)
    at_once = Q(mail=MailChoice.AT_ONCE) & _none_since(now - BETWEEN)
    if local.hour < DIGEST_HOUR:
        return at_once
    return at_once | (Q(mail=MailChoice.DAILY) & _none_since(day))


def _none_since(since: datetime) -> Q:
    return Q(mailed_at__isnull=True) | Q(mailed_at__lt=since)


def send(user_id: UUID, kind: str) -> bool:
    """Send one user the mail, unless another run or request has just done so.

    The time is claimed first, so that two at once send one; it is given back where the mail was
    not taken. Raises NotSent.
    """
    user = User.objects.filter(may_be_due(), pk=user_id, mail=kind, is_active=True).first()
    if user is None:
        return False
    at, before = clock.now(), user.mailed_at
    mine = User.objects.filter(pk=user_id, mailed_at=before)
    if not mine.update(mailed_at=at):
        return False
    try:
        send_mail(SUBJECT, TEXT.format(address=settings.SITE_ADDRESS), None, [user.email])
    except OSError:
        User.objects.filter(pk=user_id, mailed_at=at).update(mailed_at=before)
        raise NotSent from None
    _record(user_id, kind)
    return True


def _record(user_id: UUID, kind: str) -> None:
    """Who, when and of which kind, in the installation's log."""
    log.recorded(
        log.INSTALLATION,
        Entry(
            act=Act.SEND_MAIL,
            outcome=Outcome.CHANGED,
            actor_id=SYSTEM,
            subjects=(("user", user_id, None),),
            facts={"step": kind},
        ),
    )
