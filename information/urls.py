"""The addresses of help and of what the law asks every site to tell; open to everyone."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from information import manual, views
from information.law import CODES


class ProvisionConverter(StringConverter):
    """The Swedish code of a provision; no other word is an address."""

    regex = "|".join(CODES)


register_converter(ProvisionConverter, "provision")

urlpatterns = [
    path("help/", views.show_help, name="help"),
    path("help/report/", views.show_report_help, name="report_help"),
    path("help/glossary/", views.show_glossary, name="glossary"),
    path("help/law/", views.show_law, name="law"),
    path("help/law/<provision:code>/", views.show_ground, name="ground"),
    path("help/manual/", views.show_manual, {"name": manual.FIRST}, name="manual"),
    *(
        path(f"help/manual/{name}/", views.show_manual, {"name": name}, name=manual.address(name))
        for name in manual.names()
    ),
    path("about/accessibility/", views.show_accessibility, name="accessibility"),
    path("about/privacy/", views.show_privacy, name="privacy"),
    path("about/cookies/", views.show_cookies, name="cookies"),
]
