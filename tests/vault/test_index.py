"""The number index: an agency finds what it holds a key of, and nobody asks across agencies."""

from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from access.acts import Act
from casework.management.demo import telling
from casework.models import Identity
from casework.models.identity import Protection
from casework.writing import persons
from consent import gate
from consent.guarded import UnguardedWrite, writes_open
from consent.terms import ConcernCategory, Person, Topic
from tests import town as towns
from tests.town import Town
from vault import grants, index, keys
from vault.models import AgencyKey, Grant, IndexKey, IndexRow
from vault.sealed import CannotOpen

# Elias's, his guardian's, and another youth's, who is as little of age to answer alone.
NUMBER, GUARDIAN, OTHER = "20120305-2392", "19790124-9297", "20130302-2394"
COORDINATION_NUMBER = "20080573-2385"


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def identity(case: UUID, agency: UUID, person: Person = Person.YOUTH) -> Identity:
    return Identity.objects.get(case_id=case, owner_id=agency, concerns=person.value)


def correct(town: Town, case: UUID, number: str) -> None:
    persons.correct_identity(
        case,
        identity(case, town.agency("school")).pk,
        by=town["teacher"],
        version=1,
        given_name="Elias",
        surname="Alm",
        personnummer=number,
        protection=Protection.NO,
    )


def holders(item_id: UUID) -> set[UUID]:
    return set(
        IndexRow.objects.filter(grant__item_id=item_id).values_list("grant__agency_id", flat=True)
    )


def consistent() -> bool:
    """Rows stand exactly with the grants of youths' identities."""
    youths = Identity.objects.filter(concerns="youth", personnummer__isnull=False)
    expected = Grant.objects.filter(item_id__in=list(youths.values_list("pk", flat=True)))
    return set(expected.values_list("pk", flat=True)) == set(
        IndexRow.objects.values_list("pk", flat=True)
    )


def test_the_noting_agency_finds_the_youth_however_the_number_is_written(town: Town) -> None:
    case = towns.note_concern(town)
    school = town.agency("school")
    own = frozenset({identity(case, school).pk})
    assert index.find(school, NUMBER) == index.find(school, NUMBER.replace("-", "")) == own
    assert index.find(school, OTHER) == frozenset()


def test_a_coordination_number_is_found_the_same_way(town: Town) -> None:
    case = telling.concern(
        town["teacher"], ("Aya", "Ek"), COORDINATION_NUMBER, ConcernCategory.SUBSTANCES, "Text."
    )
    school = town.agency("school")
    assert index.find(school, COORDINATION_NUMBER) == {identity(case, school).pk}


@pytest.mark.parametrize(
    "number", ["", "120305-2392", "20120305-239", "2012030523921", "٢٠١٢٠٣٠٥٢٣٩٢"]
)
def test_what_is_no_number_is_refused_without_being_repeated(town: Town, number: str) -> None:
    with pytest.raises(ValueError, match=r"^A number has 12 digits\.$"):
        index.find(town.agency("school"), number)


def test_guardians_are_not_in_the_index(town: Town) -> None:
    case = towns.note_concern(town)
    school = town.agency("school")
    assert identity(case, school, Person.GUARDIAN_1).personnummer is not None
    assert index.find(school, GUARDIAN) == frozenset()
    assert IndexRow.objects.count() == 1


def test_an_agency_without_a_key_finds_nothing_and_gets_no_index_key_by_asking(
    town: Town,
) -> None:
    towns.note_concern(town)
    assert index.find(town.agency("police"), NUMBER) == frozenset()
    assert set(IndexKey.objects.values_list("agency_id", flat=True)) == {town.agency("school")}


def test_the_same_number_has_a_whole_digest_and_another_one_in_each_agency(town: Town) -> None:
    case, _consent = towns.consented(town)
    shared = identity(case, town.agency("school"))
    rows = IndexRow.objects.filter(grant__item_id=shared.pk)
    digests = [bytes(row.digest) for row in rows]
    assert holders(shared.pk) >= {town.agency("school"), town.agency("police")}
    assert [len(digest) for digest in digests] == [32] * len(digests)
    assert len(set(digests)) == len(digests)


def test_withdrawal_takes_the_rows_of_others_with_their_keys(town: Town) -> None:
    case, consent = towns.consented(town)
    shared = identity(case, town.agency("school"))
    assert index.find(town.agency("police"), NUMBER) == {shared.pk}
    assert consistent()
    towns.withdraw(town, case, consent)
    assert index.find(town.agency("police"), NUMBER) == frozenset()
    assert index.find(town.agency("school"), NUMBER) == {shared.pk}
    assert consistent()


def test_an_agencys_own_copy_is_found_after_the_release_is_over(town: Town) -> None:
    case, consent = towns.consented(town)
    telling.note(case, town["officer"], Topic.LEISURE, "Sågs i parken.")
    police = town.agency("police")
    copy = identity(case, police)
    assert index.find(police, NUMBER) == {copy.pk, identity(case, town.agency("school")).pk}
    towns.withdraw(town, case, consent)
    assert index.find(police, NUMBER) == {copy.pk}
    assert consistent()


def test_a_corrected_number_moves_in_every_index(town: Town) -> None:
    case, _consent = towns.consented(town)
    shared = identity(case, town.agency("school"))
    before = holders(shared.pk)
    correct(town, case, OTHER)
    for agency in ("school", "police"):
        assert index.find(town.agency(agency), NUMBER) == frozenset()
        assert index.find(town.agency(agency), OTHER) == {shared.pk}
    assert (holders(shared.pk), consistent()) == (before, True)


def test_a_number_that_is_taken_away_leaves_the_index(town: Town) -> None:
    case = towns.note_concern(town)
    item = identity(case, town.agency("school"))
    with gate.changing(case, by=town["teacher"], act=Act.CORRECT_IDENTITY) as change:
        change.own(item).personnummer = None
        item.save()
    assert IndexRow.objects.count() == 0


def test_forgetting_an_item_takes_its_row(town: Town) -> None:
    case = towns.note_concern(town)
    item = identity(case, town.agency("school"))
    with gate.changing(case, by=town["teacher"], act=Act.CORRECT_IDENTITY):
        grants.forget([item.pk])
    assert index.find(town.agency("school"), NUMBER) == frozenset()
    assert IndexRow.objects.count() == 0


def test_sealing_anew_keeps_every_row(town: Town) -> None:
    case, _consent = towns.consented(town)
    shared = identity(case, town.agency("school"))
    before = holders(shared.pk)
    with gate.changing(case, by=town["teacher"], act=Act.CORRECT_IDENTITY) as change:
        grants.reseal([change.own(shared)])
    assert (holders(shared.pk), consistent()) == (before, True)


def test_a_change_that_is_rolled_back_leaves_no_row(town: Town) -> None:
    case = towns.note_concern(town)
    item = identity(case, town.agency("school"))
    with (
        pytest.raises(RuntimeError),
        gate.changing(case, by=town["teacher"], act=Act.CORRECT_IDENTITY) as change,
    ):
        grants.give(
            [change.own(item)],
            to_agency_id=town.agency("police"),
            ground="consent",
            basis_id=case,
        )
        assert index.find(town.agency("police"), NUMBER) == {item.pk}
        raise RuntimeError
    assert index.find(town.agency("police"), NUMBER) == frozenset()


def test_twins_are_two_items_with_one_number_in_ones_own_index(town: Town) -> None:
    first, second = towns.note_concern(town), towns.note_concern(town)
    other = telling.concern(
        town["teacher"], ("Noa", "Ek"), OTHER, ConcernCategory.SUBSTANCES, "Text."
    )
    school = town.agency("school")
    a, b, c = (identity(case, school).pk for case in (first, second, other))
    assert index.twins(school, [a, b, c]) == (frozenset({a, b}),)
    assert index.twins(school, [a, c]) == ()
    assert index.twins(school, []) == ()


def test_twins_are_not_told_to_an_agency_that_holds_one_of_them_alone(town: Town) -> None:
    first, _consent = towns.consented(town)
    second = towns.note_concern(town)
    school, police = town.agency("school"), town.agency("police")
    items = [identity(case, school).pk for case in (first, second)]
    assert index.twins(school, items) == (frozenset(items),)
    assert index.twins(police, items) == ()


def test_making_the_index_key_is_in_the_log_once(town: Town) -> None:
    from audit import chain
    from audit.models import Body

    towns.note_concern(town)
    towns.note_concern(town)
    made = [
        act
        for row in Body.objects.filter(log_id=town.collaboration.pk)
        for act in chain.parse(bytes(row.bytes)).get("keys", [])
        if act[0] == "index_made"
    ]
    assert len(made) == IndexKey.objects.count() == 1
    assert len(bytes.fromhex(made[0][-1])) == 32


def test_an_index_key_is_not_taken_for_an_agency_key_nor_another_agencys(town: Town) -> None:
    towns.consented(town)
    school, police = town.agency("school"), town.agency("police")
    index_key = IndexKey.objects.get(agency_id=school)
    agency_key = AgencyKey.objects.get(agency_id=school)
    keys.forget_agency_keys()
    agency_key.wrapped = index_key.wrapped
    with pytest.raises(CannotOpen):
        keys.agency_cipher(agency_key)
    for other in (
        AgencyKey.objects.get(agency_id=school).wrapped,
        IndexKey.objects.get(agency_id=police).wrapped,
    ):
        with writes_open():
            IndexKey.objects.filter(agency_id=school).update(wrapped=other)
        with pytest.raises(CannotOpen):
            index.find(school, NUMBER)


def test_the_index_is_written_inside_a_change_alone(town: Town) -> None:
    towns.note_concern(town)
    for table in ("vault_indexkey", "vault_indexrow"):
        with pytest.raises(UnguardedWrite), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("digest", [b"", b"x" * 31, b"x" * 33])
def test_a_digest_that_is_cut_is_refused_by_the_database(town: Town, digest: bytes) -> None:
    towns.note_concern(town)
    with writes_open(), pytest.raises(IntegrityError), transaction.atomic():
        IndexRow.objects.update(digest=digest)


@pytest.mark.parametrize("number", [NUMBER, OTHER])
def test_finding_takes_two_statements_whatever_is_found(
    town: Town, number: str, django_assert_num_queries: object
) -> None:
    towns.note_concern(town)
    with django_assert_num_queries(2):  # type: ignore[operator]
        index.find(town.agency("school"), number)


def test_rows_that_were_sealed_before_are_put_into_the_index_with_one_entry(town: Town) -> None:
    case, _consent = towns.consented(town)
    shared = identity(case, town.agency("school"))
    before = {(row.pk, bytes(row.digest)) for row in IndexRow.objects.all()}
    with writes_open():
        IndexRow.objects.all().delete()
    assert index.find(town.agency("police"), NUMBER) == frozenset()
    acts = len(towns.acts_of(town))
    call_command("rebuild_index", stdout=StringIO())
    assert index.find(town.agency("police"), NUMBER) == {shared.pk}
    assert {(row.pk, bytes(row.digest)) for row in IndexRow.objects.all()} == before
    assert towns.acts_of(town)[acts:] == [(Act.MAKE_KEY, "changed")]


def test_a_digest_that_was_moved_to_another_agencys_grant_is_not_found_there(town: Town) -> None:
    towns.consented(town)
    rows = {row.grant.agency_id: row for row in IndexRow.objects.select_related("grant")}
    school, police = town.agency("school"), town.agency("police")
    with writes_open():
        rows[school].delete()
        IndexRow.objects.filter(pk=rows[police].pk).update(digest=rows[school].digest)
    assert index.find(school, NUMBER) == frozenset()
