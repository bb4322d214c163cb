import pytest

from consent import clause_wording, ground_wording, terms, wording
from consent.clauses import Clause
from consent.grounds import PROVISIONS, Ground
from consent.provision import Decider, Way

LISTS = [
    (terms.Topic, wording.TOPIC_LABELS),
    (terms.Person, wording.PERSON_LABELS),
    (terms.AnswerKind, wording.ANSWER_LABELS),
    (terms.ConsentState, wording.STATE_LABELS),
    (terms.ConsentState, wording.STATE_HELP),
    (terms.Purpose, wording.PURPOSE_LABELS),
    (terms.Channel, wording.CHANNEL_LABELS),
    (terms.ConcernCategory, wording.CONCERN_LABELS),
    (terms.CloseReason, wording.CLOSE_LABELS),
    (terms.AgeBand, wording.AGE_HELP),
    (Clause, clause_wording.CLAUSE_WORDS),
    (terms.Custody, wording.CUSTODY_LABELS),
    (terms.AssessmentKind, wording.ASSESSMENT_LABELS),
    (Ground, ground_wording.GROUND_LABELS),
    (PROVISIONS, ground_wording.GROUND_TESTS),
    (Decider, ground_wording.DECIDER_LABELS),
    (Way, ground_wording.WAY_LABELS),
]


@pytest.mark.parametrize(("words", "labels"), LISTS)
def test_everything_that_can_be_shown_has_words(words, labels):
    assert set(labels) == set(words)


@pytest.mark.parametrize(("words", "labels"), LISTS)
def test_no_two_things_are_called_the_same(words, labels):
    said = [str(label) for label in labels.values()]
    assert all(said)
    assert len(set(said)) == len(said)


def test_each_reason_is_a_sentence():
    assert all(str(clause_wording.clause_words(clause)).endswith(".") for clause in Clause)


def test_codes_of_clauses_are_plain_and_dotted():
    for clause in Clause:
        assert clause is Clause.OWN or "." in clause
        assert set(clause) <= set("abcdefghijklmnopqrstuvwxyz_.")
