"""The view of the gallery."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from access.acts import Act
from access.declare import allows
from config.gallery import filling, frames, pieces, samples, signs

ROOMS = (signs.ROOM, pieces.ROOM, filling.ROOM, frames.ROOM)


@allows(Act.READ_INFORMATION)
@require_GET
def show_gallery(request: HttpRequest) -> HttpResponse:
    """All components, each with what it takes and each of its variants."""
    rooms = [samples.hung(room, request) for room in ROOMS]
    return render(request, "gallery/gallery.html", {"rooms": rooms})
