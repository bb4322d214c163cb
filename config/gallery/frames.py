"""Samples of what stands around a page's content, and of whole pages."""

from types import SimpleNamespace as Value

from config.gallery.samples import Room, Sample

LINKS = (("#main", "Mina ärenden", True), ("#main", "Loggen", False))
ACTING = {
    "collaboration": "SSPF Torsby",
    "agency": "Granbackens skola",
    "role": "kontaktperson",
    "links": LINKS,
    "may": {"find_case": True},
}
QUESTIONS = (
    Value(text="Får skolan berätta om närvaro för polisen?", answers=("Ja", "Nej")),
    Value(text="Annat du vill säga", answers=()),
)

ROOM = Room(
    "Sidans ram",
    (
        Sample("skip_link", "syns när den har fokus"),
        Sample("header", "utan inloggning", {"acting": None, "user": None}),
        Sample("header", "ett uppdrag", {"acting": ACTING, "sample": "sample_"}),
        Sample(
            "header", "flera uppdrag, utan sök", {"acting": ACTING | {"several": True, "may": {}}}
        ),
        Sample("breadcrumbs", "ett steg upp", {"url": "#main", "label": "Mina ärenden"}),
        Sample(
            "breadcrumbs",
            "två steg upp",
            {
                "top_url": "#main",
                "top_label": "Mina ärenden",
                "url": "#main",
                "label": "TB-2026-4PSM",
                "here": "Samtycke 2",
            },
        ),
        Sample(
            "dialog",
            "öppen",
            {
                "dialog_id": "sample_dialog",
                "title": "Du loggas snart ut",
                "text": "Du har inte gjort något på ett tag. Vill du fortsätta?",
                "label": "Fortsätt",
                "back_label": "Logga ut",
                "open": True,
            },
        ),
        Sample(
            "session_warning",
            "fem minuter kvar",
            {"sample": "sample_", "text": "Du loggas ut om 5 min."},
        ),
        Sample(
            "print_form",
            "blankett",
            {
                "title": "Fråga om samtycke",
                "number": "TB-2026-4PSM",
                "texts": ("Frågan gäller tystnadsplikten. Du bestämmer själv och kan ändra dig.",),
                "questions": QUESTIONS,
                "signers": ("vårdnadshavare",),
                "version": "2026-1",
            },
        ),
    ),
)
