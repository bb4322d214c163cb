"""What follows from an assessment, in sentences."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from casework.pages import FormPage
from casework.views.consequences import of_beginning
from consent.terms import AssessmentKind, Person


def follows_from(kind: AssessmentKind) -> Callable[[dict[str, Any], FormPage], list[str]]:
    """The sentences of one kind of assessment, for the page on which it is checked."""

    def sentences(data: dict[str, Any], page: FormPage) -> list[str]:
        about = data.get("about", Person.YOUTH)
        way = page.desk.ways.get(kind.value)
        return [*_MEANS[kind](), *_opens(page, holds=bool(way and about.value in way.holds))]

    return sentences


def _hindered() -> list[str]:
    return [
        _("Den andra vårdnadshavaren beslutar ensam om det här samtycket (FB 6:13 andra stycket)."),
        _("Den hindrade kan ta tillbaka samtycket när som helst."),
    ]


def _outweighed() -> list[str]:
    return [
        _("Vårdnadshavarna får besluta fast barnet har sagt nej. Barnets nej står kvar."),
        _("Varje verksamhet kan ändå låta bli att lämna ut det den vet."),
    ]


def _youth_decides() -> list[str]:
    return [
        _("Den unges ja räcker för det här samtycket, utan vårdnadshavarnas."),
        _("Bedömningen vilar på det juristen har skrivit."),
    ]


def _not_reachable() -> list[str]:
    return [
        _("Samtycket får läget Har inte kunnat nås. Inget får delas."),
        _("Svarar personen senare kan svaret registreras som vanligt."),
        _("Socialtjänsten kan bedöma om den andra vårdnadshavaren får besluta ensam."),
    ]


_MEANS = {
    AssessmentKind.HINDERED: _hindered,
    AssessmentKind.OUTWEIGHED: _outweighed,
    AssessmentKind.YOUTH_DECIDES: _youth_decides,
    AssessmentKind.NOT_REACHABLE: _not_reachable,
}


def _opens(page: FormPage, *, holds: bool) -> list[str]:
    if not holds:
        return [_("Inget mer delas på grund av bedömningen.")]
    return [_("Samtycket börjar gälla genast."), *of_beginning(page)]
