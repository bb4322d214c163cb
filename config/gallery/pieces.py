"""Samples of what a case is made of: items, consent, steps, lists, figures."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Value

from config.gallery.samples import Room, Sample

AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
UNTIL = date(2027, 3, 1)
TOPICS = ("Skolgång och närvaro", "Fritid", "Umgänge och miljöer", "Familj och stöd", "Hälsa")
NUMBER = "TB-2026-4PSM"
NOTE = "Frånvaron har ökat sedan höstlovet. Mentorn har talat med Elias två gånger."
RELEASES = (
    Value(agency="Polisen", until=UNTIL, runs=True, end_url="#main"),
    Value(agency="Ungdomsgården Linden", until=None, runs=False, end_url=""),
)
CELLS = (
    ("Granbackens skola", True, ("yes", "yes", "yes", "no", "no")),
    ("Socialtjänsten", False, ("yes", "yes", "yes", "yes", "partly")),
    ("Polisen", False, ("not_yet", "yes", "ended", "", "no")),
    ("Ungdomsgården Linden", False, ("no", "yes", "Från 1 december", "no", "no")),
)
STATES = (
    ("Oro noterad", "done"),
    ("Samtycke efterfrågat", "done"),
    ("Orossamtal hållet", "current"),
    ("Planen pågår", "todo"),
    ("Uppföljt", "todo"),
    ("Avslutat", "todo"),
)
PASSED = (
    *STATES[:2],
    ("Orossamtal hölls inte", "passed"),
    ("Planen pågår", "current"),
    *STATES[4:],
)
EVENTS = (
    Value(title="Samtycke registrerat", at=AT, byline="Socialtjänsten", url="#main"),
    Value(title="Anteckning", at=AT, byline="Granbackens skola", body="Skolgång och närvaro"),
)
TASKS = (
    Value(
        title="Registrera svar på samtycke",
        url="#main",
        hint="Vårdnadshavare 2 har inte svarat.",
        due=date(2026, 11, 27),
        status="Väntar på svar",
        tone="wait",
        icon="wait",
    ),
    Value(title="Svara på säkerhetsfrågan", url="#main", status="Klart", tone="good", icon="yes"),
    Value(title="Starta plan", hint="Orossamtalet ska hållas först.", status="Inte möjligt än"),
)


def _item(**more: object) -> dict[str, object]:
    return {"title": "Skolgång och närvaro", "text": NOTE, "at": AT, **more}


ROOM = Room(
    "Ärendet",
    (
        Sample(
            "identity_bar",
            "ärende",
            {
                "number": NUMBER,
                "persons": "Elias Alm",
                "state": "consent_requested",
                "state_text": "Samtycke efterfrågat",
                "consent": "valid",
                "consent_text": "Giltigt",
                "until": UNTIL,
            },
        ),
        Sample(
            "identity_bar",
            "skyddade personuppgifter, annan rubrik",
            {"number": NUMBER, "title": "Samtycke 2", "protected": True},
        ),
        Sample("state_bar", "mitt i", {"states": STATES}),
        Sample("state_bar", "ett steg som inte togs", {"states": PASSED}),
        Sample("item", "eget, bara för den egna verksamheten", _item(own=True, byline="Karin Ek")),
        Sample(
            "item",
            "eget, utlämnat till andra",
            _item(
                own=True,
                byline="Karin Ek",
                badge="Riskfyllda miljöer och umgänge",
                releases=RELEASES,
                share_url="#main",
                share_label="Dela",
                correct_url="#main",
                correct_label="Rätta med en ny anteckning",
            ),
        ),
        Sample("item", "delat av en annan verksamhet", _item(own=False, source="Socialtjänsten")),
        Sample("released_to", "löper och har upphört", {"releases": RELEASES}),
        Sample("released_to", "ingen", {"releases": ()}),
        Sample(
            "withheld",
            "utan och med regel",
            {
                "others": [
                    Value(agency="Polisen"),
                    Value(agency="Socialtjänsten", rule="samtycket omfattar inte ämnet hälsa."),
                ]
            },
        ),
        Sample(
            "consent_matrix",
            "alla slags svar",
            {
                "topics": TOPICS,
                "rows": [Value(agency=name, own=own, cells=cells) for name, own, cells in CELLS],
            },
        ),
        Sample("blocked_step", "öppet", {"label": "Fråga om samtycke", "url": "#main"}),
        Sample(
            "blocked_step",
            "öppet, med hjälp, inte huvudsteget",
            {
                "label": "Skriv anteckning",
                "url": "#main",
                "second": True,
                "help": "Bara din verksamhet läser den.",
            },
        ),
        Sample(
            "blocked_step",
            "stängt",
            {
                "label": "Fråga om samtycke",
                "reason": "Säkerhetsfrågan måste vara besvarad innan någon tillfrågas.",
                "mend_url": "#main",
                "mend_label": "Svara på säkerhetsfrågan",
            },
        ),
        Sample("task_list", "alla lägen", {"tasks": TASKS}),
        Sample("timeline", "två händelser", {"events": EVENTS}),
        Sample(
            "summary_list",
            "med och utan ändring",
            {
                "rows": (
                    ("Syfte", "Samordna stödet för den unge", "#main", "Ändra"),
                    ("Gäller", "1 december 2026 – 1 mars 2027"),
                )
            },
        ),
        Sample(
            "saved_meanwhile",
            "det andra har sparat",
            {"rows": (("Namn", "Polisen, lokalområde norr"), ("Telefon", "Inget angivet"))},
        ),
        Sample(
            "table",
            "staplas på en telefon",
            {
                "caption": "Planen",
                "heads": ("Åtgärd", "Vem", "Senast"),
                "rows": (
                    ("Läxhjälp tisdagar", "Granbackens skola", "12 december 2026"),
                    ("Prova fotboll", "Ungdomsgården Linden", "20 december 2026"),
                ),
            },
        ),
        Sample(
            "chart",
            "med ett tal som är för litet att visa",
            {
                "chart_id": "chart_done",
                "title": "Uppföljda åtgärder",
                "unit": "antal",
                "head": "Hur det gick",
                "rows": (("Genomförd", 42), ("Delvis genomförd", 17), ("Inte genomförd", None)),
            },
        ),
        Sample("pagination_keyset", "åt båda håll", {"newer_url": "#main", "older_url": "#main"}),
        Sample("pagination_keyset", "bara äldre", {"older_url": "#main"}),
    ),
)
