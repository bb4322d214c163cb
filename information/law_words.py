"""What the pages of the law call agencies and conditions, Swedish in the source."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consent.provision import Crime

PROFILE_LABELS: dict[str, Promise] = {
    "social_services": _("Socialtjänsten"),
    "school": _("Kommunal skola"),
    "police": _("Polisen"),
    "leisure": _("Fritidsgård"),
    "coordination": _("SSPF-samordningen"),
    "health_care": _("Offentlig hälso- och sjukvård"),
    "other": _("Annan kommunal verksamhet"),
    "private_school": _("Friskola"),
    "private_health_care": _("Enskild hälso- och sjukvård"),
    "private_other": _("Förening eller annan enskild"),
    "open_leisure": _("Öppen fritidsverksamhet eller fritidshem"),
}
NOBODY_NAMED = _("Ingen vårdnadshavare är tillagd")
CRIME_WORDS: dict[Crime, Promise] = {
    Crime.ANY: _("Spelar ingen roll."),
    Crime.COMMITTED: _("Bara ett brott som har begåtts. Frågan måste besvaras med ja."),
    Crime.NOT_COMMITTED: _(
        "Bara risk för brott. Frågan om ett begånget brott måste besvaras med nej."
    ),
}
FROM_SOCIAL_SERVICES_NOT_COMMITTED = _(
    "Från socialtjänsten aldrig ett brott som har begåtts: då gäller de lagrum som nämner brottet."
)
ON_REQUEST = _("Ja, bara när mottagaren har begärt uppgiften.")
NOT_ON_REQUEST = _("Nej, också på eget initiativ.")
WITH_INQUIRY = _("Ja, socialnämnden ska ha inlett den.")
WITHOUT_INQUIRY = _("Krävs inte.")
IS_DUTY = _("Ja. Verksamheten ska lämna uppgiften när villkoren är uppfyllda.")
NO_DUTY = _("Nej. Verksamheten får lämna uppgiften.")
NO_AGE = _("Ingen åldersgräns.")
HARM_QUESTIONS = _("Vilken uppgift är det? Vilken skada har du övervägt? Granskas alltid.")
SECOND_PERSON = _("Från socialtjänsten till polis eller fritid bekräftar en andra beslutsfattare.")
NEVER_OPENS = _(
    "Öppnar aldrig ett ärende. Varje uppgift och varje mottagare beslutas för sig, och samtycket "
    "ändras inte."
)
NEVER_PRIVATE = _("Aldrig till en enskild verksamhet. Dit krävs samtycke.")
NOT_BY_PRIVATE = _("Används inte av en enskild verksamhet.")
NEVER_RELEASED = _("Ger aldrig läsning i Varsam.")
STAYS_INSIDE = _(
    "Säkerhetsfrågan, skäl till beslut och påbörjade texter stannar hos den som skrev dem."
)
