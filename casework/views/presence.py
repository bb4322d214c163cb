"""The part of a case's pages that tells who else has it open."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from access.acts import Act
from access.declare import allows
from casework.writing import presence as writing


@allows(Act.SEE_PRESENT)
@require_GET
def show_present(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The colleagues who have the case open; the page asks again each minute."""
    names = writing.be_present(case_id, by=request.member)
    context = {"case_id": case_id, "names": names, "again": True}
    return render(request, "casework/parts/present.html", context)
