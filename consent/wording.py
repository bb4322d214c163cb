"""What the words of consent are called on the page, Swedish in the source."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consent.terms import (
    AgeBand,
    AnswerKind,
    AssessmentKind,
    Channel,
    CloseReason,
    ConcernCategory,
    ConsentState,
    Custody,
    HidingProvision,
    IdentityCheck,
    Person,
    Purpose,
    Topic,
)

TOPIC_LABELS: dict[Topic, Promise] = {
    Topic.IDENTITY: _("Vem det gäller"),
    Topic.SCHOOLING: _("Skola"),
    Topic.LEISURE: _("Fritid"),
    Topic.FAMILY: _("Familj"),
    Topic.HEALTH: _("Mående och hälsa"),
    Topic.SUBSTANCES: _("Alkohol, droger, tobak, spel"),
    Topic.SUSPECTED_CRIME: _("Misstankar om brott"),
    Topic.SUPPORT: _("Stöd som pågår"),
    Topic.PLAN: _("Planen"),
    Topic.SAFETY: _("Säkerhetsfrågan"),
    Topic.REASON: _("Skäl till beslut"),
    Topic.CLOSING: _("Skäl till avslut"),
    Topic.DRAFT: _("Påbörjad text"),
    Topic.CONSENT_FORM: _("Undertecknad samtyckesblankett"),
    Topic.REPORT: _("Orosanmälan"),
    Topic.MEETING: _("Möte"),
    Topic.CONSULTATION: _("Samråd utan namn"),
}

PERSON_LABELS: dict[Person, Promise] = {
    Person.YOUTH: _("Den unge"),
    Person.GUARDIAN_1: _("Vårdnadshavare 1"),
    Person.GUARDIAN_2: _("Vårdnadshavare 2"),
    Person.ANOTHER: _("Någon annan"),
}

ANSWER_LABELS: dict[AnswerKind, Promise] = {
    AnswerKind.YES: _("Ja"),
    AnswerKind.NO: _("Nej"),
    AnswerKind.VIEW: _("Åsikt antecknad"),
    AnswerKind.WITHDRAWN: _("Återkallat"),
}

STATE_LABELS: dict[ConsentState, Promise] = {
    ConsentState.NOT_ASKED: _("Inte efterfrågat"),
    ConsentState.ASKED: _("Efterfrågat"),
    ConsentState.INCOMPLETE: _("Ofullständigt"),
    ConsentState.COMING: _("Börjar senare"),
    ConsentState.LIMITED: _("Begränsat"),
    ConsentState.VALID: _("Giltigt"),
    ConsentState.REFUSED: _("Nekat"),
    ConsentState.WITHDRAWN: _("Återkallat"),
    ConsentState.EXPIRED: _("Har gått ut"),
    ConsentState.NOT_REACHABLE: _("Har inte kunnat nås"),
    ConsentState.REPLACED: _("Ersatt"),
}

STATE_HELP: dict[ConsentState, Promise] = {
    ConsentState.NOT_ASKED: _("Inget får delas med stöd av samtycke. Fråga först."),
    ConsentState.ASKED: _("Ingen har svarat än. Inget får delas med stöd av samtycke."),
    ConsentState.INCOMPLETE: _("Alla har inte svarat. Inget får delas med stöd av samtycke."),
    ConsentState.COMING: _("Alla har sagt ja, men tiden har inte börjat. Inget får delas än."),
    ConsentState.LIMITED: _("Samtycket är återkallat för någon verksamhet. Resten gäller."),
    ConsentState.VALID: _("Det som är ikryssat får delas. En tom ruta betyder nej."),
    ConsentState.REFUSED: _(
        "Inget får delas med stöd av samtycke. Var och en arbetar vidare själv."
    ),
    ConsentState.WITHDRAWN: _("Delningen har upphört. Ett nytt ja är ett nytt samtycke."),
    ConsentState.EXPIRED: _("Delningen har upphört. Fråga på nytt om den behövs."),
    ConsentState.NOT_REACHABLE: _("Inget får delas. Arbeta vidare utan namn eller på egen hand."),
    ConsentState.REPLACED: _("Ett nyare samtycke gäller i stället."),
}

PURPOSE_LABELS: dict[Purpose, Promise] = {
    Purpose.SCHOOL_SUPPORT: _("Stöd i skolan"),
    Purpose.SAFE_LEISURE: _("En trygg fritid"),
    Purpose.SUBSTANCES: _("Att motverka alkohol, droger eller annat som skadar"),
    Purpose.PREVENT_CRIME: _("Att förebygga brott"),
    Purpose.OTHER: _("Annat"),
}

CHANNEL_LABELS: dict[Channel, Promise] = {
    Channel.MEETING: _("Möte"),
    Channel.LETTER: _("Brev"),
    Channel.PHONE: _("Telefon"),
    Channel.PAPER: _("Undertecknad blankett"),
}

IDENTITY_CHECK_LABELS: dict[IdentityCheck, Promise] = {
    IdentityCheck.KNOWN: _("Jag känner personen sedan tidigare"),
    IdentityCheck.DOCUMENT: _("Personen visade giltig id-handling"),
    IdentityCheck.CALLED_BACK: _("Jag ringde upp på ett nummer som var känt"),
}

CONCERN_LABELS: dict[ConcernCategory, Promise] = {
    ConcernCategory.SUBSTANCES: _("Alkohol, narkotika, dopning, tobak/nikotin, spel"),
    ConcernCategory.ABSENCE: _("Skolfrånvaro och skolsvårigheter"),
    ConcernCategory.CRIME: _("Misstanke om brott (t.ex. snatteri, skadegörelse)"),
    ConcernCategory.VIOLENCE: _("Våld, hot, mobbning"),
    ConcernCategory.SURROUNDINGS: _("Riskfyllda miljöer och umgänge"),
    ConcernCategory.RECRUITMENT: _("Utnyttjas för eller rekryteras till kriminalitet"),
    ConcernCategory.TRAFFIC: _("Farlig körning (A-traktor, moped)"),
    ConcernCategory.HOME: _("Hemförhållanden och mående"),
}

CLOSE_LABELS: dict[CloseReason, Promise] = {
    CloseReason.GOALS_MET: _("Målen är uppnådda"),
    CloseReason.NO_CONSENT: _("Samtycke saknas, är återkallat eller har gått ut"),
    CloseReason.MOVED: _("Den unge har flyttat"),
    CloseReason.OF_AGE: _("Den unge har fyllt 18 år"),
    CloseReason.HANDED_ON: _("Går över i utredning, LVU, SIG eller SIP"),
    CloseReason.NOT_RELEVANT: _("Inte längre aktuellt"),
}

CUSTODY_LABELS: dict[Custody, Promise] = {
    Custody.JOINT: _("Gemensam vårdnad: båda svarar"),
    Custody.SOLE: _("Ensam vårdnad: den ena svarar"),
    Custody.APPOINTED: _("Särskilt förordnad vårdnadshavare eller god man"),
    Custody.OF_AGE: _("Den unge är myndig"),
}

ASSESSMENT_LABELS: dict[AssessmentKind, Promise] = {
    AssessmentKind.HINDERED: _("Vårdnadshavaren är hindrad: den andra beslutar ensam"),
    AssessmentKind.OUTWEIGHED: _("Barnet har sagt nej: vårdnadshavarna får ändå besluta"),
    AssessmentKind.YOUTH_DECIDES: _("Den unge är mogen nog att besluta utan vårdnadshavarna"),
    AssessmentKind.NOT_REACHABLE: _("Har inte kunnat nås efter flera försök"),
}

AGE_HELP: dict[AgeBand, Promise] = {
    AgeBand.CHILD: _(
        "Alla vårdnadshavare behöver säga ja. Barnet ska informeras och få komma till tals."
    ),
    AgeBand.HEARD: _(
        "Alla vårdnadshavare behöver säga ja och barnets åsikt ska antecknas. "
        "Säger barnet nej gäller inte samtycket."
    ),
    AgeBand.ANSWERS: _("Alla vårdnadshavare och den unge behöver säga ja."),
    AgeBand.ADULT: _("Bara den unge svarar. Vårdnadshavarnas ja gäller inte längre."),
}

HIDING_LABELS: dict[HidingProvision, Promise] = {
    HidingProvision.HARM: _("Visas inte: barnet kan lida betydande men (OSL 12:3)"),
    HidingProvision.MATURE_YOUTH: _("Visas inte: den unge bestämmer själv över det (OSL 12:3)"),
}

DENY_ROLE = _(
    "Du är inte kopplad till ärendet. Be din kontaktperson lägga till dig. Försöket har loggats."
)
EARLIER_SCOPE = _("Samtycket gäller inte längre för din verksamhet.")
WARN_NO_SECRECY = _(
    "Mottagaren kan sakna egen sekretess. Uppgiften kan bli offentlig där. Dela bara planpunkten."
)
WARN_PROTECTED = _("Skyddade personuppgifter. Ring, mejla inte.")
WITHDRAW_HELP = _("Gäller direkt. Det som redan har sagts kan inte tas tillbaka.")
