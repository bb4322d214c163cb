"""A teacher asks for consent by the form, as a browser sends it."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.http import HttpResponse

from access.clock import today
from casework.management.demo import telling
from consent.models import Consent
from tests import town as towns
from tests.browsing import browser
from tests.town import Town


def send(town: Town, path: str, *, by: str = "teacher", **fields: object) -> HttpResponse:
    hidden = {"acting_for": str(town[by].membership_id), "sending": str(uuid4())}
    return browser(town, by).post(path, {**hidden, **fields})


def askable(town: Town) -> UUID:
    """A case in which somebody may be asked."""
    case = towns.note_concern(town)
    telling.safe_to_ask(case, town["teacher"])
    return case


def question(town: Town, *receivers: str, **more: object) -> dict[str, object]:
    """What the form says: school and family to each receiver, the coordination always; joint
    custody, half a year."""
    return {
        "purposes": ["safe_leisure"],
        "crosses": [
            f"{town.agency(one)}:{topic}"
            for one in sorted({"coordination", *(receivers or ("police", "leisure"))})
            for topic in ("schooling", "family")
        ],
        "from_date": today().isoformat(),
        "until_date": (today() + timedelta(days=150)).isoformat(),
        "custody": "joint",
        "custody_checked_date": today().isoformat(),
        "channel": "meeting",
        "identity_check": "document",
        "language": "sv",
        **more,
    }


def exception(town: Town, sender: str, receiver: str, topic: str = "") -> dict[str, str]:
    """The first row of exceptions."""
    return {
        "exception_1_sender": str(town.agency(sender)) if sender else "",
        "exception_1_receiver": str(town.agency(receiver)) if receiver else "",
        "exception_1_topic": topic,
    }


def asked(town: Town, case: UUID, **form: object) -> UUID:
    """The id of the consent that the form has asked for."""
    answer = send(town, f"/cases/{case}/consents/", checked="yes", **form)
    assert answer.status_code == 302, answer.content.decode()
    found: UUID = (
        Consent.objects.filter(case_id=case).order_by("-version").values_list("pk", flat=True)[0]
    )
    return found


def say_yes(town: Town, case: UUID, consent: UUID) -> None:
    """Everybody who is asked says what makes it hold."""
    for giver, kind in telling.yes_of_all(consent).items():
        telling.answer(case, consent, town["teacher"], giver, kind)
