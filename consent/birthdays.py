"""Reads the birthday out of a Swedish personnummer or coordination number."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from personnummer.personnummer import Personnummer, PersonnummerException

# With the century: the two-digit year would change its meaning with the calendar.
_WITHOUT_CENTURY = re.compile(r"[0-9]{6}[-+ ]?[0-9]{4}")
_SHAPE = re.compile(r"[0-9]{8}-?[0-9]{4}")


def parse(number: str) -> Personnummer:
    """The number, checked: 12 digits, control digit, a real day (day + 60 for coordination).

    Raises ValidationError with a sentence for the user; the number itself is in no message.
    """
    if _WITHOUT_CENTURY.fullmatch(number):
        raise ValidationError(_("Skriv året med fyra siffror: ÅÅÅÅMMDD-NNNN."), code="century")
    try:
        if not _SHAPE.fullmatch(number):
            raise ValueError
        return Personnummer(number)
    except (PersonnummerException, ValueError, TypeError):
        raise ValidationError(
            _("Skriv ett giltigt personnummer eller samordningsnummer, ÅÅÅÅMMDD-NNNN."),
            code="number",
        ) from None


def birth_date(number: str) -> date:
    """The birthday; raises ValidationError for what is no number."""
    born: date = parse(number).get_date()
    return born


def normal_form(number: str) -> str:
    """The number written as YYYYMMDD-NNNN."""
    digits: str = parse(number).format(True)
    return f"{digits[:8]}-{digits[8:]}"
