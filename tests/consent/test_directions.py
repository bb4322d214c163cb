"""Domain 2.3 with its corrections: which grounds there are from one agency to another."""

import pytest

from access.roles import AgencyKind
from consent.disclosure import Party, between
from consent.grounds import PROVISIONS
from tests.consent.test_grounds import (
    CLUB,
    COORDINATION,
    FREE_SCHOOL,
    HEALTH,
    LEISURE,
    OPEN_LEISURE,
    OTHER,
    POLICE,
    SCHOOL,
    SOCIAL,
)


def codes_between(sender: Party, receiver: Party) -> set[str]:
    return {
        PROVISIONS[ground].code
        for ground in PROVISIONS
        if between(ground, sender, receiver) is None
    }


EVERYBODY = {"NODVANDIGT", "EJ_SEKRETESS", "AVIDENTIFIERAT"}
# Domain 2.3 with its corrections, where 2.2 is the rule: written by hand.
DIRECTIONS = {
    (SCHOOL, SOCIAL): {"OROSANMALAN", "UTREDNING_UPPGIFT", "GENERALKLAUSUL", "BROTTSFOREBYGGA",
                       "MENPROVNING_OK"},
    (POLICE, SOCIAL): {"POLIS_UNDERRATTELSE", "OROSANMALAN", "UTREDNING_UPPGIFT",
                       "GENERALKLAUSUL", "BROTTSFOREBYGGA", "MENPROVNING_OK"},
    (LEISURE, SOCIAL): {"OROSANMALAN", "UTREDNING_UPPGIFT", "BROTTSFOREBYGGA", "MENPROVNING_OK"},
    (SOCIAL, POLICE): {"UNG_RISK_BROTT", "BROTTSFOREBYGGA", "AKUT_POLIS", "BROTT_MOT_BARN",
                       "ATERKOPPLING",
                       "LANGNING", "GROVT_BROTT", "KONTAKTUPPGIFT", "MENPROVNING_OK"},
    (SOCIAL, SCHOOL): {"BROTTSFOREBYGGA", "ATERKOPPLING", "MENPROVNING_OK"},
    (SOCIAL, LEISURE): {"BROTTSFOREBYGGA", "ATERKOPPLING", "MENPROVNING_OK"},
    (SCHOOL, POLICE): {"REKTOR_BROTTSBEK", "BROTT_OVRIGT", "BROTTSFOREBYGGA", "KONTAKTUPPGIFT",
                       "GENERALKLAUSUL", "MENPROVNING_OK"},
    (POLICE, SCHOOL): {"BROTTSFOREBYGGA", "GENERALKLAUSUL", "MENPROVNING_OK"},
    (SCHOOL, LEISURE): {"MENPROVNING_OK", "BROTTSFOREBYGGA", "GENERALKLAUSUL"},
    (LEISURE, SCHOOL): {"MENPROVNING_OK", "BROTTSFOREBYGGA"},
    (LEISURE, POLICE): {"KOMMUN_BROTTSBEK", "BROTT_OVRIGT", "BROTTSFOREBYGGA", "KONTAKTUPPGIFT",
                        "MENPROVNING_OK"},
    (OPEN_LEISURE, POLICE): {"FRITID_BROTTSBEK", "BROTT_OVRIGT", "BROTTSFOREBYGGA",
                             "KONTAKTUPPGIFT", "MENPROVNING_OK"},
    (POLICE, LEISURE): {"BROTTSFOREBYGGA", "GENERALKLAUSUL", "MENPROVNING_OK"},
}  # fmt: skip


@pytest.mark.parametrize(("sender", "receiver"), DIRECTIONS)
def test_the_direction_table_is_the_one_of_the_field(sender, receiver):
    assert codes_between(sender, receiver) == DIRECTIONS[sender, receiver] | EVERYBODY


@pytest.mark.parametrize("receiver", [SOCIAL, POLICE, SCHOOL])
def test_a_free_school_tells_on_few_grounds(receiver):
    wanted = {
        AgencyKind.SOCIAL_SERVICES: {"OROSANMALAN", "UTREDNING_UPPGIFT"},
        AgencyKind.POLICE: {"REKTOR_BROTTSBEK"},
        AgencyKind.SCHOOL: set(),
    }[receiver.kind]
    assert codes_between(FREE_SCHOOL, receiver) == wanted | {"AVIDENTIFIERAT"}


def test_to_a_club_there_is_no_way_but_consent():
    for sender in (SOCIAL, SCHOOL, POLICE, LEISURE, COORDINATION, HEALTH, OTHER):
        assert codes_between(sender, CLUB) == set()
