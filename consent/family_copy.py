"""What may stand in the copy of the plan that is made for one person; unknown denies (domain 0.8).

A pure rule beside `consent.rules`: what one may read is asked there, and this takes away from it.
"""

from collections.abc import Collection

from consent.terms import GUARDIANS, Person, Topic

FAMILY = frozenset({Person.YOUTH}) | GUARDIANS


def may_stand(*, topic: str, concerns: str, person: str, hidden_from: Collection[str]) -> bool:
    """Whether an item may stand in the copy for a person.

    Of the plan alone; about the youth or that very person, so never about the other guardian; and
    not marked "Visa inte för vårdnadshavare" for them by whatever agency.
    """
    if person not in FAMILY or topic != Topic.PLAN or person in hidden_from:
        return False
    return concerns in (Person.YOUTH, person)
