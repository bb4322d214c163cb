"""What the states, marks and lines of a case mean, told where they stand; Swedish in the source."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework import workflow
from casework.wording import CONSENT_HELP, CONSENT_LABELS

Rows = tuple[tuple[Promise, Promise], ...]


def _rows(
    labels: Mapping[str, Promise], help_texts: Mapping[str, Promise], codes: Iterable[str]
) -> Rows:
    return tuple((labels[code], help_texts[code]) for code in codes)


STATES = _rows(
    {state.value: text for state, text in workflow.STATE_LABELS.items()},
    {state.value: text for state, text in workflow.STATE_HELP.items()},
    [state.value for state in workflow.State],
)
CONSENTS = _rows(CONSENT_LABELS, CONSENT_HELP, CONSENT_LABELS)
PROTECTED: Rows = (
    (
        _("Vem som ser ärendet"),
        _(
            "Bara de som är namngivna för ärendet. För alla andra finns det inte, "
            "inte heller i din egen verksamhet."
        ),
    ),
    (_("I listan"), _("Namnet visas aldrig, inte heller när du visar namn.")),
    (_("På papper"), _("Sidorna skrivs inte ut.")),
    (
        _("Vet inte"),
        _("Räknas som ja tills någon har tagit reda på hur det är."),
    ),
    (
        _("Kontakt"),
        _("Ring. Skriv inte adress, telefon eller skola, och skicka ingen e-post."),
    ),
)
WITHHELD: Rows = (
    (
        _("Samma rad för alla"),
        _(
            "Raden ser likadan ut vare sig verksamheten har skrivit något eller "
            "inte. Dra ingen slutsats av den."
        ),
    ),
    (
        _("Behöver du veta mer?"),
        _(
            "Fråga verksamheten. Den avgör själv om den får berätta, och delar med "
            "samtycke eller lagstöd."
        ),
    ),
    (
        _("Är det bråttom?"),
        _(
            "Ring verksamheten. Vid fara för liv, ring 112. Det finns ingen "
            "nödöppning mellan verksamheter."
        ),
    ),
)
OWNERS: Rows = (
    (_("Eget"), _("Din egen verksamhet har skrivit uppgiften och bestämmer om den delas.")),
    (
        _("Delat"),
        _(
            "En annan verksamhet äger uppgiften. Du läser den så länge delningen "
            "och samtycket gäller."
        ),
    ),
)
LEGENDS: Mapping[str, tuple[Promise, Rows]] = {
    "states": (_("Vad betyder lägena?"), STATES),
    "consents": (_("Vad betyder samtyckets lägen?"), CONSENTS),
    "protected": (_("Vad innebär skyddade personuppgifter här?"), PROTECTED),
    "withheld": (_("Varför visas inget mer?"), WITHHELD),
    "owners": (_("Vad betyder Eget och Delat?"), OWNERS),
}
