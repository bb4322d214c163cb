"""Samples of the small signs: badges, icons, notices."""

from datetime import date
from types import SimpleNamespace as Value

from config.gallery.samples import Room, Sample

ICONS = "own in out lock yes no partly cross wait info warning back on phone shield".split()
UNTIL = date(2027, 3, 1)
TONES = (
    ("own", "Eget", "own"),
    ("shared", "Delat av Socialtjänsten", "in"),
    ("withheld", "Visas inte", "lock"),
    ("good", "Giltigt", "yes"),
    ("wait", "Väntar på svar", "wait"),
    ("stop", "Återkallat", "cross"),
    ("info", "Planen pågår", "on"),
    ("", "Avslutat", ""),
)
CONSENTS = (
    ("valid", "Giltigt"),
    ("limited", "Begränsat"),
    ("asked", "Efterfrågat"),
    ("incomplete", "Ofullständigt"),
    ("coming", "Börjar gälla senare"),
    ("refused", "Nekat"),
    ("withdrawn", "Återkallat"),
    ("expired", "Har gått ut"),
    ("none", "Inte efterfrågat"),
)
STATES = (
    ("anonymous_draft", "Utkast utan namn"),
    ("concern_noted", "Oro noterad"),
    ("consent_requested", "Samtycke efterfrågat"),
    ("closed", "Avslutat"),
)
LEVELS = (
    ("success", "Anteckningen är sparad. Bara din verksamhet kan läsa den."),
    ("info", "Inget är ändrat."),
    ("warning", "Samtycket går ut om sju dagar."),
    ("error", "Formuläret kunde inte skickas."),
)

ROOM = Room(
    "Märken och besked",
    (
        *(Sample("icon", name, {"name": name}) for name in ICONS),
        *(
            Sample("badge", tone or "utan ton", {"text": text, "tone": tone, "icon": icon})
            for tone, text, icon in TONES
        ),
        Sample("count_badge", "några", {"number": 3, "words": "nya händelser"}),
        Sample("count_badge", "fler än 99", {"number": 128, "words": "nya händelser"}),
        Sample("count_badge", "brådskar", {"number": 2, "words": "sena svar", "tone": "stop"}),
        Sample("count_badge", "inga", {"number": 0, "words": "nya händelser"}),
        *(Sample("state_badge", code, {"state": code, "text": text}) for code, text in STATES),
        *(
            Sample("consent_badge", code, {"state": code, "text": text, "until": UNTIL})
            for code, text in CONSENTS
        ),
        Sample("provenance", "eget", {"own": True, "source": "Granbackens skola"}),
        Sample("provenance", "delat", {"own": False, "source": "Polisen"}),
        Sample("notice", "upplysning", {"text": "Ärendet är avslutat.", "kind": "info"}),
        Sample(
            "notice",
            "med rubrik och väg vidare",
            {
                "kind": "success",
                "title": "Samtycket är registrerat.",
                "text": "Nu kan du dela det som rör skolgång och fritid.",
                "url": "#main",
                "label": "Gå till ärendet",
            },
        ),
        Sample(
            "notice",
            "varning",
            {
                "kind": "warning",
                "title": "Skyddade personuppgifter. Ring, mejla inte.",
                "text": "Skriv inte adress, telefon eller skola.",
            },
        ),
        Sample(
            "notice", "stopp", {"kind": "danger", "text": "Ingen vårdnadshavare får kontaktas."}
        ),
        Sample(
            "messages",
            "alla slag",
            {"messages": [Value(level_tag=tag, message=text) for tag, text in LEVELS]},
        ),
        Sample(
            "empty_state",
            "med första steg",
            {
                "title": "Du arbetar inte med något ärende",
                "text": "Här visas de ärenden som du är tilldelad.",
                "url": "#main",
                "label": "Notera oro",
            },
        ),
        Sample(
            "emergency",
            "med nummer",
            {"emergency": {"reception": "0000-00 00 01", "duty": "0000-00 00 02"}},
        ),
        Sample(
            "emergency",
            "utan nummer",
            {"title_id": "emergency_unset", "emergency": {"reception": "", "duty": ""}},
        ),
        Sample(
            "details",
            "stängd",
            {
                "summary": "Vad betyder orosanmälan?",
                "text": "En anmälan till socialtjänsten om att ett barn kan behöva skydd.",
            },
        ),
    ),
)
