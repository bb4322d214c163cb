"""What may stand in the family's copy: every topic, person and mark."""

from itertools import product

from consent.family_copy import may_stand
from consent.terms import Person, Topic

PERSONS = [*(one.value for one in Person), "", "somebody"]


def test_only_the_plan_about_the_youth_or_that_person_stands_in_it() -> None:
    stands = {
        (topic, concerns, person)
        for topic, concerns, person in product([*map(str, Topic), ""], PERSONS, PERSONS)
        if may_stand(topic=topic, concerns=concerns, person=person, hidden_from=())
    }
    assert stands == {
        ("plan", "youth", "youth"),
        ("plan", "youth", "guardian_1"),
        ("plan", "youth", "guardian_2"),
        ("plan", "guardian_1", "guardian_1"),
        ("plan", "guardian_2", "guardian_2"),
    }


def test_a_mark_takes_it_from_that_person_alone() -> None:
    item = {"topic": "plan", "concerns": "youth"}
    hidden = {"guardian_1"}
    assert not may_stand(**item, person="guardian_1", hidden_from=hidden)
    assert may_stand(**item, person="guardian_2", hidden_from=hidden)
    assert may_stand(**item, person="youth", hidden_from=hidden)
