"""The words of the log: what each act, outcome and rule is called on the reviewer's page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from audit.entries import Outcome

DESCRIPTIONS: dict[Act, Promise] = {
    Act.LOG_IN: _("Loggade in"),
    Act.SET_PASSWORD: _("Valde lösenord"),
    Act.CHOOSE_LANGUAGE: _("Bytte språk"),
    Act.READ_INFORMATION: _("Läste hjälp eller information"),
    Act.SEE_SESSION: _("Såg hur länge inloggningen varar"),
    Act.EXTEND_SESSION: _("Förlängde inloggningen"),
    Act.SET_SHORTCUTS: _("Slog på eller av kortkommandon"),
    Act.CHOOSE_MAIL: _("Valde när e-post skickas"),
    Act.START: _("Öppnade startsidan"),
    Act.LOG_OUT: _("Loggade ut"),
    Act.CHOOSE_MEMBERSHIP: _("Valde verksamhet"),
    Act.CHANGE_PASSWORD: _("Bytte lösenord"),
    Act.READ_QUEUE: _("Öppnade sin första sida"),
    Act.READ_REVIEW_QUEUE: _("Öppnade granskarens första sida"),
    Act.READ_ACCOUNT_QUEUE: _("Öppnade systemförvaltarens första sida"),
    Act.LIST_NOTICES: _("Öppnade sina notiser"),
    Act.LIST_CASES: _("Öppnade sin ärendelista"),
    Act.LIST_CONSENTS: _("Öppnade samtyckena i sina ärenden"),
    Act.SHOW_NAMES: _("Visade namn i sin ärendelista"),
    Act.FIND_CASE: _("Sökte ärendenummer"),
    Act.READ_CASE: _("Läste ärende"),
    Act.READ_CONSENT: _("Läste samtycke"),
    Act.SEE_PRESENT: _("Såg vilka kollegor som hade ärendet öppet"),
    Act.OPEN_FORM: _("Öppnade formulär"),
    Act.START_DRAFT: _("Började samråd utan namn"),
    Act.LIST_CONSULTATIONS: _("Öppnade listan över samråd utan namn"),
    Act.READ_CONSULTATION: _("Läste samråd utan namn"),
    Act.GIVE_ADVICE: _("Gav råd i samråd utan namn"),
    Act.END_CONSULTATION: _("Avslutade samråd utan namn"),
    Act.FORGET_CONSULTATIONS: _("Gallrade samråd utan namn"),
    Act.NOTE_CONCERN: _("Noterade oro"),
    Act.NAME_GUARDIAN: _("Lade till vårdnadshavare"),
    Act.CORRECT_IDENTITY: _("Rättade uppgifter om person"),
    Act.ANSWER_SAFETY_QUESTION: _("Svarade på säkerhetsfrågan"),
    Act.ASK_CONSENT: _("Frågade om samtycke"),
    Act.RECORD_ANSWER: _("Registrerade svar på samtycke"),
    Act.WITHDRAW_CONSENT: _("Registrerade återkallat samtycke"),
    Act.RECORD_NOTE: _("Skrev anteckning"),
    Act.REVISE_NOTE: _("Ändrade anteckning"),
    Act.FILE_ITEMS: _("Markerade uppgifter som förda till akt"),
    Act.RELEASE_ITEM: _("Delade uppgift"),
    Act.END_RELEASE: _("Avslutade delning"),
    Act.ASSIGN_MEMBER: _("Tilldelade ärende"),
    Act.END_ASSIGNMENT: _("Avslutade tilldelning"),
    Act.INVITE_AGENCY: _("Bjöd in verksamhet"),
    Act.BOOK_TALK: _("Bokade ett samtal"),
    Act.MOVE_TALK: _("Ändrade ett bokat samtal"),
    Act.CANCEL_TALK: _("Avbokade ett samtal"),
    Act.RECORD_TALK: _("Registrerade samtal"),
    Act.READ_TALK: _("Läste ett samtal"),
    Act.ADD_TO_TALK: _("Skrev tillägg till ett samtal"),
    Act.START_PLAN: _("Startade plan"),
    Act.SET_GOAL: _("Skrev ett mål"),
    Act.ADD_ACTION: _("Lade till åtgärd"),
    Act.PLAN_CONTACT: _("Planerade en kontakt"),
    Act.RECORD_CONTACT: _("Antecknade hur det gick med en kontakt"),
    Act.ASSESS_ACTION: _("Bedömde åtgärd"),
    Act.OBSERVE_FACTORS: _("Registrerade skyddsfaktorer"),
    Act.CORRECT_OBSERVATION: _("Rättade en observation av skyddsfaktorer"),
    Act.FOLLOW_UP: _("Följde upp planen"),
    Act.CLOSE_CASE: _("Avslutade ärende"),
    Act.BEGIN_AGAIN: _("Började nytt ärende efter ett avslutat"),
    Act.READ_VERSIONS: _("Läste tidigare lydelser av en anteckning"),
    Act.ASK_WHY: _("Läste varför något inte visas"),
    Act.READ_OWN_ITEMS: _("Öppnade egna uppgifter till egen akt"),
    Act.PRINT_OWN_ITEMS: _("Skrev ut egna uppgifter till egen akt"),
    Act.PRINT_PLAN: _("Skrev ut familjens kopia av planen"),
    Act.PRINT_CONSENT: _("Skrev ut samtyckesblankett eller information"),
    Act.OPEN_ATTACHMENT: _("Öppnade inskannad blankett"),
    Act.SEARCH_PERSON: _("Sökte person bland sina ärenden"),
    Act.DECIDE_DISCLOSURE: _("Beslutade om utlämnande med lagstöd"),
    Act.CONFIRM_DISCLOSURE: _("Bekräftade utlämnande som andra person"),
    Act.END_DISCLOSURE: _("Avslutade utlämnande med lagstöd"),
    Act.RECORD_TOLD: _("Antecknade muntligt utlämnande"),
    Act.HIDE_FROM_GUARDIAN: _("Ändrade vad en vårdnadshavare inte får se"),
    Act.RECORD_ATTEMPT: _("Antecknade försök att nå någon"),
    Act.ASSESS_GIVER: _("Bedömde vem som behöver svara"),
    Act.ATTACH_FORM: _("Lade till inskannad blankett"),
    Act.LIST_REPORTS: _("Öppnade egna orosanmälningar"),
    Act.READ_REPORT: _("Läste orosanmälan"),
    Act.REPORT_CONCERN: _("Gjorde orosanmälan"),
    Act.RECORD_FEEDBACK: _("Antecknade återkoppling på orosanmälan"),
    Act.LIST_ADVICE: _("Öppnade verksamhetens rådgivning per telefon"),
    Act.RECORD_ADVICE: _("Antecknade rådgivning per telefon"),
    Act.STRIKE_ADVICE: _("Strök en rad om rådgivning per telefon"),
    Act.PROPOSE_JOINING: _("Föreslog att föra samman ärenden"),
    Act.ANSWER_JOINING: _("Svarade på förslag att föra samman ärenden"),
    Act.END_JOINING: _("Tog isär sammanförda ärenden"),
    Act.REVIEW_DISCLOSURES: _("Öppnade utlämnanden att granska"),
    Act.READ_REASON: _("Läste skäl till beslut"),
    Act.MARK_REVIEWED: _("Markerade utlämnande som granskat"),
    Act.UNMARK_REVIEWED: _("Tog bort markeringen granskat"),
    Act.LIST_MEETINGS: _("Öppnade möteslistan"),
    Act.READ_MEETING: _("Läste möte"),
    Act.READ_PACK: _("Läste mötesunderlag"),
    Act.PRINT_PACK: _("Skrev ut mötesunderlag"),
    Act.EXPORT_CALENDAR: _("Hämtade kalenderpost"),
    Act.CALL_MEETING: _("Kallade till möte"),
    Act.EDIT_MEETING: _("Ändrade möte"),
    Act.STEP_MEETING: _("Ändrade mötets läge"),
    Act.INVITE_PARTICIPANT: _("Bjöd in till möte"),
    Act.REMOVE_PARTICIPANT: _("Tog bort deltagare från möte"),
    Act.MARK_PRESENT: _("Antecknade närvaro vid möte"),
    Act.PUT_ON_AGENDA: _("Lade ärende på dagordning"),
    Act.TAKE_OFF_AGENDA: _("Tog ärende från dagordning"),
    Act.ORDER_AGENDA: _("Ändrade ordning och tid på dagordning"),
    Act.OPEN_AGENDA_ITEM: _("Öppnade ärende vid möte"),
    Act.CLOSE_AGENDA_ITEM: _("Stängde ärende vid möte"),
    Act.SHOW_AT_MEETING: _("Visade ärende på gemensam skärm"),
    Act.WRITE_MINUTES: _("Skrev rad i protokoll"),
    Act.CONFIRM_MINUTES: _("Bekräftade rad i protokoll"),
    Act.OBJECT_TO_MINUTES: _("Sa att en rad i protokollet inte stämmer"),
    Act.STRIKE_MINUTES: _("Strök rad i protokoll"),
    Act.READ_MINUTES: _("Läste protokoll"),
    Act.PRINT_MINUTES: _("Skrev ut protokoll"),
    Act.LIST_UNSENT: _("Öppnade sina påbörjade texter"),
    Act.KEEP_UNSENT: _("Började en text"),
    Act.DISCARD_UNSENT: _("Kastade en påbörjad text"),
    Act.REVIEW_LOG: _("Granskade loggen"),
    Act.LIST_MEMBERS: _("Öppnade medlemslistan"),
    Act.INVITE_MEMBER: _("Bjöd in medlem"),
    Act.RENEW_LINK: _("Gjorde ny engångslänk"),
    Act.ADD_MEMBERSHIP: _("Lade till uppdrag"),
    Act.SET_TERM: _("Ändrade uppdragets tid"),
    Act.END_MEMBERSHIP: _("Avslutade uppdrag"),
    Act.DEACTIVATE_USER: _("Stängde av användare"),
    Act.REACTIVATE_USER: _("Öppnade användare igen"),
    Act.LIST_AGENCIES: _("Öppnade verksamhetslistan"),
    Act.ADD_AGENCY: _("Lade till verksamhet"),
    Act.EDIT_AGENCY: _("Ändrade verksamhet"),
    Act.FOUND_COLLABORATION: _("Grundade samverkan"),
    Act.MAKE_KEY: _("Gjorde nyckel"),
    Act.SEND_MAIL: _("Skickade e-post om att det finns något nytt"),
    Act.REMIND: _("Påminde om dagar"),
    Act.CLEAN_UP: _("Rensade det som har gått ut"),
    Act.DISPOSE_DRAFT: _("Gallrade utkast utan namn"),
}

OUTCOMES: dict[Outcome, Promise] = {
    Outcome.SHOWN: _("Visat"),
    Outcome.CHANGED: _("Ändrat"),
    Outcome.REFUSED: _("Nekat"),
    Outcome.BLOCKED: _("Stoppat av regel"),
}

RULES: dict[str, Promise] = {
    "own": _("Egen uppgift"),
    "policy.role": _("Rollen får aldrig göra detta"),
    "scope.unknown": _("Okänt ärende, eller utanför verksamhetens ärenden"),
    "scope.not_assigned": _("Inte tilldelad ärendet"),
    "scope.protected": _("Skyddade personuppgifter, inte namngiven"),
    "scope.earlier": _("Samtycket gäller inte längre för verksamheten"),
    "scope.noting_agency": _("Bara verksamheten som noterade oron får göra detta"),
    "scope.reason": _("Skälet läses av den som beslutade och av granskaren"),
    "scope.membership_moved": _("Uppdraget ändrades under tiden"),
    "case.closed": _("Ärendet är avslutat"),
    "search.nothing": _("Inga träffar"),
    "search.by_name": _("Sökning på namn är inte tillåten för verksamheten"),
    "search.too_many": _("För många sökningar på en timme"),
    "login.failed": _("Fel uppgifter vid inloggning"),
    "login.locked": _("För många försök"),
    "review.own": _("Ingen granskar sitt eget beslut"),
    "membership.none": _("Inget uppdrag som gäller"),
}

# Rules of one kind share their words here; review.wording tells them apart.
KINDS: dict[str, Promise] = {
    "consent.": _("Samtycket bär det inte"),
    "release.": _("Inte delat"),
    "step.": _("Steget är inte öppet"),
    "form.": _("Formuläret stoppades"),
    "answer.": _("Svaret kan inte registreras"),
    "period.": _("Tiden går inte att välja"),
    "assignment.": _("Tilldelningen går inte"),
    "invitation.": _("Inbjudan går inte"),
    "note.": _("Anteckningen kan inte ändras så"),
    "advice.": _("Rådgivningen kan inte antecknas"),
    "filing.": _("Inget att föra till akt"),
    "contact.": _("Kontakten kan inte antecknas så"),
    "item.": _("Uppgiften delas aldrig"),
    "ground.": _("Grunden kan inte användas"),
    "custody.": _("Vårdnaden är inte klarlagd"),
    "assessment.": _("Bedömningen kan inte göras"),
    "attempt.": _("Försöket kan inte antecknas"),
    "attachment.": _("Blanketten togs inte emot"),
    "meeting.": _("Mötet kan inte det nu"),
    "minutes.": _("Raden i protokollet kan inte det nu"),
    "consultation.": _("Samrådet utan namn stoppades"),
    "joining.": _("Ärendena kan inte föras samman eller tas isär"),
}

# What an entry counts or names beyond its fixed parts.
DETAILS: dict[str, Promise] = {
    "step": _("Steg eller formulär"),
    "state": _("Läge efteråt"),
    "protected": _("Skyddade personuppgifter"),
    "assessment": _("Bedömning"),
    "made_for": _("Gjord för"),
    "joining": _("Sammanföring"),
    "shared": _("Gemensam skärm"),
    "heard": _("Familjen har sagt ja till den som är med"),
    "street": _("Ord som liknar en gata"),
    "school": _("Ord som liknar en skola"),
    "class": _("Ord som liknar en klass"),
    "day": _("Ord som liknar ett datum"),
    "word": _("Ord som bevakas"),
    "name": _("Ord som kan vara ett namn"),
    "ending": _("Varför det avslutades"),
    "disposal": _("Gallringsbeslut"),
    "entries": _("Händelser som visades"),
    "lines": _("Rader som visades"),
    "found": _("Träffar"),
    "touched": _("Jämförda uppgifter"),
    "agencies": _("Verksamheter"),
    "keys": _("Nycklar"),
}


def describe_act(act: str) -> str:
    """An act in words; an unknown one as its code."""
    try:
        return str(DESCRIPTIONS[Act(act)])
    except ValueError:
        return act


def describe_outcome(outcome: str) -> str:
    """An outcome in words; an unknown one as its code."""
    try:
        return str(OUTCOMES[Outcome(outcome)])
    except ValueError:
        return outcome


def describe_rule(rule: str) -> str:
    """A rule in words; an unknown one as its code."""
    if rule in RULES:
        return str(RULES[rule])
    for prefix, words in KINDS.items():
        if rule.startswith(prefix):
            return str(words)
    return rule


def describe_detail(name: str) -> str:
    """What an entry counts or names, in words; an unknown one as its code."""
    return str(DETAILS.get(name, name))
