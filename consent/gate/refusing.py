"""Refusals are recorded before they are raised, so that they survive the rollback."""

from uuid import UUID

from django.utils.crypto import salted_hmac

from access.acts import Act
from access.members import Member
from audit import log
from audit.entries import Entry, Outcome
from consent.relation import Relation


def record_refusal(
    case_id: UUID,
    found: Relation | None,
    *,
    by: Member,
    act: Act,
    code: str,
    outcome: Outcome = Outcome.REFUSED,
    because_of: tuple[tuple[str, UUID, UUID | None], ...] = (),
) -> None:
    """One entry that survives the rollback; as many statements whether or not the case exists.

    The agency that noted the case is told of those who try its door. What an agency with a part in
    the case tries and does not get done is for its own reviewer, as what it does (`Change.entry`).
    """
    owner = found.case.noting_agency_id if found else None
    if found is not None and found.invited and not found.owns:
        owner = None
    log.recorded(
        by.collaboration_id,
        Entry(
            act=act,
            outcome=outcome,
            by=by,
            case_id=found.case.pk if found else None,
            asked=str(case_id),
            rule=code,
            subjects=(("case", case_id, owner), *because_of),
        ),
    )


def record_own_refusal(
    asked: UUID | None,
    found: Relation | None,
    *,
    by: Member,
    act: Act,
    code: str,
    outcome: Outcome = Outcome.REFUSED,
) -> None:
    """The same where not even a refusal may be seen outside one's own agency (domain 0.6)."""
    log.recorded(
        by.collaboration_id,
        Entry(
            act=act,
            outcome=outcome,
            by=by,
            case_id=found.case.pk if found else None,
            asked=str(asked or ""),
            rule=code,
        ),
    )


def record_search(*, by: Member, act: Act, terms: str, found: bool) -> None:
    """One entry for a search, with a keyed hash of what was asked for and never the words."""
    log.recorded(
        by.collaboration_id,
        Entry(
            act=act,
            outcome=Outcome.SHOWN,
            by=by,
            rule="" if found else "search.nothing",
            terms=terms_hash(by.collaboration_id, terms),
            counts={"found": int(found)},
        ),
    )


def terms_hash(collaboration_id: UUID, terms: str) -> str:
    """HMAC-SHA-256 of search terms under the installation's secret, in hex."""
    salt = f"varsam.search.{collaboration_id}"
    return salted_hmac(salt, terms, algorithm="sha256").hexdigest()
