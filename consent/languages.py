"""The languages in which a family is asked: which of them have a text, and which need speech."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consent.texts import languages_with_text

# Those often needed; a municipality that adds a text in another language adds the language.
LANGUAGE_LABELS: dict[str, Promise] = {
    "sv": _("Svenska"),
    "lsv": _("Svenska, lättläst"),
    "en": _("Engelska"),
    "ar": _("Arabiska"),
    "bs": _("Bosniska, kroatiska, serbiska"),
    "prs": _("Dari"),
    "fi": _("Finska"),
    "fa": _("Persiska"),
    "pl": _("Polska"),
    "rom": _("Romani"),
    "so": _("Somaliska"),
    "es": _("Spanska"),
    "swl": _("Svenskt teckenspråk"),
    "ti": _("Tigrinja"),
    "tr": _("Turkiska"),
    "uk": _("Ukrainska"),
    "other": _("Annat språk"),
}


def language_labels() -> dict[str, str]:
    """Every language that can be chosen, those of added texts included."""
    added = languages_with_text(settings.CONSENT_TEXTS, settings.CONSENT_TEXT_VERSION)
    known = {code: str(label) for code, label in LANGUAGE_LABELS.items()}
    return known | {code: name for code, name in added.items() if code not in known}


def text_is_missing(language: str, version: str | None = None) -> bool:
    """Whether a version of the text, the newest unless said otherwise, is not in the language."""
    return (version or settings.CONSENT_TEXT_VERSION, language) not in settings.CONSENT_TEXTS


def missing_text_words(language: str) -> str:
    """What the page says of a language without a text (domain 0.14)."""
    label = language_labels().get(language, language).lower()
    return gettext("Text saknas på %(language)s: tolk krävs.") % {"language": label}


def language_choices() -> list[tuple[str, str]]:
    """The languages of the form; one without a text says so."""
    return [
        (code, gettext("%(language)s (text saknas)") % {"language": label})
        if text_is_missing(code)
        else (code, label)
        for code, label in sorted(
            language_labels().items(), key=lambda pair: text_is_missing(pair[0])
        )
    ]
