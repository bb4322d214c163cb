"""The grounds on which an agency may read an item, and the provisions behind them, as data.

The table is domain 2.2 with its corrections; `consent.disclosure` asks it. A field that is left out
is the answer that denies: no sender, no receiver, no way of telling.
"""

from enum import StrEnum

from access.roles import Role
from consent.provision import (
    EVERY_KIND,
    HEALTH,
    LEISURE,
    MINOR,
    NOT_HEALTH,
    OTHER,
    POLICE,
    RELEASED_OR_TOLD,
    REPORTERS,
    SCHOOL,
    SOCIAL,
    TOLD,
    YOUNG,
    Crime,
    Decider,
    Provision,
    Way,
)


class Ground(StrEnum):
    """One ground; the provision has its Swedish code. The values are stored for ever."""

    OWN = "own"  # the agency's own item
    CONSENT = "consent"
    REPORT_OF_CONCERN = "report_of_concern"
    INQUIRY = "inquiry"
    FEEDBACK = "feedback"
    POLICE_NOTICE = "police_notice"
    YOUTH_AT_RISK_OF_CRIME = "youth_at_risk_of_crime"
    CRIME_PREVENTION = "crime_prevention"
    ACUTE_POLICE = "acute_police"
    CRIME_AGAINST_CHILD = "crime_against_child"
    SUPPLY_TO_MINOR = "supply_to_minor"
    SERIOUS_CRIME = "serious_crime"
    OTHER_CRIME = "other_crime"
    VIOLENCE_IN_FAMILY = "violence_in_family"
    TERRORISM = "terrorism"
    CONTACT_DETAILS = "contact_details"
    MUNICIPAL_PREVENTION = "municipal_prevention"
    SCHOOL_PREVENTION = "school_prevention"
    LEISURE_PREVENTION = "leisure_prevention"
    CARE_OF_CHILD = "care_of_child"
    NECESSARY = "necessary"
    GENERAL_CLAUSE = "general_clause"
    HARM_TEST = "harm_test"
    NOT_SECRET = "not_secret"  # noqa: S105  (the name of a ground)
    DE_IDENTIFIED = "de_identified"


PROVISIONS: dict[Ground, Provision] = {
    Ground.REPORT_OF_CONCERN: Provision(
        code="OROSANMALAN",
        law="SoL 19:1, OSL 10:28",
        senders=REPORTERS,
        receivers=SOCIAL,
        private_sender=True,
        ways=frozenset({Way.REPORT, Way.TOLD}),
        under_age=MINOR,
        decider=Decider.ASSIGNED,
        duty=True,
    ),
    Ground.INQUIRY: Provision(
        code="UTREDNING_UPPGIFT",
        law="SoL 20:6, OSL 10:28",
        senders=REPORTERS,
        receivers=SOCIAL,
        private_sender=True,
        ways=RELEASED_OR_TOLD,
        inquiry=True,
        decider=Decider.ASSIGNED,
        duty=True,
    ),
    Ground.FEEDBACK: Provision(
        code="ATERKOPPLING",
        law="SoL 19:6, OSL 26:9 a",
        senders=SOCIAL,
        receivers=REPORTERS,
        ways=TOLD,
        on_request=True,
        decider=Decider.ASSIGNED,
    ),
    Ground.POLICE_NOTICE: Provision(
        code="POLIS_UNDERRATTELSE",
        law="Polislagen 6 § 2 st, LUL 6 §",
        senders=POLICE,
        receivers=SOCIAL,
        ways=RELEASED_OR_TOLD,
        decider=Decider.ASSIGNED,
        duty=True,
    ),
    Ground.YOUTH_AT_RISK_OF_CRIME: Provision(
        code="UNG_RISK_BROTT",
        law="OSL 10:18 a",
        senders=SOCIAL,
        receivers=POLICE,
        ways=RELEASED_OR_TOLD,
        under_age=YOUNG,
        crime=Crime.NOT_COMMITTED,
    ),
    Ground.CRIME_PREVENTION: Provision(
        code="BROTTSFOREBYGGA",
        law="OSL 10:15 a",
        senders=EVERY_KIND - HEALTH,
        receivers=EVERY_KIND,
        topics=NOT_HEALTH,
        ways=RELEASED_OR_TOLD,
        committed_not_from=SOCIAL,
    ),
    Ground.ACUTE_POLICE: Provision(
        code="AKUT_POLIS",
        law="OSL 10:20",
        senders=SOCIAL,
        receivers=POLICE,
        ways=RELEASED_OR_TOLD,
        under_age=MINOR,
        decider=Decider.ASSIGNED,
    ),
    Ground.CRIME_AGAINST_CHILD: Provision(
        code="BROTT_MOT_BARN",
        law="OSL 10:21",
        senders=SOCIAL | HEALTH,
        receivers=POLICE,
        ways=RELEASED_OR_TOLD,
        crime=Crime.COMMITTED,
    ),
    Ground.SUPPLY_TO_MINOR: Provision(
        code="LANGNING",
        law="OSL 10:22",
        senders=SOCIAL,
        receivers=POLICE,
        ways=RELEASED_OR_TOLD,
        crime=Crime.COMMITTED,
    ),
    Ground.SERIOUS_CRIME: Provision(
        code="GROVT_BROTT",
        law="OSL 10:23",
        senders=SOCIAL | HEALTH,
        receivers=POLICE,
        ways=RELEASED_OR_TOLD,
        crime=Crime.COMMITTED,
    ),
    Ground.OTHER_CRIME: Provision(
        code="BROTT_OVRIGT",
        law="OSL 10:24",
        senders=SCHOOL | LEISURE,
        receivers=POLICE,
        topics=NOT_HEALTH,
        ways=RELEASED_OR_TOLD,
        crime=Crime.COMMITTED,
    ),
    # Shown as text alone until their tests are written (domain 2.2).
    Ground.VIOLENCE_IN_FAMILY: Provision(code="VALD_NARSTAENDE", law="OSL 10:18 c"),
    Ground.TERRORISM: Provision(code="TERROR", law="OSL 10:18 b, 10:22 a, 35:10 c"),
    # Address, telephone and the like are not kept here, so there is no item to release.
    Ground.CONTACT_DETAILS: Provision(
        code="KONTAKTUPPGIFT",
        law="Lag 2025:170 4 §",
        senders=EVERY_KIND,
        receivers=POLICE,
        ways=TOLD,
        on_request=True,
        duty=True,
    ),
    Ground.MUNICIPAL_PREVENTION: Provision(
        code="KOMMUN_BROTTSBEK",
        law="Lag 2025:170 6 §",
        senders=LEISURE | OTHER,
        receivers=POLICE,
        open_leisure=False,
        ways=RELEASED_OR_TOLD,
        duty=True,
    ),
    Ground.SCHOOL_PREVENTION: Provision(
        code="REKTOR_BROTTSBEK",
        law="Lag 2025:170 7 §",
        senders=SCHOOL,
        receivers=POLICE,
        private_sender=True,
        topics=NOT_HEALTH,
        ways=RELEASED_OR_TOLD,
        decider=Decider.HEAD_TEACHER,
        duty=True,
    ),
    Ground.LEISURE_PREVENTION: Provision(
        code="FRITID_BROTTSBEK",
        law="Lag 2025:170 7 §",
        senders=LEISURE,
        receivers=POLICE,
        open_leisure=True,
        topics=NOT_HEALTH,
        ways=RELEASED_OR_TOLD,
        duty=True,
    ),
    Ground.CARE_OF_CHILD: Provision(
        code="VARD_STOD_BARN",
        law="OSL 26:9, 25:12",
        senders=SOCIAL | HEALTH,
        receivers=SOCIAL | HEALTH,
        ways=RELEASED_OR_TOLD,
        under_age=MINOR,
    ),
    Ground.NECESSARY: Provision(
        code="NODVANDIGT",
        law="OSL 10:2",
        senders=EVERY_KIND,
        receivers=EVERY_KIND,
        ways=RELEASED_OR_TOLD,
    ),
    Ground.GENERAL_CLAUSE: Provision(
        code="GENERALKLAUSUL",
        law="OSL 10:27",
        senders=SCHOOL | POLICE,
        receivers=EVERY_KIND,
        topics=NOT_HEALTH,
        ways=RELEASED_OR_TOLD,
    ),
    Ground.HARM_TEST: Provision(
        code="MENPROVNING_OK",
        law="OSL 23, 26 och 35 kap.",
        senders=EVERY_KIND - HEALTH,
        receivers=EVERY_KIND,
        ways=RELEASED_OR_TOLD,
        weighs_harm=True,
        second_person=POLICE | LEISURE,
    ),
    Ground.NOT_SECRET: Provision(
        code="EJ_SEKRETESS",
        law="OSL 8:1",
        senders=EVERY_KIND,
        receivers=EVERY_KIND,
        ways=RELEASED_OR_TOLD,
        weighs_harm=True,
        second_person=POLICE | LEISURE,
    ),
    Ground.DE_IDENTIFIED: Provision(
        code="AVIDENTIFIERAT",
        law="OSL 8:1",
        senders=EVERY_KIND,
        receivers=EVERY_KIND,
        private_sender=True,
        ways=frozenset({Way.CONSULTATION}),
        decider=Decider.ASSIGNED,
    ),
}

# Who of the roles may decide as whom.
DECIDES: dict[Decider, frozenset[Role]] = {
    Decider.ASSIGNED: frozenset(
        {Role.COORDINATOR, Role.CONTACT_PERSON, Role.CASE_WORKER, Role.HEAD_TEACHER, Role.DECIDER}
    ),
    Decider.HEAD_TEACHER: frozenset({Role.HEAD_TEACHER}),
    Decider.DECISION_MAKER: frozenset({Role.DECIDER}),
}


def ground_of_code(code: str) -> Ground | None:
    """The ground with a Swedish code; None for an unknown one."""
    return next((ground for ground, known in PROVISIONS.items() if known.code == code), None)
