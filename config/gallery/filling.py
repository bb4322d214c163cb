"""Samples of forms: fields with hint, count and error, and what stands around them."""

from datetime import date
from types import SimpleNamespace as Value

from django import forms

from agencies.fields import DayField
from config.gallery.samples import Room, Sample

FIELDS = "django/forms/"


class _Form(forms.Form):
    """One field of each kind; never sent anywhere."""

    name = forms.CharField(label="Namn", help_text="Som det står i folkbokföringen.")
    phone = forms.CharField(label="Telefon", required=False)
    note = forms.CharField(
        label="Anteckning",
        help_text="Anteckningen kan inte ändras. En rättelse skrivs som en ny anteckning.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    topic = forms.ChoiceField(label="Ämne", choices=[("", "Välj"), ("a", "Skola"), ("b", "Fritid")])
    channel = forms.ChoiceField(
        label="Hur ställdes frågan?",
        choices=[("meeting", "Vid ett möte"), ("phone", "Per telefon")],
        widget=forms.RadioSelect,
    )
    purposes = forms.MultipleChoiceField(
        label="Syfte",
        choices=[("a", "Samordna stödet"), ("b", "Följa upp planen")],
        widget=forms.CheckboxSelectMultiple,
    )
    interpreter = forms.BooleanField(label="Med tolk", required=False)
    until = DayField(label="Gäller till")
    receivers = forms.MultipleChoiceField(
        label="Dela med",
        help_text="Utan kryss läser bara din egen verksamhet anteckningen.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class _Filters(forms.Form):
    act = forms.ChoiceField(label="Händelse", required=False, choices=[("", "Alla")])
    from_date = DayField(label="Från och med", required=False)
    until_date = DayField(label="Till och med", required=False)


EMPTY = _Form(auto_id="empty_%s")
WRONG = _Form({"note": "x" * 501, "until": "2026-02-30"}, auto_id="wrong_%s")
RECEIVERS = (
    Value(
        agency_id="1",
        agency="Polisen",
        open=True,
        topics="Fritid, umgänge och miljöer",
        until=date(2027, 3, 1),
        warns=False,
    ),
    Value(agency_id="2", agency="Fritidsbanken", open=True, topics="", until=None, warns=True),
    Value(agency_id="3", agency="Region Norr", open=False, reason="Samtycket gäller inte den."),
)
CHIPS = (
    Value(text="Utfall: Nekat", query="from_date=2026-11-01"),
    Value(text="Från och med: 1 november 2026", query="outcome=refused"),
)


def _fields(form: _Form, how: str) -> tuple[Sample, ...]:
    return tuple(
        Sample("field", f"{name}, {how}", {"field": form[name]}, FIELDS)
        for name in form.fields
        if name != "receivers"
    )


ROOM = Room(
    "Formulär",
    (
        *_fields(EMPTY, "tomt"),
        *_fields(WRONG, "med fel"),
        Sample("error_summary", "flera fel", {"form": WRONG}),
        Sample(
            "share_with",
            "alla slags mottagare",
            {"field": EMPTY["receivers"], "receivers": RECEIVERS},
        ),
        Sample("share_with", "ingen", {"field": WRONG["receivers"], "receivers": ()}),
        Sample(
            "filter_panel",
            "utan filter",
            {"form": _Filters(auto_id="unfiltered_%s"), "chips": (), "clear_url": "."},
        ),
        Sample(
            "filter_panel",
            "med filter",
            {"form": _Filters(auto_id="filtered_%s"), "chips": CHIPS, "clear_url": "."},
        ),
        Sample("form_head", "syns inte", {"sending": "0b9f0a4e-0000-4000-8000-000000000000"}),
        Sample("typed", "det som inte blev sparat", {"typed": ("Mentorn ringde hem i går.",)}),
    ),
)
