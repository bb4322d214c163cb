"""What follows from joining two cases, in sentences: what changes, and what does not."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.pages import JoiningPage
from consent.joined import JoiningState

# Said before it is proposed, before it is answered, and on the form itself.
UNCHANGED: tuple[Promise, ...] = (
    gettext_lazy("Inget samtycke ändras. Ingen får läsa mer än förut, och inget flyttas."),
    gettext_lazy("Återkallelser, svar, rättelser och orosanmälan går som vanligt i båda."),
    gettext_lazy("Sammanföringen skrivs i loggen och kan tas isär."),
)


def of_proposing(_data: dict[str, Any], page: JoiningPage) -> list[str]:
    """Who is asked, and what a yes of all will do."""
    asked = (
        _("De här tillfrågas och får veta om förslaget: %(names)s.")
        % {"names": ", ".join(page.asked)}
        if page.asked
        else _("De andra verksamheterna i ärendena tillfrågas och får veta om förslaget.")
    )
    return [
        asked,
        _("Din verksamhet har med det här sagt ja."),
        _("När alla har sagt ja tas nya steg bara i %(number)s, det äldre ärendet.")
        % {"number": page.other_number},
        *(str(one) for one in UNCHANGED),
    ]


def of_answering(data: dict[str, Any], page: JoiningPage) -> list[str]:
    """A no ends the proposal; the last yes joins."""
    if not data["accepted"]:
        return [
            _("Förslaget faller. Båda ärendena går vidare som förut."),
            _("Den som föreslog ser att det avböjdes, men inte av vem."),
        ]
    return [
        _("När alla har sagt ja tas nya steg bara i det äldre ärendet. Det yngre läses som förut."),
        *_order(page),
        *(str(one) for one in UNCHANGED),
    ]


def _order(page: JoiningPage) -> list[str]:
    """Which case is the older one; the other's number for those who work with it alone."""
    if page.joining is None:
        return []
    numbers = {"this": page.number, "other": page.other_number}
    if page.joining.younger:
        return [
            _("%(other)s är äldst och går vidare. %(this)s vilar.") % numbers
            if page.other_number
            else _("%(this)s är det yngre ärendet och vilar.") % numbers
        ]
    return [
        _("%(this)s är äldst och går vidare. %(other)s vilar.") % numbers
        if page.other_number
        else _("%(this)s är äldst och går vidare.") % numbers
    ]


def of_ending(_data: dict[str, Any], page: JoiningPage) -> list[str]:
    """Everything is as it was before."""
    proposed = page.joining is not None and page.joining.state == JoiningState.PROPOSED
    return [
        _("Förslaget tas tillbaka. Ingen behöver svara mer.")
        if proposed
        else _("Båda ärendena tar egna steg igen, vart och ett med sitt nummer."),
        _("Inget samtycke ändras, och ingen får läsa mer eller mindre."),
        _("Skälet sparas för din verksamhet och dess loggranskare. Andra läser det inte."),
    ]
