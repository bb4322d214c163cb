"""The notices of a member."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from access.acts import Act
from access.declare import allows
from casework.reading import notices as reading


@allows(Act.LIST_NOTICES)
@require_GET
def list_notices(request: HttpRequest) -> HttpResponse:
    """What is new in one's cases."""
    page = reading.list_notices(by=request.member)
    return render(request, "casework/notices.html", {"page": page})
