"""What stands in every text of the page values, and the ids of what they are about."""

import uuid
from datetime import UTC, date, datetime

ATTACK = "'\"><script>alert(1)</script>"
NUMBER = "TB-2026-4K7Q"
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DAY = date(2027, 3, 1)
CASE, CONSENT, ITEM, RELEASE, POLICE, LEISURE, ME, OTHER = (uuid.UUID(int=n) for n in range(1, 9))
