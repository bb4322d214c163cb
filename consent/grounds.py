"""The grounds on which an agency may read an item: the codes of the provisions (domain 2.2)."""

from enum import StrEnum


class Ground(StrEnum):
    """One ground; the comment is its Swedish code. The values are stored for ever."""

    OWN = "own"  # the agency's own item
    CONSENT = "consent"  # SAMTYCKE
    REPORT_OF_CONCERN = "report_of_concern"  # OROSANMALAN
    INQUIRY = "inquiry"  # UTREDNING_UPPGIFT
    FEEDBACK = "feedback"  # ATERKOPPLING
    POLICE_NOTICE = "police_notice"  # POLIS_UNDERRATTELSE
    YOUTH_AT_RISK_OF_CRIME = "youth_at_risk_of_crime"  # UNG_RISK_BROTT
    CRIME_PREVENTION = "crime_prevention"  # BROTTSFOREBYGGA
    ACUTE_POLICE = "acute_police"  # AKUT_POLIS
    CRIME_AGAINST_CHILD = "crime_against_child"  # BROTT_MOT_BARN
    SUPPLY_TO_MINOR = "supply_to_minor"  # LANGNING
    SERIOUS_CRIME = "serious_crime"  # GROVT_BROTT
    OTHER_CRIME = "other_crime"  # BROTT_OVRIGT
    VIOLENCE_IN_FAMILY = "violence_in_family"  # VALD_NARSTAENDE
    TERRORISM = "terrorism"  # TERROR
    CONTACT_DETAILS = "contact_details"  # KONTAKTUPPGIFT
    MUNICIPAL_PREVENTION = "municipal_prevention"  # KOMMUN_BROTTSBEK
    SCHOOL_PREVENTION = "school_prevention"  # REKTOR_BROTTSBEK
    LEISURE_PREVENTION = "leisure_prevention"  # FRITID_BROTTSBEK
    CARE_OF_CHILD = "care_of_child"  # VARD_STOD_BARN
    NECESSARY = "necessary"  # NODVANDIGT
    GENERAL_CLAUSE = "general_clause"  # GENERALKLAUSUL
    HARM_TEST = "harm_test"  # MENPROVNING_OK
    NOT_SECRET = "not_secret"  # noqa: S105  EJ_SEKRETESS
    DE_IDENTIFIED = "de_identified"  # AVIDENTIFIERAT


# Every other ground carries nothing until its own tests of sender, receiver and age are written.
USABLE = frozenset({Ground.OWN, Ground.CONSENT})
