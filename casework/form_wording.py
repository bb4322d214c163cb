"""What the steps of a case are called, and the forms whose text is kept while one types."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEP_LABELS: dict[str, Promise] = {
    "name_draft": _("Ange vem det gäller"),
    "safety_question": _("Svara på säkerhetsfrågan"),
    "name_guardian": _("Lägg till vårdnadshavare"),
    "ask_consent": _("Fråga om samtycke"),
    "record_answer": _("Registrera svar på samtycke"),
    "record_talk": _("Registrera samtal"),
    "book_talk": _("Boka samtal"),
    "start_plan": _("Starta plan"),
    "set_goal": _("Skriv ett mål"),
    "add_action": _("Lägg till åtgärd"),
    "observe_factors": _("Registrera skyddsfaktorer"),
    "follow_up": _("Följ upp"),
    "close": _("Avsluta ärende"),
    "begin_again": _("Börja ett nytt ärende"),
}
FORM_LABELS: dict[str, Promise] = {
    **STEP_LABELS,
    "new_case": _("Notera oro"),
    "new_draft": _("Samråd utan namn"),
    "add_note": _("Skriv anteckning"),
    "revise_note": _("Ändra anteckning"),
    "record_told": _("Anteckna muntligt utlämnande"),
    "new_report": _("Orosanmälan utan ärende"),
    "report_concern": _("Orosanmälan ur ett ärende"),
}
