"""The form that asks for consent: what may be told to whom, less what is excepted; who has
custody; how and in which language the question was put."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.clock import today
from agencies.fields import CHOOSE, DayField
from casework.forms.asking_fields import CrossesField, CustodyField, ExceptionField
from casework.forms.fields import SendingForm, enum_field, field_of, needed_at_times
from casework.pages import FormPage
from consent.asking import Question
from consent.clause_wording import clause_words
from consent.givers import custody_fault
from consent.languages import language_choices, missing_text_words, text_is_missing
from consent.rules import default_until
from consent.terms import GUARDIANS, NAMED_PURPOSES, AgeBand, Channel, IdentityCheck, Person, Topic
from consent.wording import CHANNEL_LABELS, IDENTITY_CHECK_LABELS, PURPOSE_LABELS

EXCEPTIONS = ("exception_1", "exception_2", "exception_3")


def _proposed_end() -> date:
    return default_until(today(), settings.CONSENT_TERMS)


def _longest() -> str:
    months = settings.CONSENT_TERMS.longest_months
    return gettext("Högst %(months)s månader från den första dagen.") % {"months": months}


class AskForm(SendingForm):
    """The question to the givers; cleaned into one `question`."""

    purposes = forms.MultipleChoiceField(
        label=_("Syfte"),
        choices=[(purpose.value, PURPOSE_LABELS[purpose]) for purpose in NAMED_PURPOSES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kryssa i minst en ruta.")},
    )
    crosses = CrossesField(
        label=_("Vem får veta vad?"),
        help_text=_("En tom ruta betyder nej. Den som har ett kryss får veta vem det gäller."),
        error_messages={"required": _("Kryssa i minst en ruta.")},
    )
    exception_1 = ExceptionField(label=_("Undantag 1"))
    exception_2 = ExceptionField(label=_("Undantag 2"))
    exception_3 = ExceptionField(label=_("Undantag 3"))
    until_date = DayField(label=_("Till och med"), initial=_proposed_end)
    custody = needed_at_times(
        CustodyField(
            label=_("Vem har vårdnaden enligt folkbokföringen?"),
            help_text=_("Den som har vårdnaden svarar. Behövs inte när den unge har fyllt 18."),
            required=False,
        )
    )
    custody_checked_date = needed_at_times(
        DayField(
            label=_("Vårdnaden kontrollerad i folkbokföringen"),
            help_text=_("Dagen då du kontrollerade. Behövs inte när den unge har fyllt 18."),
            required=False,
        )
    )
    channel = enum_field(Channel, CHANNEL_LABELS, radio=True, label=_("Hur frågar du?"))
    identity_check = enum_field(
        IdentityCheck,
        IDENTITY_CHECK_LABELS,
        label=_("Hur vet du att det är rätt person?"),
    )
    written = forms.BooleanField(
        label=_("Jag lämnar också informationen skriftligt"),
        help_text=_("Utan kryss: bara muntligt."),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Språk"),
        help_text=_("Det språk som frågan och informationen ges på."),
        choices=language_choices,
        initial="sv",
    )
    interpreter = forms.BooleanField(label=_("Tolk används"), required=False)
    new_circumstances = forms.BooleanField(
        label=_("Något har ändrats sedan någon sa nej"), required=False
    )
    renews = forms.UUIDField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": _("Det samtycket finns inte i ärendet.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until_date"].help_text = _longest()
        field_of(self, "custody", CustodyField).offer(dict.fromkeys(GUARDIANS, ""))
        self.page: FormPage | None = None

    def offer(self, page: FormPage) -> None:
        """Narrow the form to the case: who can be asked, what can be excepted, what is renewed."""
        self.page = page
        agencies = [(str(agency_id), name) for agency_id, name in page.agencies]
        for row in EXCEPTIONS:
            field_of(self, row, ExceptionField).offer(agencies)
        if page.band == AgeBand.ADULT.value:
            del self.fields["custody"], self.fields["custody_checked_date"]
        elif page.persons:
            field_of(self, "custody", CustodyField).offer(self._named())
        if not page.asked_lately:
            del self.fields["new_circumstances"]
        if not self.is_bound:
            proposed = page.proposed.initial if page.proposed else {}
            self.initial = {**proposed, **self._with_coordination(page, proposed), **self.initial}

    @staticmethod
    def _with_coordination(page: FormPage, proposed: Mapping[str, Any]) -> dict[str, Any]:
        """The coordination is a receiver in each consent: it is crossed for the least there is."""
        crosses, receiver = list(proposed.get("crosses", ())), str(page.coordination)
        left_out = page.coordination not in {None, page.own_agency}
        if left_out and not any(cross.startswith(receiver) for cross in crosses):
            crosses.append(f"{receiver}:{Topic.SUPPORT.value}")
        return {"crosses": crosses}

    def _named(self) -> dict[Person, str]:
        persons = self.page.persons if self.page else ()
        return {Person(one.person): one.name for one in persons if one.person in GUARDIANS}

    def clean(self) -> dict[str, Any]:
        """Gather the fields into the question that the verb takes."""
        data = super().clean() or {}
        checked = data.get("custody_checked_date")
        if checked and checked > today():
            self.add_error("custody_checked_date", _("Datumet har inte varit än."))
        if "until_date" in data and data["until_date"] < today():
            self.add_error("until_date", _("Välj ett datum som inte har passerat."))
        self._refuse_impossible_custody(data)
        language = data.get("language")
        if language and text_is_missing(language) and not data.get("interpreter"):
            self.add_error("interpreter", missing_text_words(language))
        self._refuse_exceptions_of_nothing(data)
        if self.errors:
            return data
        return {"question": self._question(data), "sending": data["sending"]}

    def _refuse_impossible_custody(self, data: dict[str, Any]) -> None:
        """Said on the first sending where the case is known; the verb asks again under lock."""
        if self.page is None or "custody" not in self.fields or "custody" in self.errors:
            return
        if not data.get("custody"):
            self.add_error("custody", CHOOSE)
        else:
            fault = custody_fault(*data["custody"], frozenset(self._named()))
            if fault is not None:
                self.add_error("custody", clause_words(fault))
        if not data.get("custody_checked_date") and "custody_checked_date" not in self.errors:
            self.add_error(
                "custody_checked_date", _("Skriv vilken dag du kontrollerade vårdnaden.")
            )

    def _refuse_exceptions_of_nothing(self, data: dict[str, Any]) -> None:
        crosses = data.get("crosses") or frozenset()
        receivers = {receiver for receiver, _topic in crosses}
        parties = receivers | ({self.page.own_agency} if self.page else set())
        for row in EXCEPTIONS:
            exception = data.get(row)
            if exception is None or not crosses:
                continue
            sender, receiver, topic = exception
            crossed = (receiver, topic) in crosses if topic else receiver in receivers
            if not crossed:
                self.add_error(
                    row, _("Mottagaren har inget kryss för det. Då behövs inget undantag.")
                )
            elif self.page and sender not in parties:
                self.add_error(
                    row, _("Den som inte får lämna uppgifter har inget kryss i formuläret.")
                )

    @staticmethod
    def _question(data: dict[str, Any]) -> Question:
        custody, holders = data.get("custody") or (None, frozenset())
        return Question(
            purposes=tuple(data["purposes"]),
            crosses=data["crosses"],
            exceptions=frozenset(data[row] for row in EXCEPTIONS if data[row]),
            from_date=today(),
            until_date=data["until_date"],
            channel=data["channel"],
            language=data["language"],
            interpreter=data["interpreter"],
            text_version=settings.CONSENT_TEXT_VERSION,
            custody_checked_date=data.get("custody_checked_date"),
            custody=custody,
            holders=holders,
            identity_check=data["identity_check"],
            written=data["written"],
            new_circumstances=data.get("new_circumstances", False),
            renews=data["renews"],
        )
