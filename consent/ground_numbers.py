"""The number of each ground in addresses: a name there would tell of crime or health (domain 12.5).

A number is never reused, so that an old address never comes to another ground.
"""

from consent.grounds import Ground

GROUND_NUMBERS: dict[Ground, int] = {
    Ground.REPORT_OF_CONCERN: 1,
    Ground.INQUIRY: 2,
    Ground.FEEDBACK: 3,
    Ground.POLICE_NOTICE: 4,
    Ground.YOUTH_AT_RISK_OF_CRIME: 5,
    Ground.CRIME_PREVENTION: 6,
    Ground.ACUTE_POLICE: 7,
    Ground.CRIME_AGAINST_CHILD: 8,
    Ground.SUPPLY_TO_MINOR: 9,
    Ground.SERIOUS_CRIME: 10,
    Ground.OTHER_CRIME: 11,
    Ground.VIOLENCE_IN_FAMILY: 12,
    Ground.TERRORISM: 13,
    Ground.CONTACT_DETAILS: 14,
    Ground.MUNICIPAL_PREVENTION: 15,
    Ground.SCHOOL_PREVENTION: 16,
    Ground.LEISURE_PREVENTION: 17,
    Ground.CARE_OF_CHILD: 18,
    Ground.NECESSARY: 19,
    Ground.GENERAL_CLAUSE: 20,
    Ground.HARM_TEST: 21,
    Ground.NOT_SECRET: 22,
    Ground.DE_IDENTIFIED: 23,
}
GROUNDS_BY_NUMBER: dict[str, Ground] = {str(number): one for one, number in GROUND_NUMBERS.items()}
