"""Who must say yes to a consent, and which answers can still be recorded on it."""

from dataclasses import dataclass
from datetime import datetime

from consent.answers import fault, latest_of
from consent.asked import Consent
from consent.clauses import Clause
from consent.terms import (
    GUARDIANS,
    AgeBand,
    AnswerKind,
    Custody,
    Person,
)

YOUTH = frozenset({Person.YOUTH})
NOBODY: frozenset[Person] = frozenset()


@dataclass(frozen=True, slots=True)
class Required:
    """Whose yes is needed and whose view is to be heard; nobody's if nobody can consent."""

    must_answer: frozenset[Person]
    view_of: frozenset[Person]


def required_givers(band: AgeBand, guardians: frozenset[Person]) -> Required:
    """The age table of domain 3.1; `guardians` are all those that are named.

    With joint custody both must say yes (FB 6:11, 6:13). Before 18 the youth alone cannot.
    """
    guardians &= GUARDIANS
    if band is AgeBand.ADULT:
        return Required(must_answer=YOUTH, view_of=NOBODY)
    if not guardians:
        return Required(must_answer=NOBODY, view_of=NOBODY)
    if band is AgeBand.ANSWERS:
        return Required(must_answer=guardians | YOUTH, view_of=NOBODY)
    return Required(must_answer=guardians, view_of=YOUTH if band is AgeBand.HEARD else NOBODY)


def custody_fault(
    custody: Custody, holders: frozenset[Person], named: frozenset[Person]
) -> Clause | None:
    """Why those said to have custody cannot be asked as such, or None.

    Joint custody is two persons' (FB 6:2, 6:13); everybody who has it must be named first.
    """
    if not holders or not holders <= named & GUARDIANS:
        return Clause.CUSTODY_NAMED
    if custody is Custody.JOINT and len(holders) != 2:
        return Clause.CUSTODY_JOINT
    if custody is Custody.SOLE and len(holders) != 1:
        return Clause.CUSTODY_SOLE
    return Clause.CUSTODY_NAMED if custody is Custody.OF_AGE else None


def may_answer(consent: Consent, giver: Person, kind: AnswerKind, at: datetime) -> Clause | None:
    """Why an answer cannot be recorded, or None.

    A withdrawal cannot be undone; a new yes is a new consent. A yes is taken back by withdrawing,
    never by a no that a later yes could lift. A no is not lifted by a view: what age and maturity
    let the guardians decide against it is for the decider (domain 3.1).
    """
    if giver not in consent.must_answer | consent.view_of:
        return Clause.NOT_A_GIVER
    why = fault(consent, at)
    if why in (Clause.WITHDRAWN, Clause.EXPIRED, Clause.REPLACED):
        return why
    if kind == AnswerKind.VIEW and giver in consent.must_answer:
        return Clause.VIEW_IS_NO_ANSWER
    before = latest_of(consent, giver, at)
    if kind == AnswerKind.VIEW and before and before.kind == AnswerKind.NO:
        return Clause.VIEW_IS_NO_ANSWER
    if kind == AnswerKind.NO and before and before.kind == AnswerKind.YES:
        return Clause.WITHDRAW_INSTEAD
    return None
