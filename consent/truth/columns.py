"""The columns of the truth table, in their order; a lawyer's reading of each stands beside it."""

from typing import NamedTuple

from consent.clauses import Clause

# In a column: the functions do not take it, so it changes nothing.
ANY = "*"
# In a column: nothing is asked, because the row is denied.
NOTHING = "-"
ALLOW, DENY = "allow", "deny"
# A state that no consent can be in for that age, custody and form; nothing can be told on it.
CANNOT_OCCUR = "state.cannot_occur"


class Row(NamedTuple):
    """One case of the law and its answer.

    The first eleven say what is asked, `decision` and `clause` what is answered; the rest say what
    the decider has to be able to answer where a provision of law allows it.
    """

    part: str  # provision, consent or reading
    ground: str
    sender: str  # what the telling agency is
    receiver: str
    topic: str
    age: str  # of the youth
    crossed: str  # the family's form has the cross: receiver by topic
    excepted: str  # no; for the topic; for everything between the two
    concerns: str  # whom the item is about
    custody: str
    consent_state: str
    standing: str  # how it came to stand so
    decision: str  # allow or deny
    clause: str  # the deciding one
    ways: str = NOTHING  # how it may be told
    decider: str = NOTHING
    committed_crime: str = NOTHING  # yes, no, or any: what must be answered
    inquiry_opened: str = NOTHING
    requested: str = NOTHING
    second_person: str = NOTHING
    harm_questions: str = NOTHING
    otherwise: str = NOTHING  # the clauses by which another answer is refused


HEAD: tuple[str, ...] = Row._fields


def decision(clause: Clause | None, granted_by: str = "") -> tuple[str, str]:
    """The two columns of the answer: a clause that stands against it denies."""
    return (ALLOW, granted_by) if clause is None else (DENY, clause.value)
