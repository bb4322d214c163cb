"""What was released stays readable for as long as the consent carries it, and no longer."""

from uuid import UUID

import pytest

from access.blocked import Blocked
from casework.reading.cases import read_case
from casework.writing import consents, notes
from consent.models import Release
from consent.terms import AnswerKind, Channel, Person, Topic
from tests import town as towns
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def note_about(town: Town, case: UUID, concerns: Person) -> UUID:
    return notes.record_note(
        case,
        by=town["teacher"],
        topic=Topic.FAMILY,
        concerns=concerns,
        text="Dricker hemma.",
        receivers=[town.agency("police")],
    )


def answer_again(town: Town, case: UUID, consent: UUID, *, about_self: bool) -> None:
    consents.record_answer(
        case,
        consent,
        by=town["teacher"],
        giver=Person.GUARDIAN_1,
        kind=AnswerKind.YES,
        channel=Channel.PHONE,
        about_self=about_self,
    )


def test_a_note_about_a_guardian_is_read_while_that_guardian_lets_it(town: Town) -> None:
    case, consent = towns.consented(town)
    about_guardian = note_about(town, case, Person.GUARDIAN_1)
    about_youth = note_about(town, case, Person.YOUTH)
    answer_again(town, case, consent, about_self=True)
    assert len(read_case(case, by=town["officer"]).notes) == 2

    answer_again(town, case, consent, about_self=False)
    assert [note.item_id for note in read_case(case, by=town["officer"]).notes] == [about_youth]
    own = {note.item_id: note for note in read_case(case, by=town["teacher"]).notes}
    assert own[about_guardian].released_to == ()
    assert [line.runs for line in own[about_youth].released_to] == [True]
    assert Release.objects.get(item_id=about_guardian).ended_at is not None


def test_a_release_to_oneself_is_refused_and_not_passed_over(town: Town) -> None:
    case, _consent = towns.consented(town)
    with pytest.raises(Blocked) as refused:
        notes.record_note(
            case,
            by=town["teacher"],
            topic=Topic.SCHOOLING,
            concerns=Person.YOUTH,
            text="Skolans.",
            receivers=[town.agency("school")],
        )
    assert refused.value.field == "receivers"
