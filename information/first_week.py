"""The first week in each role: what to do, in which order, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.roles import Role
from agencies.wording import ROLE_LABELS


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do; `page` is the name of the address where it is done, if it has one, and
    `command` what is typed at the end of the sentence."""

    text: Promise
    page: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """The steps of one role. `own` is the reader's own role: only then do links lead somewhere."""

    role: str
    label: Promise
    steps: tuple[Step, ...]
    own: bool


PASSWORD = Step(_("Byt lösenordet om någon annan har sett det."), "change_password")
WORDS = Step(_("Läs ordlistan: samtycke, sekretess, anmälningsplikt."), "glossary")
LIST = Step(_("Öppna Mina ärenden och se vilka ärenden du är tilldelad."), "cases")
NUMBERS = Step(
    _("Spara numren till socialtjänstens mottagning och socialjouren i din telefon."), "help"
)
PRIVACY = Step(_("Läs vad loggen innehåller: allt du öppnar skrivs där."), "privacy")
NOTE = Step(_("Gå igenom formuläret Notera oro utan att skriva något."), "new_case")
DRAFT = Step(_("Är du osäker? Prova Samråd utan namn med samordnaren."), "new_draft")
ASSIGN = Step(
    _("Tilldela medarbetare i ärenden som väntar. De visas överst i Mina ärenden."), "cases"
)
DEPUTY = Step(
    _("Bestäm vem som ersätter dig när du är borta och be systemförvaltaren om uppdraget.")
)
READ_CASE = Step(
    _("Öppna ett ärende. Titta på Vem får veta vad: ett nej betyder att ämnet inte får delas."),
    "cases",
)

FIRST_WEEK: Mapping[Role, tuple[Step, ...]] = {
    Role.COORDINATOR: (
        PASSWORD,
        WORDS,
        Step(
            _(
                "Ta hand om ärenden som väntar: tilldela dig själv. De kommer när ett "
                "samtycke gäller."
            ),
            "cases",
        ),
        READ_CASE,
        Step(_("Bjud in de verksamheter som samtycket omfattar. Det gör du på ärendets sida.")),
        Step(_("Ta reda på vem som är kontaktperson i varje verksamhet.")),
        NUMBERS,
        PRIVACY,
    ),
    Role.CONTACT_PERSON: (PASSWORD, WORDS, ASSIGN, NOTE, DRAFT, DEPUTY, NUMBERS, PRIVACY),
    Role.CASE_WORKER: (PASSWORD, WORDS, LIST, READ_CASE, NOTE, DRAFT, NUMBERS, PRIVACY),
    Role.DECIDER: (
        PASSWORD,
        WORDS,
        Step(_("Kontrollera att din delegation står i nämndens delegationsordning.")),
        Step(_("Be kontaktpersonen tilldela dig de ärenden där du ska besluta.")),
        LIST,
        READ_CASE,
        NUMBERS,
        PRIVACY,
    ),
    Role.HEAD_TEACHER: (
        PASSWORD,
        WORDS,
        ASSIGN,
        NOTE,
        Step(
            _(
                "Berätta för personalen: vid misstanke om att ett barn far illa gäller "
                "orosanmälan, genast."
            )
        ),
        DEPUTY,
        NUMBERS,
        PRIVACY,
    ),
    Role.LOG_REVIEWER: (
        PASSWORD,
        Step(
            _("Öppna loggen. Du ser din verksamhets händelser, aldrig text ur ärenden."), "review"
        ),
        Step(_("Filtrera på utfallet Nekat och se vad som stoppades och varför."), "review"),
        Step(_("Bestäm hur ofta och hur många händelser ni granskar, och skriv ner det.")),
        Step(_("Bestäm vem som tar emot en misstanke om obehörig åtkomst.")),
        Step(_("Be driften visa att loggen kontrolleras med kommandot"), command="verify_log"),
        PRIVACY,
    ),
    Role.ADMINISTRATOR: (
        PASSWORD,
        Step(
            _(
                "Kontrollera verksamheterna: nämnd, organisationsnummer, telefon och "
                "egen sekretess."
            ),
            "agencies",
        ),
        Step(_("Bjud in en kontaktperson och en ersättare i varje verksamhet."), "invite_member"),
        Step(_("Lämna engångslänken personligen eller på telefon, aldrig med e-post."), "members"),
        Step(_("Avsluta uppdrag samma dag som någon slutar."), "members"),
        Step(
            _(
                "Fyll i kommunens uppgifter i tillgänglighetsredogörelsen och "
                "informationen om personuppgifter."
            ),
            "accessibility",
        ),
        Step(_("Kontrollera att numren till mottagningen och socialjouren stämmer."), "help"),
        PRIVACY,
    ),
}


def lists_for(role: Role | None) -> tuple[Checklist, ...]:
    """The list of one's own role; all of them for a reader without one."""
    roles = [role] if role in FIRST_WEEK else list(FIRST_WEEK)
    return tuple(
        Checklist(each.value, ROLE_LABELS[each], FIRST_WEEK[each], own=each == role)
        for each in roles
        if each is not None
    )
