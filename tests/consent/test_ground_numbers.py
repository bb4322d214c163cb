"""Addresses name a ground by its number: never a name, never one number for two (domain 12.5)."""

from uuid import uuid4

from django.urls import reverse

from consent.ground_numbers import GROUND_NUMBERS, GROUNDS_BY_NUMBER
from consent.grounds import PROVISIONS, Ground


def test_every_provision_has_a_number_of_its_own():
    assert GROUND_NUMBERS.keys() == PROVISIONS.keys()
    assert len(GROUNDS_BY_NUMBER) == len(PROVISIONS)


def test_numbers_are_those_of_the_day_they_were_given():
    assert GROUNDS_BY_NUMBER["1"] is Ground.REPORT_OF_CONCERN
    assert GROUNDS_BY_NUMBER["10"] is Ground.SERIOUS_CRIME
    assert GROUNDS_BY_NUMBER["23"] is Ground.DE_IDENTIFIED


def test_an_address_of_a_form_does_not_tell_the_ground():
    address = reverse("disclose_on", args=[uuid4(), uuid4(), 10])
    assert address.endswith("/10/")
    assert not any(ground.value in address for ground in PROVISIONS)
