"""The words of the grounds: what each is called, and what has to be true before it is used."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consent.grounds import Ground
from consent.provision import Decider, Way

GROUND_LABELS: dict[Ground, Promise] = {
    Ground.OWN: _("Egen uppgift"),
    Ground.CONSENT: _("Samtycke"),
    Ground.REPORT_OF_CONCERN: _("Orosanmälan"),
    Ground.INQUIRY: _("Uppgift till en inledd utredning"),
    Ground.FEEDBACK: _("Återkoppling till den som anmälde"),
    Ground.POLICE_NOTICE: _("Polisens underrättelse till socialnämnden"),
    Ground.YOUTH_AT_RISK_OF_CRIME: _("Risk att en ung under 21 år begår brott"),
    Ground.CRIME_PREVENTION: _("Förebygga, hindra eller upptäcka brottslig verksamhet"),
    Ground.ACUTE_POLICE: _("Polisens hjälp omgående för en ung i fara"),
    Ground.CRIME_AGAINST_CHILD: _("Misstänkt brott mot barn"),
    Ground.SUPPLY_TO_MINOR: _("Langning till någon under 18 år"),
    Ground.SERIOUS_CRIME: _("Misstänkt grovt brott"),
    Ground.OTHER_CRIME: _("Misstänkt brott som kan ge fängelse"),
    Ground.VIOLENCE_IN_FAMILY: _("Våld i nära relation"),
    Ground.TERRORISM: _("Terroristbrott"),
    Ground.CONTACT_DETAILS: _("Kontaktuppgift på begäran"),
    Ground.MUNICIPAL_PREVENTION: _("Kommunal verksamhets brottsförebyggande uppgift"),
    Ground.SCHOOL_PREVENTION: _("Rektors brottsförebyggande uppgift"),
    Ground.LEISURE_PREVENTION: _("Öppen fritidsverksamhets brottsförebyggande uppgift"),
    Ground.CARE_OF_CHILD: _("Nödvändig vård eller stöd till barn"),
    Ground.NECESSARY: _("Nödvändigt för den egna verksamheten"),
    Ground.GENERAL_CLAUSE: _("Generalklausulen"),
    Ground.HARM_TEST: _("Menprövning: kan lämnas utan men"),
    Ground.NOT_SECRET: _("Uppgiften är inte sekretessbelagd"),
    Ground.DE_IDENTIFIED: _("Samråd utan att den unge kan kännas igen"),
}

# What the decider has to be able to say yes to (domain 2.2, third column).
GROUND_TESTS: dict[Ground, Promise] = {
    Ground.REPORT_OF_CONCERN: _(
        "Du vet eller misstänker att ett barn under 18 år far illa. Anmäl genast, efter en egen "
        "bedömning i varje enskilt fall."
    ),
    Ground.INQUIRY: _(
        "Socialnämnden har inlett en utredning. Lämna alla uppgifter som kan ha betydelse för den."
    ),
    Ground.FEEDBACK: _(
        "Den som anmälde har frågat. Säg bara om utredning har inletts, inte har inletts eller "
        "redan pågick. Senast en vecka efter beslutet."
    ),
    Ground.POLICE_NOTICE: _(
        "Polisen har fått veta något som bör föranleda en åtgärd av socialnämnden, eller någon "
        "under 18 år är skäligen misstänkt för brott som kan ge fängelse. Bedöm varje fall."
    ),
    Ground.YOUTH_AT_RISK_OF_CRIME: _(
        "Konkreta omständigheter visar risk att personen kommer att begå brott, personen är under "
        "21 år, och det är inte olämpligt med hänsyn till pågående insatser. Gäller inte brott som "
        "redan har begåtts."
    ),
    Ground.CRIME_PREVENTION: _(
        "Uppgiften behövs för att förebygga, hindra, upptäcka eller utreda brottslig verksamhet, "
        "och inget överordnat skäl talar mot att den lämnas. Polisen prövar också 18 kap. OSL."
    ),
    Ground.ACUTE_POLICE: _(
        "Personal i socialtjänsten har träffat på någon under 18 år i akut och allvarlig fara "
        "eller som begår brott, och polisen behöver ingripa omgående."
    ),
    Ground.CRIME_AGAINST_CHILD: _(
        "Misstanken gäller brott enligt 3, 4 eller 6 kap. brottsbalken, könsstympning eller "
        "liknande, mot någon under 18 år."
    ),
    Ground.SUPPLY_TO_MINOR: _(
        "Någon har lämnat narkotika, dopningsmedel eller alkohol till en person under 18 år."
    ),
    Ground.SERIOUS_CRIME: _(
        "Misstanken gäller ett begånget brott med minst sex månaders fängelse i straffskalan, "
        "eller försök till brott med minst ett års fängelse."
    ),
    Ground.OTHER_CRIME: _("Misstanken gäller ett begånget brott med fängelse i straffskalan."),
    Ground.VIOLENCE_IN_FAMILY: _("Tala med chef och jurist. Varsam har inget formulär för detta."),
    Ground.TERRORISM: _("Tala genast med chef och jurist. Varsam har inget formulär för detta."),
    Ground.CONTACT_DETAILS: _(
        "En brottsbekämpande myndighet har begärt adress, telefonnummer, e-postadress, arbetsplats "
        "eller liknande, och inga synnerliga skäl talar emot."
    ),
    Ground.MUNICIPAL_PREVENTION: _(
        "Uppgiften behövs i brottsbekämpande verksamhet, och det står inte klart att intresset av "
        "sekretess väger över."
    ),
    Ground.SCHOOL_PREVENTION: _(
        "Polisen har begärt uppgiften, eller rektor bedömer att den behövs. Övervägande skäl talar "
        "inte emot. Elevhälsans uppgifter omfattas inte."
    ),
    Ground.LEISURE_PREVENTION: _(
        "Polisen har begärt uppgiften, eller den som leder verksamheten bedömer att den behövs. "
        "Övervägande skäl talar inte emot."
    ),
    Ground.CARE_OF_CHILD: _(
        "Barnet är under 18 år och uppgiften behövs för att det ska få nödvändig vård eller stöd."
    ),
    Ground.NECESSARY: _(
        "Det är strikt nödvändigt för att din egen verksamhet ska kunna göra sin uppgift. Att det "
        "är praktiskt räcker inte."
    ),
    Ground.GENERAL_CLAUSE: _(
        "Det är uppenbart att intresset av att uppgiften lämnas väger över sekretessen. Gäller "
        "aldrig hälso- och sjukvård eller socialtjänst."
    ),
    Ground.HARM_TEST: _(
        "Du har prövat just den här uppgiften och just den här mottagaren, och den unge eller "
        "familjen lider inte men av att den lämnas."
    ),
    Ground.NOT_SECRET: _("Du har prövat uppgiften och den omfattas inte av någon sekretess."),
    Ground.DE_IDENTIFIED: _(
        "Ingen runt bordet kan förstå vem det gäller, inte heller av sammanhanget. På en liten ort "
        "räcker det sällan att utelämna namnet."
    ),
}

DECIDER_LABELS: dict[Decider, Promise] = {
    Decider.ASSIGNED: _("Den som arbetar med ärendet"),
    Decider.HEAD_TEACHER: _("Rektor"),
    Decider.DECISION_MAKER: _("Beslutsfattare enligt delegationsordningen"),
}

WAY_LABELS: dict[Way, Promise] = {
    Way.RELEASE: _("Lämnas ut i Varsam"),
    Way.TOLD: _("Berättas eller lämnas på papper"),
    Way.REPORT: _("Orosanmälan"),
    Way.CONSULTATION: _("Samråd utan namn"),
}
