"""Which items of one's own have been put into the agency's own file."""

from django.utils.translation import gettext_lazy as _

from access.clock import today
from agencies.fields import DayField
from casework.forms.fields import IdsField, SendingForm


class FilingForm(SendingForm):
    """What has been filed, and on which day."""

    items = IdsField(label=_("Fört till akten"), required=False)
    filed_date = DayField(label=_("Vilken dag fördes det till akten?"), initial=today)
