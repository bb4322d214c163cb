"""The reason of a no in the check and in the overview of consents, and the way out of it: what the
reader may do, else who can. Nobody is sent to themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from access.acts import Act
from access.members import Member
from access.policy import may_ever
from access.roles import AgencyKind
from casework.meeting_wording import NOT_ASSIGNED, NOT_NAMED
from casework.pages import Way
from consent import rules
from consent.clause_wording import clause_words
from consent.clauses import Clause
from consent.gate import Disclosure

# Somebody has not answered yet; else it takes a new question.
WAITS = frozenset({Clause.ANSWER_MISSING, Clause.VIEW_MISSING})


@dataclass(frozen=True, slots=True)
class WaysOut:
    """For one reader, who is told the names of the agencies; `seats` are pairs of case and agency
    that has a part in it."""

    by: Member
    agencies: Mapping[UUID, str]
    seats: frozenset[tuple[UUID, UUID]] = frozenset()

    def of_consent(self, disclosure: Disclosure, clause: Clause) -> tuple[str, Way]:
        """Why a consent does not cover an agency, in words, and what would change that."""
        if clause is Clause.NOT_NAMED:
            reason = _("Samtycket omfattar inte den här verksamheten.")
        elif clause is Clause.NOT_ASKED:
            reason = _("Samtycke är inte efterfrågat.")
        else:
            reason = str(clause_words(clause))
        values = [record.value for record in disclosure.consents]
        standing = rules.standing_consent(values, disclosure.at)
        if clause in WAITS and standing is not None:
            return reason, self._of_answering(disclosure.case, standing)
        return reason, self.of_asking(disclosure.case)

    def of_asking(self, case: Any) -> Way:
        """A new question is put by the agency that noted the concern."""
        if self._may(case.noting_agency_id, Act.ASK_CONSENT):
            return Way(_("Fråga om samtycke"), reverse("ask_consent", args=(case.pk,)))
        agency = self.agencies.get(case.noting_agency_id, "–")
        return Way(_("%(agency)s kan fråga om ett nytt samtycke.") % {"agency": agency})

    def _of_answering(self, case: Any, consent: rules.Consent) -> Way:
        coordinates = self.by.kind is AgencyKind.COORDINATION
        asker = self.by.agency_id if coordinates else consent.asking_agency
        if self._may(asker, Act.RECORD_ANSWER):
            address = reverse("consent", args=(case.pk, consent.id))
            return Way(_("Till samtycket och svaren"), address)
        agency = self.agencies.get(consent.asking_agency, "–")
        return Way(_("%(agency)s registrerar svaren.") % {"agency": agency})

    def of_persons(self, case: Any, agency_id: UUID, who: Mapping[str, bool]) -> tuple[str, Way]:
        """Why some of a covered agency may not hear: it has not assigned them to the case. `who`
        are their names, and whether they have an account."""
        words = NOT_NAMED if case.protected else NOT_ASSIGNED
        return words % {"names": ", ".join(who)}, self._of_assigning(case, agency_id, who)

    def _of_assigning(self, case: Any, agency_id: UUID, who: Mapping[str, bool]) -> Way:
        agency = self.agencies.get(agency_id, "–")
        if not any(who.values()):
            return Way(_("Den som saknar konto lämnar rummet när ärendet tas upp."))
        if agency_id == self.by.agency_id and may_ever(self.by.role, Act.ASSIGN_MEMBER):
            return Way(_("Tilldela medarbetare"), reverse("assign", args=(case.pk,)))
        seated = agency_id == case.noting_agency_id or (case.pk, agency_id) in self.seats
        if not seated and may_ever(self.by.role, Act.INVITE_AGENCY):
            words = _("Bjud först in %(agency)s till ärendet") % {"agency": agency}
            return Way(words, reverse("invite_agency", args=(case.pk,)))
        return Way(_("Kontaktpersonen i %(agency)s kan tilldela ärendet.") % {"agency": agency})

    def _may(self, agency_id: UUID, act: Act) -> bool:
        return agency_id == self.by.agency_id and may_ever(self.by.role, act)
