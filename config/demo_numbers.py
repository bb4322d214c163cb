"""The official test numbers that a demonstration accepts; they belong to nobody.

From Skatteverket's open data (test personnummer and test coordination numbers).
"""

YOUTHS = frozenset(
    {
        "20120305-2392",
        "20110301-2389",
        "20101001-2399",
        "20130301-2387",
        "20090628-2397",
        "20100301-2380",
        "20130302-2394",
        "20120304-2385",
        "20080301-2392",
        "20110304-2394",
        "20080573-2385",
    }
)
GUARDIANS = frozenset(
    {"19790124-9297", "19810119-9282", "19830119-9298", "19850116-9885", "19870109-2390"}
)
DEMO_NUMBERS = YOUTHS | GUARDIANS
