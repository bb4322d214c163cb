"""What was typed and not sent: kept while one types, listed, gone on with, discarded."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.acts import Act
from access.blocked import AlreadyDone, Blocked
from access.declare import allows
from casework.forms import SendingForm
from casework.reading import unsent as reading
from casework.views.answers import back_to_case
from casework.views.checking import typed
from casework.writing import unsent as writing


@allows(Act.LIST_UNSENT)
@require_GET
def list_unsent(request: HttpRequest) -> HttpResponse:
    """One's own forms that were begun."""
    lines = reading.list_unsent(by=request.member)
    return render(request, "casework/unsent.html", {"page": lines})


@allows(Act.KEEP_UNSENT)
@require_POST
def keep(
    request: HttpRequest, form: str, case_id: UUID | None = None, item_id: UUID | None = None
) -> HttpResponse:
    """Keep what is typed: asked by the script as one types, or by the button without scripts."""
    try:
        at = writing.keep(
            _number_of(request),
            by=request.member,
            form=form,
            typed=typed(request),
            case_id=case_id,
            item_id=item_id,
        )
    except Blocked as blocked:
        return _said(request, case_id, str(blocked.reason), 422)
    except AlreadyDone:
        return _said(request, case_id, _("Formuläret är redan skickat."), 200)
    when = localtime(at).strftime("%H:%M")
    return _said(request, case_id, _("Sparat som påbörjad text %(at)s.") % {"at": when}, 200)


def _number_of(request: HttpRequest) -> UUID:
    """The form's one-time id; a form without one gets its own, so that the text is kept."""
    sending = SendingForm(request.POST)
    return sending.cleaned_data["sending"].id if sending.is_valid() else uuid4()


def _said(request: HttpRequest, case_id: UUID | None, sentence: str, status: int) -> HttpResponse:
    if request.accepts("text/html"):
        if status == 200 and case_id:
            return back_to_case(request, case_id, sentence)
        messages.info(request, sentence)
        return redirect("unsent")
    return JsonResponse({"said": sentence}, status=status)


@allows(Act.DISCARD_UNSENT)
@require_http_methods(["POST"])
def discard(request: HttpRequest, unsent_id: UUID) -> HttpResponse:
    """Delete a text of one's own that was not sent."""
    writing.discard(unsent_id, by=request.member)
    messages.success(request, _("Den påbörjade texten är borttagen."))
    return redirect("unsent")
