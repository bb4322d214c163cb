"""The words of meetings, Swedish in the source."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.hearing import Comer
from casework.models.meeting import LineKind

COMER_LABELS: dict[Comer, Promise] = {
    Comer.MEMBER: _("Någon med konto i Varsam"),
    Comer.YOUTH: _("Den unge"),
    Comer.GUARDIAN_1: _("Vårdnadshavare 1"),
    Comer.GUARDIAN_2: _("Vårdnadshavare 2"),
    Comer.OUTSIDER: _("Någon i en verksamhet, utan konto"),
    Comer.BROUGHT: _("Någon som familjen har med sig"),
}
# Who can be asked to come by hand; the family comes with its case.
ASKED = (Comer.MEMBER, Comer.OUTSIDER, Comer.BROUGHT)
LINE_LABELS: dict[LineKind, Promise] = {
    LineKind.DECISION: _("Beslut"),
    LineKind.COMMITMENT: _("Åtagande"),
}
CELL_LABELS: dict[str, Promise] = {
    "own": _("Noterade oron"),
    "family": _("Familjen"),
    "yes": _("Ja"),
    "partly": _("Delvis"),
    "ends": _("Går ut före mötet"),
    "some": _("Inte alla"),
    "no": _("Nej"),
}
STEP_LABELS: dict[str, Promise] = {
    "check_consent": _("Markera som kontrollerat"),
    "start": _("Starta mötet"),
    "finish": _("Avsluta mötet"),
    "confirm_minutes": _("Fastställ protokollet"),
    "cancel": _("Ställ in mötet"),
}
STEP_DONE: dict[str, Promise] = {
    "check_consent": _("Mötet är kontrollerat. Kontrollen görs om när mötet startar."),
    "start": _("Mötet pågår. Kryssa vilka som är på plats innan du öppnar ett ärende."),
    "finish": _("Mötet är avslutat. Varje verksamhet bekräftar sina egna rader."),
    "confirm_minutes": _("Protokollet är bekräftat."),
    "cancel": _("Mötet är inställt."),
}
ENDS_BEFORE = _("Samtycket går ut före mötet.")
NOT_FAMILY = _("Den unge är myndig. Vårdnadshavarna är inte med när ärendet tas upp.")
NOT_ASSIGNED = _("Inte tilldelad ärendet: %(names)s.")
NOT_NAMED = _("Personuppgifterna är skyddade. Inte namngiven för ärendet: %(names)s.")
BROUGHT_NOT_HEARD = _(
    "Familjen har med personen. Fråga vårdnadshavarna och den unge på plats, och anteckna deras ja."
)
NOT_OWN = _("Bara samordningen kallar till möten och ändrar dem.")

COMES_LATE = _("Stäng först ärendet som är öppet. Sedan kan någon komma in i rummet.")
