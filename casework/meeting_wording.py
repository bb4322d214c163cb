"""The words of meetings, Swedish in the source."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.hearing import Comer
from casework.meeting_states import MeetingKind
from casework.models.minutes import LineKind, Struck

COMER_LABELS: dict[Comer, Promise] = {
    Comer.MEMBER: _("Någon med konto i Varsam"),
    Comer.YOUTH: _("Den unge"),
    Comer.GUARDIAN_1: _("Vårdnadshavare 1"),
    Comer.GUARDIAN_2: _("Vårdnadshavare 2"),
    Comer.OUTSIDER: _("Någon i en verksamhet, utan konto"),
    Comer.BROUGHT: _("Någon som familjen har med sig"),
}
# Who can be asked to come without an account; the family comes with its case.
GUESTS: dict[MeetingKind, tuple[Comer, ...]] = {
    MeetingKind.GROUP: (Comer.OUTSIDER,),
    MeetingKind.NETWORK: (Comer.OUTSIDER, Comer.BROUGHT),
    MeetingKind.SITUATION: (Comer.OUTSIDER,),
}
CALLED: dict[MeetingKind, Promise] = {
    MeetingKind.GROUP: _("Mötet är planerat. Bjud in deltagare och lägg till ärenden."),
    MeetingKind.NETWORK: _("Mötet är planerat. Bjud in deltagare och lägg till ärenden."),
    MeetingKind.SITUATION: _("Mötet är planerat. Bjud in deltagare."),
}
LINE_LABELS: dict[LineKind, Promise] = {
    LineKind.DECISION: _("Beslut"),
    LineKind.COMMITMENT: _("Åtagande"),
}
STRUCK_LABELS: dict[Struck, Promise] = {
    Struck.NOT_SAID: _("Det sades inte så"),
    Struck.WRONG_AGENCY: _("Fel verksamhet eller person"),
    Struck.TWICE: _("Står redan på en annan rad"),
    Struck.OTHER: _("Annat"),
}
OBJECTED = _("Ni har sagt att raden inte stämmer. Samordningen ändrar eller stryker den.")
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
    "go_on": _("Fortsätt mötet"),
    "cancel": _("Ställ in mötet"),
    "reinstate": _("Håll mötet ändå"),
}
STEP_DONE: dict[str, Promise] = {
    "check_consent": _("Mötet är kontrollerat. Kontrollen görs om när mötet startar."),
    "start": _("Mötet pågår. Markera vilka som är här."),
    "finish": _("Mötet är avslutat."),
    "confirm_minutes": _("Protokollet är fastställt."),
    "go_on": _("Mötet pågår igen. De som var på plats är det fortfarande."),
    "cancel": _("Mötet är inställt."),
    "reinstate": _("Mötet ska hållas ändå. Det är planerat på nytt."),
}
ENDS_BEFORE = _("Samtycket går ut före mötet.")
NOT_FAMILY = _("Den unge är myndig. Vårdnadshavarna är inte med när ärendet tas upp.")
NOT_ASSIGNED = _("Inte tilldelad ärendet: %(names)s.")
NOT_NAMED = _("Personuppgifterna är skyddade. Inte namngiven för ärendet: %(names)s.")
BROUGHT_NOT_HEARD = _(
    "Familjen har med personen. Fråga vårdnadshavarna och den unge på plats, och anteckna deras ja."
)
FOLLOWING = _("Antal möten som kommer efter: %(count)s. Möten som har börjat rörs inte.")
FOLLOWING_MOVED = _(
    "Antal möten som kommer efter: %(count)s. De behåller sin dag och får samma klockslag, längd, "
    "plats och länk."
)
SAME_DAY_BEFORE = _("Ett tidigare möte i serien är samma dag, kl. %(time)s.")
SAME_DAY_AFTER = _("Nästa möte i serien är samma dag, kl. %(time)s.")
SAME_TIME = _("Ett annat möte i serien börjar samtidigt.")
NOT_OWN = _("Bara samordningen kallar till möten och ändrar dem.")

COMES_LATE = _("Stäng först ärendet som är öppet. Sedan kan någon komma in i rummet.")
