"""Whether a form asks if an inquiry is open: social services and a child alone (SoL 20:7)."""

from django.conf import settings
from django.db.models import Q

from access.clock import today
from access.members import Member
from access.roles import AgencyKind
from casework.models import Identity
from casework.reading.forms import Fields
from consent import rules
from consent.birthdays import birth_date
from consent.gate import Disclosure
from consent.loading import Narrowed
from consent.terms import AgeBand, Person

# What must be opened to know the youth's age: the youth's number, if one may read it.
OF_AGE: Fields = {Identity: ("personnummer",)}
OF_THE_YOUTH: Narrowed = {Identity: Q(concerns=Person.YOUTH.value)}


def fields_for_age(by: Member) -> Fields:
    """The same where the age is asked for by social services alone."""
    return OF_AGE if by.kind is AgencyKind.SOCIAL_SERVICES else {}


def asks_inquiry(disclosure: Disclosure, by: Member) -> bool:
    """Whether social services may talk to this child alone only inside an inquiry."""
    if by.kind is not AgencyKind.SOCIAL_SERVICES or is_of_age(disclosure):
        return False
    return not any(rules.receivers(one.value, disclosure.at) for one in disclosure.consents)


def is_of_age(disclosure: Disclosure) -> bool:
    """Whether the youth decides alone, as far as one may read the number."""
    numbers = [
        shown.text.get("personnummer", "")
        for shown in disclosure.of(Identity)
        if shown.row.concerns == Person.YOUTH.value
    ]
    bands = [
        rules.band_on(birth_date(number), today(), settings.CONSENT_TERMS)
        for number in numbers
        if number
    ]
    return bool(bands) and all(band is AgeBand.ADULT for band in bands)
