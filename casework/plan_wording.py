"""The words of observations, of the question whether a plan goes on, and of the evaluation."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.models.closing import Asked, Family, Goals, Voice
from casework.models.observation import Direction, Factor, Level, Moment

FACTOR_LABELS: dict[Factor, Promise] = {
    Factor.PARENT_SUPPORT: _("Föräldrastöd"),
    Factor.LEISURE: _("Meningsfull fritid"),
    Factor.SCHOOL: _("Skoltrivsel"),
    Factor.TRUSTED_ADULT: _("En trygg vuxen"),
    Factor.PASSED_SUBJECTS: _("Godkända ämnen i skolan"),
    Factor.FRIENDS: _("Kamrater som mår bra"),
    Factor.MOTIVATION: _("Egen vilja till förändring"),
    Factor.WORK: _("Arbete eller praktik"),
}
FACTOR_HELP: dict[Factor, Promise] = {
    Factor.PARENT_SUPPORT: _("En förälder vet var den unge är, bryr sig och sätter gränser."),
    Factor.LEISURE: _("Något att göra och längta till efter skolan."),
    Factor.SCHOOL: _("Den unge trivs, är där och hänger med."),
    Factor.TRUSTED_ADULT: _("Någon utanför hemmet som den unge litar på."),
    Factor.PASSED_SUBJECTS: _("Hur mycket som är godkänt eller på väg att bli det."),
    Factor.FRIENDS: _("Vänner som inte drar in den unge i det som är farligt."),
    Factor.MOTIVATION: _("Den unge vill själv att något ska bli annorlunda."),
    Factor.WORK: _("Extrajobb, lärlingsplats eller praktik."),
}
LEVEL_LABELS: dict[Level, Promise] = {
    Level.LOW: _("I låg grad"),
    Level.SOME: _("I viss grad"),
    Level.HIGH: _("I hög grad"),
}
MOMENT_LABELS: dict[Moment, Promise] = {
    Moment.BEFORE: _("Före"),
    Moment.AFTER: _("Efter"),
}
DIRECTION_LABELS: dict[Direction, Promise] = {
    Direction.CONTINUE: _("Ja, planen fortsätter"),
    Direction.END: _("Nej, ärendet avslutas"),
    Direction.GROUP: _("Lyfts till social insatsgrupp (SIG)"),
    Direction.COORDINATED: _("Lyfts till samordnad individuell plan (SIP)"),
    Direction.INQUIRY: _("Lyfts till utredning hos socialtjänsten"),
}
GOALS_LABELS: dict[Goals, Promise] = {
    Goals.NOT_MET: _("Nej (0)"),
    Goals.PARTLY: _("Delvis (1)"),
    Goals.MET: _("Ja (2)"),
}
VOICE_LABELS: dict[Voice, Promise] = {
    Voice.YES: _("Ja"),
    Voice.PARTLY: _("Delvis"),
    Voice.NO: _("Nej"),
}
FAMILY_LABELS: dict[Family, Promise] = {
    Family.GUARDIANS: _("Vårdnadshavarna"),
    Family.YOUTH: _("Den unge"),
}
ASKED_LABELS: dict[tuple[Asked, Family], Promise] = {
    (Asked.HELPED, Family.GUARDIANS): _("Fick ni den hjälp ni behövde?"),
    (Asked.HEARD, Family.GUARDIANS): _("Lyssnade vi på er?"),
    (Asked.BETTER, Family.GUARDIANS): _("Har det blivit bättre?"),
    (Asked.HELPED, Family.YOUTH): _("Fick du den hjälp du behövde?"),
    (Asked.HEARD, Family.YOUTH): _("Lyssnade vi på dig?"),
    (Asked.BETTER, Family.YOUTH): _("Har du det bättre nu?"),
}
