"""The sentence of each deciding clause: the reason, and what would change the answer."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consent.clauses import Clause

CLAUSE_WORDS: dict[Clause, Promise] = {
    Clause.OWN: _("Uppgiften är din egen verksamhets."),
    Clause.LINE: _("Samtycket omfattar ämnet och din verksamhet."),
    Clause.IMPLIED: _("Den som omfattas av samtycket får veta vem det gäller och läsa planen."),
    Clause.NOT_ASKED: _("Samtycke är inte efterfrågat. Fråga först om samtycke."),
    Clause.WITHDRAWN: _(
        "Samtycket är återkallat. Det kan inte återställas: ett nytt ja är ett nytt samtycke."
    ),
    Clause.REFUSED: _(
        "Någon som tillfrågades har sagt nej. Var och en arbetar vidare i eget uppdrag."
    ),
    Clause.GUARDIANS_DISAGREE: _(
        "Den ena vårdnadshavaren har sagt ja och den andra nej. Det räknas som nej: var och en "
        "arbetar vidare i eget uppdrag."
    ),
    Clause.NOT_REACHABLE: _(
        "Någon som ska svara har inte kunnat nås. Inget får delas. Arbeta vidare utan namn, eller "
        "låt socialtjänsten bedöma om den andra vårdnadshavaren kan besluta ensam."
    ),
    Clause.NOTHING_TICKED: _("Ingen ruta är ikryssad och en tom ruta betyder nej."),
    Clause.EXPIRED: _("Samtycket har gått ut. Fråga på nytt om det behövs."),
    Clause.REPLACED: _("Ett nyare samtycke gäller i stället. Dela med stöd av det."),
    Clause.NOBODY_CAN_ANSWER: _(
        "Ingen kan samtycka. Lägg först till vårdnadshavare: under 18 år räcker inte den unges ja."
    ),
    Clause.ANSWER_MISSING: _("Alla som ska svara har inte sagt ja. Vänta på svaren."),
    Clause.VIEW_MISSING: _("Barnets åsikt är inte antecknad. Låt barnet komma till tals först."),
    Clause.NOT_BEGUN: _("Samtycket har inte börjat gälla än. Vänta till dess första dag."),
    Clause.WITHDRAWN_FOR_AGENCY: _(
        "Samtycket är återkallat för den här verksamheten. Ett nytt ja är ett nytt samtycke."
    ),
    Clause.WITHDRAWN_FOR_TOPIC: _(
        "Samtycket är återkallat för det här ämnet. Ett nytt ja är ett nytt samtycke."
    ),
    Clause.EXCEPTED: _(
        "Den som gav samtycket har undantagit just detta: den verksamheten får inte lämna sådana "
        "uppgifter till den andra."
    ),
    Clause.NOT_NAMED: _("Samtycket omfattar inte den här verksamheten. Fråga samordnaren."),
    Clause.NO_LINE: _("Samtycket omfattar inte det här ämnet. Fråga om ett nytt samtycke."),
    Clause.ABOUT_GUARDIAN: _(
        "Uppgiften handlar om en vårdnadshavare. "
        "Den får delas när den vårdnadshavaren har sagt ja till uppgifter om sig själv."
    ),
    Clause.ABOUT_ANOTHER: _(
        "Uppgiften handlar om någon annan än familjen. Samtycket kan inte omfatta den."
    ),
    Clause.NEVER_RELEASED: _("Uppgiften stannar alltid hos den verksamhet som skrev den."),
    Clause.OWN_ALREADY: _("Verksamheten äger uppgiften och kan redan läsa den."),
    Clause.NO_RELEASE: _("Uppgiften är inte delad med din verksamhet. Fråga den som äger den."),
    Clause.RELEASE_ENDED: _("Delningen har avslutats. Fråga den verksamhet som äger uppgiften."),
    Clause.NO_CONSENT: _(
        "Delningen vilar inte på något samtycke i ärendet. Den som äger uppgiften får dela på nytt."
    ),
    Clause.GROUND_NOT_USABLE: _("Grunden för delningen kan inte användas här."),
    Clause.GROUND_HOLDS: _("Uppgiften är utlämnad till din verksamhet med stöd av lag."),
    Clause.GROUND_OVER: _(
        "Lagrummet gäller inte längre, eftersom den unge har blivit för gammal för det."
    ),
    Clause.GROUND_TEXT_ALONE: _(
        "Den här vägen finns inte i Varsam. Tala med chef och jurist innan något lämnas ut."
    ),
    Clause.GROUND_SENDER: _(
        "Lagrummet gäller inte för din verksamhet. Fråga om samtycke eller välj ett annat lagstöd."
    ),
    Clause.GROUND_RECEIVER: _(
        "Lagrummet gäller inte till den mottagaren. Fråga om samtycke eller välj ett annat lagstöd."
    ),
    Clause.GROUND_PRIVATE_SENDER: _(
        "Lagrummet gäller bara myndigheter, och din verksamhet är enskild. Fråga om samtycke."
    ),
    Clause.GROUND_PRIVATE_RECEIVER: _(
        "Mottagaren är en enskild verksamhet. Dit krävs alltid samtycke."
    ),
    Clause.GROUND_LEISURE: _(
        "Lagrummet skiljer på öppen fritidsverksamhet eller fritidshem och annan fritidsgård. "
        "Välj det som gäller din verksamhet."
    ),
    Clause.GROUND_WAY: _("Uppgifter kan inte lämnas ut på det sättet med stöd av lagrummet."),
    Clause.GROUND_TOPIC: _(
        "Lagrummet omfattar inte det här ämnet. Lämna ut utan de uppgifterna, eller fråga om "
        "samtycke."
    ),
    Clause.GROUND_AGE: _("Den unge är för gammal för lagrummet."),
    Clause.GROUND_AGE_UNKNOWN: _(
        "Lagrummet har en åldersgräns. Skriv först den unges personnummer i ärendet."
    ),
    Clause.GROUND_COMMITTED: _(
        "Lagrummet får inte användas för ett brott som redan har begåtts. Svara på frågan, eller "
        "välj ett lagrum om begånget brott."
    ),
    Clause.GROUND_NOT_COMMITTED: _(
        "Lagrummet gäller bara ett brott som har begåtts. Svara på frågan, eller välj ett annat "
        "lagrum."
    ),
    Clause.GROUND_INQUIRY: _(
        "Lagrummet gäller när socialnämnden har inlett en utredning. Fråga socialtjänsten, eller "
        "gör en orosanmälan."
    ),
    Clause.GROUND_REQUEST: _(
        "Lagrummet gäller bara när mottagaren har begärt uppgiften. Svara på frågan."
    ),
    Clause.GROUND_ASSIGNED: _("Den som arbetar med ärendet i din verksamhet beslutar."),
    Clause.GROUND_HEAD_TEACHER: _("Bara rektor får besluta. Be rektor i din skola."),
    Clause.GROUND_DECIDER: _(
        "Bara beslutsfattaren i din verksamhet får besluta. Be den personen, som först tilldelas "
        "ärendet."
    ),
    Clause.NOT_A_GIVER: _("Den personen är inte tillfrågad i det här samtycket."),
    Clause.WITHDRAW_INSTEAD: _(
        "Personen har sagt ja. Registrera i stället ett återkallat samtycke."
    ),
    Clause.VIEW_IS_NO_ANSWER: _("Den här personen behöver svara ja eller nej."),
    Clause.PERIOD_REVERSED: _("Sista dagen ligger före första dagen. Ändra någon av dem."),
    Clause.PERIOD_PAST: _("Samtycket kan inte börja gälla bakåt i tiden. Välj i dag eller senare."),
    Clause.PERIOD_TOO_LONG: _("Perioden är längre än tolv månader. Välj en tidigare sista dag."),
    Clause.PERIOD_OF_AGE: _(
        "Den unge är myndig när perioden börjar. Då svarar den unge själv: fråga på nytt."
    ),
    Clause.CUSTODY_NAMED: _(
        "Kryssa i vem som har vårdnaden. Den som saknas läggs först till i ärendet."
    ),
    Clause.CUSTODY_JOINT: _(
        "Gemensam vårdnad är två personers. Kryssa i båda, och lägg till den som saknas."
    ),
    Clause.CUSTODY_SOLE: _("Ensam vårdnad är en persons. Kryssa bara i den."),
    Clause.ASSESS_OUTWEIGHED: _(
        "Bedömningen gäller ett barn på 12–14 år som har sagt nej. Registrera först barnets svar."
    ),
    Clause.ASSESS_YOUTH: _(
        "Bedömningen gäller en ung på 15–17 år som har sagt ja. Registrera först den unges svar."
    ),
    Clause.ASSESS_HINDERED: _(
        "Det måste finnas en annan vårdnadshavare som beslutar. Är det bara en, eller är båda "
        "hindrade, räcker inte bedömningen."
    ),
    Clause.ASSESS_ANSWERED: _("Den personen har redan svarat, eller behöver inte svara."),
    Clause.ASSESS_ATTEMPTS: _(
        "Det är för få försök. Försök på nytt, på mer än ett sätt och med tid emellan."
    ),
    Clause.ASSESS_SOCIAL_SERVICES: _(
        "Bara socialtjänsten kan bedöma detta. Det görs av en handläggare eller beslutsfattare där "
        "som arbetar med ärendet."
    ),
    Clause.ASSESS_DECIDER: _(
        "Bara beslutsfattaren i den verksamhet som frågade kan bedöma detta. Be den personen, som "
        "först tilldelas ärendet."
    ),
    Clause.ASSESS_ASKER: _("Bara den verksamhet som frågade kan registrera detta."),
    Clause.ATTEMPT_ANSWERED: _("Den personen har redan svarat och behöver inte sökas."),
    Clause.ATTEMPT_EARLY: _("Försöket gjordes innan frågan ställdes. Välj en senare dag."),
    Clause.ATTEMPT_LATER: _("Dagen har inte varit än. Välj i dag eller tidigare."),
}


def clause_words(clause: Clause) -> Promise:
    """The sentence of a clause."""
    return CLAUSE_WORDS[clause]
