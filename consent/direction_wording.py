"""Whether consent is needed between two kinds of agency, as help at the moment of choosing
(domain 2.3); the grounds beside it come from the table of provisions itself."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.roles import AgencyKind
from consent.disclosure import Party

SOCIAL, SCHOOL = AgencyKind.SOCIAL_SERVICES, AgencyKind.SCHOOL
POLICE, LEISURE = AgencyKind.POLICE, AgencyKind.LEISURE

TO_PRIVATE = _("Till en enskild verksamhet krävs alltid samtycke.")
FROM_PRIVATE = _(
    "En enskild verksamhet har tystnadsplikt och få lagrum att använda. Fråga om samtycke först."
)
OTHERWISE = _(
    "Fråga om samtycke först. Utan samtycke krävs ett lagrum som gäller just den här uppgiften."
)
DIRECTIONS: dict[tuple[AgencyKind, AgencyKind], Promise] = {
    (SCHOOL, SOCIAL): _(
        "Samtycke behövs inte när ett barn kan fara illa: då är det en skyldighet att anmäla. "
        "Annars behövs samtycke eller en menprövning."
    ),
    (POLICE, SOCIAL): _("Samtycke behövs inte. Bedöm varje fall för sig, aldrig av rutin."),
    (LEISURE, SOCIAL): _(
        "Samtycke behövs inte när ett barn kan fara illa: då är det en skyldighet att anmäla."
    ),
    (SOCIAL, POLICE): _(
        "Samtycke är regeln. Utan samtycke krävs en beslutsfattare, ett skrivet skäl och så få "
        "uppgifter som möjligt."
    ),
    (SOCIAL, SCHOOL): _(
        "Samtycke är regeln. Utan samtycke krävs en beslutsfattare, ett skrivet skäl och så få "
        "uppgifter som möjligt."
    ),
    (SOCIAL, LEISURE): _("Samtycke är regeln. Lämna bara planpunkten, inga anteckningar."),
    (SCHOOL, POLICE): _(
        "Samtycke behövs för samtal om stöd. Rektors brottsförebyggande uppgift använder bara "
        "rektor."
    ),
    (POLICE, SCHOOL): _("Samtycke är regeln. Polisen prövar också sekretessen i 18 kap. OSL."),
    (SCHOOL, LEISURE): _("Samtycke behövs för uppgifter som omfattas av sekretess."),
    (LEISURE, SCHOOL): _("Samtycke behövs för uppgifter som omfattas av sekretess."),
    (LEISURE, POLICE): _("Samtycke behövs inte för uppgifter som är öppna för alla."),
    (POLICE, LEISURE): _("Samtycke är regeln. Polisen prövar också sekretessen i 18 kap. OSL."),
}


def direction_words(sender: Party, receiver: Party) -> Promise:
    """The sentence for a direction."""
    if receiver.private:
        return TO_PRIVATE
    if sender.private:
        return FROM_PRIVATE
    return DIRECTIONS.get((sender.kind, receiver.kind), OTHERWISE)
