"""All addresses; each app keeps its own list, and each view declares its act."""

from django.urls import include, path

urlpatterns = [
    path("", include("agencies.urls")),
    path("", include("casework.urls")),
    path("", include("review.urls")),
]
