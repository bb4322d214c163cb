"""All addresses; each app keeps its own list, and each view declares its act."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("agencies.urls")),
    path("", include("casework.urls")),
    path("", include("review.urls")),
    path("", include("information.urls")),
]

if settings.VARSAM_GALLERY:
    urlpatterns.append(path("components/", include("config.gallery.urls")))

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
